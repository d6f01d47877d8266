"""The artwork side of the editor: what stands beside and floats over the canvas."""
