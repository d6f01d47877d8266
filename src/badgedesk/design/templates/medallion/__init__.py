"""Medallion: discs with a ring of words."""
