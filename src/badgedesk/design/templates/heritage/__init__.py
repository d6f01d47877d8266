"""Heritage: shields with a picture or a field, struck rims, ribbons."""
