"""The corpus of hostile files through every door a file comes in by: ``python -m tests.hostile``."""
