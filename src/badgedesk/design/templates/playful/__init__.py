"""Playful: for children, clubs and good moods."""
