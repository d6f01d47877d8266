"""Who awards: profiles, identities and keys, and what brings them back after a loss."""
