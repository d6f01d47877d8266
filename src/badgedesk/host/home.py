"""Where the profile folder lies, and whether it was ever used: all that a start asks before anything is opened."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HOME_VARIABLE: Final = "BADGEDESK_HOME"
PROGRAM: Final = "BadgeDesk"
SETTINGS: Final = "settings.ini"
"""The file of the window's settings in the profile folder."""


def profile_folder(argument: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the profile folder: the argument, else ``BADGEDESK_HOME``, else the system's place for user data."""
    if argument is not None:
        return _absolute(argument)
    if chosen := environment.get(HOME_VARIABLE):
        return _absolute(Path(chosen))
    from platformdirs import user_data_path

    return user_data_path(PROGRAM.lower(), appauthor=False)


def is_untouched(folder: Path) -> bool:
    """Return whether nothing was ever kept in a profile: no badge, no issuer, no design."""
    return not any((folder / name).exists() for name in ("wallet.db", "register.db", "designs"))


def _absolute(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except RuntimeError:
        return path.absolute()
