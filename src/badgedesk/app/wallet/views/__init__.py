"""What the wallet place shows."""
