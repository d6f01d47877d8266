"""Whether an address in a badge can be shown to others; the rule is the one by which addresses are asked."""

from badgedesk.core.address import check_public_address

__all__ = ["check_public_address"]
