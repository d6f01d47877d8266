"""What the awards place shows."""
