"""What becomes of one drawing of somebody else's when it is placed, and where such drawings are found."""

import hashlib
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from multiprocessing.connection import Connection
from pathlib import Path

from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import load_design, render_png, save_design
from badgedesk.design.foreign.artwork import read_artwork
from badgedesk.design.foreign.placing import design_of
from badgedesk.wording import code_message
from badgedesk.wording.artwork import notice_sentence

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "vectors"
SIDE_PX = 128


@unique
class Outcome(StrEnum):
    """What became of a drawing."""

    DRAWN = "drawn as it is"
    CHANGED = "drawn, what changed was told"
    BLANK = "drawn, with nothing to see"
    REFUSED = "refused with a reason"
    HUNG = "HUNG"
    BROKEN = "BROKEN"


@dataclass(frozen=True)
class Placed:
    """One drawing after it was placed: what became of it, why, and the computing time it took."""

    outcome: Outcome
    reason: str
    cpu_s: float

    @property
    def is_fault(self) -> bool:
        """Whether this must never be."""
        return self.outcome in {Outcome.HUNG, Outcome.BROKEN}


def place(path: Path) -> Placed:
    """Place a drawing on a new badge, draw that as it would be exported, save and load it."""
    began = time.process_time()
    try:
        outcome, reason = _place(path)
    except BadgeDeskError as error:
        message = code_message(error.code, dict(error.facts))
        outcome, reason = Outcome.REFUSED, f"{error.code.value}: {message.sentence}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        outcome, reason = Outcome.BROKEN, repr(error)
    return Placed(outcome, reason, time.process_time() - began)


def place_each(pipe: "Connection[Placed, str]") -> None:
    """Place the drawings whose paths come through a pipe, and answer what became of each, until it is closed."""
    while True:
        pipe.send(place(Path(pipe.recv())))


def _place(path: Path) -> tuple[Outcome, str]:
    with path.open("rb") as file:
        data = file.read(limits.FILE_BYTES + 1)
    artwork = read_artwork(data)
    design = design_of(artwork, path.stem)
    if load_design(save_design(design)) != design:
        return Outcome.BROKEN, "loaded it is another design"
    told = "; ".join(notice_sentence(notice) for notice in artwork.notices)
    if not _shows(render_png(design, SIDE_PX)):
        return Outcome.BLANK, told
    return (Outcome.CHANGED if told else Outcome.DRAWN), told


def _shows(png: bytes) -> bool:
    import io

    from PIL import Image

    with Image.open(io.BytesIO(png)) as picture:
        return picture.convert("RGBA").getchannel("A").getextrema()[1] > 0


def sources() -> dict[str, Path]:
    """Return the folders in which drawings are looked for, by what they are called in the table."""
    return {
        "hostile vectors": SHARED / "hostile" / "svg",
        "baked badges": SHARED / "baked",
        "desktop icons": Path("/usr/share/icons"),
        "Node.js packages": ROOT / "tests" / "interop" / "node_modules",
        "Python packages": Path(sys.prefix) / "lib",
    }


def drawings(folder: Path, most: int) -> Sequence[Path]:
    """Return at most ``most`` different SVG files below a folder, spread evenly over it; none where it is absent."""
    found = tuple(_different(sorted(folder.rglob("*.svg")))) if folder.is_dir() else ()
    step = max(1.0, len(found) / most)
    return [found[int(at * step)] for at in range(min(most, len(found)))]


def _different(paths: Sequence[Path]) -> Iterator[Path]:
    seen: set[bytes] = set()
    for path in paths:
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).digest()
            if digest not in seen:
                seen.add(digest)
                yield path
