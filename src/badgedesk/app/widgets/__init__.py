"""The parts that places are built from."""
