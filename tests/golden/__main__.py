"""Compare what four painters make of every template and every primitive, and print a table.

    python -m tests.golden [--only WORDS] [--pictures FOLDER]

CairoSVG, which exports, is the measure; Qt (the canvas), librsvg and Chromium are held against it at 600 px. Rows that
differ more than stated are marked and end the command with 1, as does an exported SVG with a text element. Needs
librsvg2-bin and chromium (``installer/debian-test.txt``); what is missing is left out and said.
"""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication

from badgedesk.design import Design, render_svg
from badgedesk.design.templates import build_template, list_templates
from tests.e2e.chromium import BINARY, Chromium
from tests.golden.painters import (
    RSVG,
    SIZE_PX,
    Difference,
    by_cairo,
    by_librsvg,
    by_qt,
    difference,
    page_for_chromium,
)
from tests.golden.primitives import primitives

LIMITS = {
    "qt": Difference(0.7, 0.0025, 0.0003),
    "librsvg": Difference(0.4, 0.0003, 0.0001),
    "chromium": Difference(0.9, 0.0012, 0.0001),
}
"""The stated differences from CairoSVG: mean of 255, share of pixels far off, share beyond their neighbours."""
ENLARGED = Difference(0.7, 0.007, 0.0003)
"""The same where a picture is enlarged: CairoSVG alone lets its edges fade, over half a pixel of the picture."""
Painter = Callable[[Design, bytes], Image.Image]


def designs(only: str) -> dict[str, Design]:
    """Return what is compared, by name."""
    found = {f"template {info.id}": build_template(info.id) for info in list_templates()} | primitives()
    return {name: design for name, design in found.items() if only in name}


def painters(stack: ExitStack) -> dict[str, Painter]:
    """Return the painters that are at hand besides CairoSVG."""
    found: dict[str, Painter] = {"qt": lambda design, _: by_qt(design)}
    if shutil.which(RSVG) is not None:
        found["librsvg"] = lambda _, svg: by_librsvg(svg)
    if BINARY is not None:
        browser = stack.enter_context(Chromium())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        found["chromium"] = lambda _, svg: _shot(browser, folder, svg)
    return found


def _shot(browser: Chromium, folder: Path, svg: bytes) -> Image.Image:
    page, shot = folder / "page.html", folder / "shot.png"
    page.write_text(page_for_chromium(svg), encoding="utf-8")
    browser.open(page.as_uri())
    browser.until("document.images[0].complete")
    browser.picture(shot, SIZE_PX, SIZE_PX)
    return Image.open(shot).convert("RGB")


def _limit(name: str, painter: str) -> Difference:
    """Return the stated difference of a painter for a design."""
    return ENLARGED if "picture" in name else LIMITS[painter]


def _is_within(found: Difference, limit: Difference) -> bool:
    return found.mean <= limit.mean and found.far <= limit.far and found.beyond <= limit.beyond


def _cell(found: Difference, limit: Difference) -> str:
    mark = " " if _is_within(found, limit) else "!"
    return f"{found.mean:6.3f} {100 * found.far:6.3f}% {100 * found.beyond:6.3f}%{mark}"


def main() -> int:
    """Compare, print, and tell by the exit code."""
    parser = argparse.ArgumentParser(description="Compare what four painters make of templates and primitives.")
    parser.add_argument("--only", default="", help="compare what has these words in its name")
    parser.add_argument("--pictures", type=Path, help="keep the pictures of what differs too much in this folder")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication(sys.argv[:1])
    wrong, worst = 0, {}
    with ExitStack() as stack:
        others = painters(stack)
        for missing in LIMITS.keys() - others.keys():
            sys.stdout.write(f"{missing} is not installed and left out\n")
        sys.stdout.write(f"{'':34}" + "".join(f"{name + ': mean, far, beyond':>26}" for name in others) + "\n")
        for name, design in designs(chosen.only).items():
            svg, exported = render_svg(design), by_cairo(design)
            drawn = {other: paint(design, svg) for other, paint in others.items()}
            found = {other: difference(picture, exported) for other, picture in drawn.items()}
            has_text = b"<text" in svg
            bad = [other for other in found if not _is_within(found[other], _limit(name, other))]
            wrong += bool(bad or has_text)
            cells = "".join(f"{_cell(found[other], _limit(name, other)):>26}" for other in found)
            sys.stdout.write(f"{name:34}{cells}{'  has a text element' if has_text else ''}\n")
            sys.stdout.flush()
            for other, each in found.items():
                before = worst.get(other, Difference(0.0, 0.0, 0.0))
                pairs = zip((each.mean, each.far, each.beyond), (before.mean, before.far, before.beyond), strict=True)
                worst[other] = Difference(*(max(pair) for pair in pairs))
            if chosen.pictures is not None and bad:
                _keep(chosen.pictures, name, {"cairo": exported, **{other: drawn[other] for other in bad}})
    sys.stdout.write(f"{'worst':34}" + "".join(f"{_cell(each, each):>26}" for other, each in worst.items()) + "\n")
    sys.stdout.write(f"{wrong} differ more than stated\n")
    del application
    return 1 if wrong else 0


def _keep(folder: Path, name: str, pictures: dict[str, Image.Image]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for painter, picture in pictures.items():
        picture.save(folder / f"{name.replace(' ', '-')}.{painter}.png")


if __name__ == "__main__":
    sys.exit(main())
