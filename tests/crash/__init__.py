"""Awarding and revoking, killed at every system call and at random moments; ``python -m tests.crash``."""
