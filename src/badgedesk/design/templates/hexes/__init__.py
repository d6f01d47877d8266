"""Hex: plates with six sides."""
