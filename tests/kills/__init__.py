"""Killing the wallet's work at random moments and looking what is left: ``python -m tests.kills``."""
