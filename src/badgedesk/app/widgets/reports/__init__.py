"""The answer and the eight lines of a verification."""
