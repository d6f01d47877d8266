"""Make pictures of every place, state and dialog of the window, with data made by the program's own core.

    python tools/screenshots.py OUT [--theme light dark contrast] [--size 1366x768 ...] [--scale 1 2] [--text 100 200]
        [--part start wallet sharing designs awards everywhere long]
    python tools/screenshots.py OUT --size 1366x768 --theme light dark --scale 1 --text 100 --readme docs/pictures

Runs without a screen, one process for each combination, because the scale of a screen is fixed when a process starts.
A size is in device pixels: at scale 2 the window has half as many of its own. Text at 200 % is taken at scale 1 only.
With ``--readme``, the few pictures of the README are made out of them, with few colours.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")

PARTS: Final = ("start", "wallet", "sharing", "designs", "awards", "everywhere", "long")
"""Of the way through the window."""
_SIZES: Final = ("1366x768", "1920x1080")
_THEMES: Final = ("light", "dark", "contrast")
_README: Final = {
    "light-1366x768-editor": "designs",
    "light-1366x768-award-3-people": "awards",
    "light-1366x768-wallet": "wallet",
    "dark-1366x768-badge-unknown": "badge-dark",
    "light-1366x768-first-start": "first-start",
}
_COLOURS: Final = 200


def main() -> int:
    """Take all pictures asked for."""
    parser = argparse.ArgumentParser(description="Make pictures of every place, state and dialog of the window.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", nargs="+", default=_SIZES)
    parser.add_argument("--theme", nargs="+", choices=_THEMES, default=_THEMES)
    parser.add_argument("--scale", nargs="+", choices=("1", "2"), default=("1", "2"))
    parser.add_argument("--text", nargs="+", choices=("100", "200"), default=("100", "200"))
    parser.add_argument("--readme", type=Path, help="folder for the few pictures of the README, made of those taken")
    parser.add_argument("--part", nargs="+", choices=PARTS, default=PARTS, help="of the way; else all of it")
    parser.add_argument("--here", action="store_true", help="in this process, for the one combination named")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.here:
        _tour(options.out, (options.theme[0], options.size[0], options.scale[0], options.text[0]), options.part)
        return 0
    runs = product(options.theme, options.size, options.scale, options.text)
    worst = max(_start(options.out, run, options.part) for run in runs if run[2:] != ("2", "200"))
    if options.readme:
        _make_small(options.out, options.readme)
    return worst


def _start(out: Path, run: tuple[str, str, str, str], parts: Sequence[str]) -> int:
    theme, size, scale, text = run
    words = [sys.executable, __file__, str(out), "--here", "--theme", theme, "--size", size]
    words += ["--scale", scale, "--text", text, "--part", *parts]
    return subprocess.run(words, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=False).returncode


def _tour(out: Path, run: tuple[str, str, str, str], parts: Sequence[str]) -> None:
    from badgedesk.app.look.application import make_application
    from badgedesk.app.look.theme import Theme
    from badgedesk.app.preferences import Preferences
    from picture_camera import Camera, Stand
    from picture_tour import Tour

    choice, size, scale, text = run
    application = make_application()
    stand = Stand(application, Theme(application))
    wanted = Preferences(
        theme="light" if choice == "contrast" else choice, contrast=choice == "contrast", text_size=int(text)
    )
    width, height = (int(part) // int(scale) for part in size.split("x"))
    prefix = "-".join((choice, size, *(["200%"] if scale == "2" else []), *(["text200"] if text == "200" else [])))
    with tempfile.TemporaryDirectory() as folder:
        Tour(Camera(stand, out, prefix, (width, height), wanted), Path(folder), tuple(parts)).run()


def _make_small(taken: Path, folder: Path) -> None:
    """Make the README's pictures, with few colours, out of those that were taken."""
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    for source, target in _README.items():
        file = taken / f"{source}.png"
        if file.is_file():
            with Image.open(file) as picture:
                few = picture.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
                few.save(folder / f"{target}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
