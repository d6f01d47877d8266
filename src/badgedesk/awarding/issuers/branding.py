"""The colour of an issuer's certificates and pages: the main one of the brand kit that names the issuer."""

from pathlib import Path
from typing import Final

from badgedesk.awarding.rosters.roster import folded
from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.files import read_file

_MAIN: Final = "base"


def brand_colour(kit: Path, issuer: str) -> str | None:
    """Return the main colour of a brand kit as ``#rrggbb`` where it is that of the issuer with this name.

    A kit that is not there, cannot be read, has no colours, or names nobody or somebody else gives none.
    """
    from badgedesk.design.file import load_kit

    try:
        found = load_kit(read_file(kit))
        is_theirs = bool(found.issuer) and folded(found.issuer) == folded(issuer)
        return found.palette.colour(_MAIN) if is_theirs and found.palette is not None else None
    except BadgeDeskError:
        return None
