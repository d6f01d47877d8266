"""What the designs place shows."""
