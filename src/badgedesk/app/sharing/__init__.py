"""Showing badges: choosing a form, seeing it before it is written, and what it gives away."""
