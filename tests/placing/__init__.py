"""Drawings of others, placed by the hundred: each is drawn or refused with its reason, and none hangs."""
