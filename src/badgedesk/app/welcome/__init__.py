"""The first start: which half of the program to begin with, and samples to look at."""
