"""Lists, grids, tables and plots."""
