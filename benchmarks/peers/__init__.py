"""The participants of the measurements: this program, and its peers."""
