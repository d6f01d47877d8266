"""SVG files of strangers: read through the hardened reader, rebuilt from what is allowed, drawn in a process apart."""
