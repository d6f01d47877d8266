"""Lists of people: read from tables of every kind, and what their columns and cells mean."""
