"""The inspector: a section for each kind of what can be set."""
