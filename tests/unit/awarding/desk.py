"""An awarding desk for tests: an achievement, small artwork, and batches from a few lines of CSV."""

import io
from dataclasses import dataclass, replace
from pathlib import Path

from badgedesk.awarding import Artwork, BatchRequest, Format, Issuer, Register, read_roster
from badgedesk.core.issue import Signer
from badgedesk.core.model.achievement import Achievement

PASSPHRASE = "tide tables and lanterns"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
    b'<circle cx="45" cy="45" r="40" fill="#204060"/></svg>'
)


@dataclass
class Desk:
    """An awarding desk: one issuer, its unlocked key, the register, a folder for awards."""

    issuer: Issuer
    signer: Signer
    register: Register
    artwork: Artwork
    output: Path

    def request(self, roster: str, **changes: object) -> BatchRequest:
        """Return a batch for a roster in CSV."""
        request = BatchRequest(
            achievement=ACHIEVEMENT,
            artwork=self.artwork,
            roster=read_roster(roster.encode()),
            output=self.output,
            formats=(Format.PNG, Format.SVG),
        )
        return replace(request, **changes)  # type: ignore[arg-type]  # what each test changes


ACHIEVEMENT = Achievement(
    id="urn:uuid:0f6c2a44-5f0d-4b8e-9a3c-0a3a5c1d2e3f",
    name="Rope Access",
    description="Works safely on ropes.",
    criteria_narrative="Passed the practical test.",
    caption="A coil of rope",
)


def draw_png(side_px: int, colour: tuple[int, int, int]) -> bytes:
    """Return a square PNG: a disc on a transparent ground."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGBA", (side_px, side_px))
    edge = side_px // 15
    ImageDraw.Draw(picture).ellipse((edge, edge, side_px - edge, side_px - edge), fill=(*colour, 255))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return written.getvalue()
