"""From a roster to signed and written badges."""
