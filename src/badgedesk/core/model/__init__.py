"""What credentials and reports look like to the rest of the program: typed views, never the bytes."""
