"""The artwork of a batch: drawn once, baked many times."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Final

from badgedesk.awarding.batches.personal import PersonalArtwork
from badgedesk.core.bake import PreparedImage, prepare
from badgedesk.core.errors import Code, UsageError

if TYPE_CHECKING:
    from badgedesk.design.document import Design

PNG_SIDE_PX: Final = 600
"""Width and height of an awarded PNG."""


@unique
class Format(StrEnum):
    """In what form an award is written; the value is the ending of the file."""

    PNG = "png"
    SVG = "svg"
    JSON = "json"
    JWT = "jwt"

    @property
    def is_picture(self) -> bool:
        """Whether the credential lies in the artwork, rather than in a file of its own."""
        return self in {Format.PNG, Format.SVG}


def parse_formats(names: str) -> tuple[Format, ...]:
    """Return the formats in a list such as ``png,svg``, each once, in the order given.

    Raises:
        UsageError: `Code.USAGE` for one that is none, or an empty list.
    """
    found: dict[Format, None] = {}
    for name in (part.strip().lower() for part in names.split(",")):
        if name not in set(Format):
            raise UsageError(Code.USAGE, detail=f"“{name}” is no format of an award: {', '.join(Format)}")
        found[Format(name)] = None
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Artwork:
    """The pictures of one design.

    Attributes:
        images: the artwork in each format that is a picture.
        picture: a PNG of at most 64 KB, which is signed as the achievement's picture; it names nobody.
        personal: draws the picture around each badge for its person, where the design has placeholders.
    """

    images: Mapping[Format, bytes]
    picture: bytes
    personal: PersonalArtwork | None = None

    @property
    def picture_address(self) -> str:
        """The signed picture as a ``data:`` URI."""
        return "data:image/png;base64," + base64.b64encode(self.picture).decode("ascii")

    def prepared(self, formats: tuple[Format, ...]) -> dict[Format, PreparedImage]:
        """Return the artwork checked and ready to be baked, for those of ``formats`` that are pictures.

        Raises:
            InputError: what `badgedesk.core.bake.prepare` raises; nothing but what the picture needs is kept.
        """
        return {wanted: prepare(self.images[wanted], keep_metadata=False) for wanted in formats if wanted.is_picture}


def render_artwork(design: "Design", formats: tuple[Format, ...]) -> Artwork:
    """Draw a design in the formats asked for, and the small picture, all without what placeholders stand for.

    Raises:
        DesignError: the design cannot be drawn.
    """
    from badgedesk.design.fonts.added import fonts_at_hand
    from badgedesk.design.personal import placeholders_of, without_placeholders
    from badgedesk.design.placeholders import Placeholder
    from badgedesk.design.raster import badge_picture, render_png
    from badgedesk.design.svg import render_svg

    marks = placeholders_of(design) - {Placeholder.LEVEL}
    has_pictures = any(form.is_picture for form in formats)
    personal = PersonalArtwork(design, PNG_SIDE_PX, fonts_at_hand()) if marks and has_pictures else None
    design = without_placeholders(design)
    images: dict[Format, bytes] = {}
    if Format.PNG in formats:
        images[Format.PNG] = render_png(design, PNG_SIDE_PX)
    if Format.SVG in formats:
        images[Format.SVG] = render_svg(design)
    return Artwork(images, badge_picture(design), personal)
