"""A badge with nothing on it, for those who begin from an empty sheet."""

from badgedesk.design.colours.colour import build_palette
from badgedesk.design.document import Design


def build_blank() -> Design:
    """Return an empty design with a palette to draw with."""
    return Design(palette=build_palette("#1f4e79", "#e0a526", "#f5f7fa"))
