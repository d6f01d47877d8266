"""Help: every key that does something."""
