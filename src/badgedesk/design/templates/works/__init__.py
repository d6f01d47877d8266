"""Works: workshop, building site and drawing board."""
