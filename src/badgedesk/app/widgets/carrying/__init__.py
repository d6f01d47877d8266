"""What is dragged, dropped, copied and pasted."""
