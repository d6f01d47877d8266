"""Working on one design: what can be done to it, where it is kept, and what the panels show of it."""
