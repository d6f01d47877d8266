"""Tests of the tree itself: what no unit test sees and no linter knows."""
