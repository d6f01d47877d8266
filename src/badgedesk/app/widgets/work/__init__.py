"""Long work: its panels, and the room that they are given."""
