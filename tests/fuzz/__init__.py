"""Coverage-guided fuzzing of every reader of outside bytes: ``python -m tests.fuzz TARGET --cpu 3600``."""
