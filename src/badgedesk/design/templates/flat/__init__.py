"""Flat: plain shapes, bright colours, few lines."""
