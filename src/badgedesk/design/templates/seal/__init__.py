"""Seal: round plates with a scalloped edge, as pressed into wax or stamped on paper."""
