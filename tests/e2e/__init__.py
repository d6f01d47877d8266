"""Whole programs in whole environments."""
