"""What help looks like."""
