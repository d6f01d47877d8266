"""Fonts: those at hand by name, the files of others, what they allow, and how they travel inside designs."""
