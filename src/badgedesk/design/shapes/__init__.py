"""Parametric shapes: each keeps its measures and derives its outline."""
