"""Pictures of badges."""
