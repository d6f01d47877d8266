"""The dialog in which a form is chosen and looked at."""
