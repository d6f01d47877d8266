"""Colours and what areas and lines are painted with."""
