"""Tests of the window's parts without a window."""
