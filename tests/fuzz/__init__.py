"""Coverage-guided fuzzing of every reader of outside bytes: ``python -m tests.fuzz TARGET --seconds 3600``."""
