"""Tests of the artwork."""
