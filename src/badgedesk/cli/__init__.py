"""Commands: each parses its words, calls what lies below, and prints words or one JSON value."""
