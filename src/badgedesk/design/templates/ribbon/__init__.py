"""Ribbon: badges that a ribbon makes."""
