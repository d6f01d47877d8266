"""BadgeDesk: draw, define, award, hold, check and show Open Badges, offline."""

__version__ = "0.1.0"
