"""What the first start looks like."""
