"""The designs place: templates and the user's designs."""
