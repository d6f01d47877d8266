"""The way in: commands without a window, else the window."""

import sys
from pathlib import Path

from badgedesk.cli.main import is_command_line, run


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the window with the files named.

    Args:
        arguments: without the program's name; the process's own by default.

    Returns:
        The exit status: 0 done or verified, 1 a finding, 2 usage, 3 a fault, 4 a batch with rejected rows.
    """
    words = sys.argv[1:] if arguments is None else arguments
    if is_command_line(words):
        return run(words)
    from badgedesk.app.main import run as open_window

    home, files = _window_words(words)
    return open_window(files, home)


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


if __name__ == "__main__":
    sys.exit(main())
