"""The way in: commands without a window, else the window."""

import gc
import os
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the window with the files named.

    Args:
        arguments: without the program's name; the process's own by default.

    Returns:
        The exit status: 0 done or verified, 1 a finding, 2 usage, 3 a fault, 4 a batch with rejected rows.
    """
    words = sys.argv[1:] if arguments is None else arguments
    if not _is_bare(words):  # the command line's modules would cost a bare start as much as Qt's do
        from badgedesk.cli.main import is_command_line, run

        if is_command_line(words):
            return run(words)
    if not _has_screen():
        from badgedesk.cli.main import refuse_window

        return refuse_window()
    gc.disable()  # until the window stands: collecting among modules being loaded only costs time
    from badgedesk.app.start import run as open_window

    home, files = _window_words(words)
    return open_window(files, home)


def _has_screen() -> bool:
    """Return whether a window can be opened; Qt ends the process where it finds none."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or sys.platform != "linux"


def _window_words(words: list[str]) -> tuple[Path | None, list[Path]]:
    """Take ``--home DIR`` out of the words; what is left are files to open."""
    home: Path | None = None
    files: list[Path] = []
    rest = iter(words)
    for word in rest:
        if word == "--home":
            home = Path(next(rest, "."))
        elif word != "--":
            files.append(Path(word))
    return home, files


def _is_bare(words: list[str]) -> bool:
    """Return whether the words say nothing but where the profile lies."""
    return not words or (len(words) == 2 and words[0] == "--home")  # noqa: PLR2004 - option and value


if __name__ == "__main__":
    sys.exit(main())
