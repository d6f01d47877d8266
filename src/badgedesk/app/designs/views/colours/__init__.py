"""How a colour is chosen."""
