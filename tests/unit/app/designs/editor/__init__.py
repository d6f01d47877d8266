"""Tests of the editor of designs, without a window."""
