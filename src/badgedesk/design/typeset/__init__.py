"""Texts set: runs and glyphs, lines, what the letters stand on, and where the caret stands among them."""
