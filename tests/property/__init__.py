"""Tests of what holds for every input of a kind."""
