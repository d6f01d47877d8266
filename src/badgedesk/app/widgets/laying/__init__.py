"""How widgets are laid out and gone through."""
