"""What the settings look like."""
