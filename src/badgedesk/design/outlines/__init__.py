"""Outlines as values, and the mathematics on them."""
