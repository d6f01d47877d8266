"""The canvas: a mirror of the immutable design, painted by Qt."""
