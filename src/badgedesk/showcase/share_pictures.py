"""Badges as pictures for feeds, stories and profile heads: solid ground, the badge in a safe area, no metadata.

Networks write uploads anew and so remove what is baked in; the pictures say so by being marked as for looks, unless
the badge can be and is baked into them.
"""

import io
import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum, unique
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Final

from badgedesk.core.bake import prepare, strip
from badgedesk.core.errors import BadgeDeskError, Code, UsageError
from badgedesk.design.colours.colour import contrast
from badgedesk.showcase.certificate import badge_data
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.picture import accent_of, drawn_svg, scaled_png
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.typesetter import typeset_png

LIMIT_BYTES: Final = 5_000_000
"""Most bytes of a picture; above it networks refuse uploads."""
WHITE: Final = "white"
BRAND: Final = "brand"
"""The ground in the badge's own colour."""
_INK: Final = "#1d2433"
_PAPER: Final = "#ffffff"
_JPEG_QUALITY: Final = (92, 85, 75, 60)
MOST_IN_BANNER: Final = 6
_MOST_AT_ONCE: Final = 4


_BANNER_SIDES: Final = ((2, 250), (4, 205), (MOST_IN_BANNER, 158))
"""Up to how many badges stand in a banner at which side in px."""


@unique
class Shape(StrEnum):
    """What a picture is for; the value names its file."""

    SQUARE = "square"
    LINK = "link"
    PORTRAIT = "portrait"
    STORY = "story"
    BANNER = "banner"


SIZES: Final = {
    Shape.SQUARE: (1200, 1200),
    Shape.LINK: (1200, 627),
    Shape.PORTRAIT: (1080, 1350),
    Shape.STORY: (1080, 1920),
    Shape.BANNER: (1584, 396),
}
"""Width and height in px."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a picture shows besides the badge.

    Attributes:
        ground: `WHITE`, `BRAND`, or a colour as ``#rrggbb``.
        jpeg: write JPEG in place of PNG; nothing can be baked into it.
        headline: words of the user's own, for the banner.
    """

    ground: str = BRAND
    person: bool = False
    date: bool = True
    qr: bool = False
    jpeg: bool = False
    language: str = "en"
    headline: str = ""


@dataclass(frozen=True, slots=True)
class SharePicture:
    """A finished picture.

    Attributes:
        baked: whether the signed badge is in the file; if not, it is for looks.
        alternative: what it shows, for people who do not see it.
    """

    shape: Shape
    data: bytes
    suffix: str
    baked: bool
    alternative: str

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in px."""
        return SIZES[self.shape]


def share_picture(exhibit: Exhibit, shape: Shape, style: Style | None = None) -> SharePicture:
    """Return a badge as a picture of one shape, under `LIMIT_BYTES`.

    Raises:
        DesignError: `Code.SHOW_FAILED`.
        UsageError: `Code.SHOW_LANGUAGE`; `Code.USAGE` for a ground that is no colour.
    """
    chosen = style or Style()
    if shape is Shape.BANNER:
        return banner((exhibit,), chosen)
    words = phrases(chosen.language)
    badge = {
        **_badge_data(exhibit, chosen.language),
        "person": exhibit.recipient if chosen.person else "",
        "date": words.day(exhibit.issued) if chosen.date else "",
    }
    if not chosen.qr:
        badge["qr"] = ""
    (png,) = typeset_png("picture", _page(shape, chosen, exhibit.picture) | {"badge": badge})
    parts = [exhibit.name, exhibit.issuer, exhibit.recipient if chosen.person else ""]
    told = f"{exhibit.caption.rstrip('.') or words['badge-of']}. {', '.join(part for part in parts if part)}."
    if chosen.jpeg:
        return SharePicture(shape, _jpeg(png), ".jpg", baked=False, alternative=told)
    baked = _baked(png, exhibit)
    if baked is not None and len(baked) <= LIMIT_BYTES:
        return SharePicture(shape, baked, ".png", baked=True, alternative=told)
    return _for_looks(shape, png, told)


def banner(exhibits: Sequence[Exhibit], style: Style | None = None) -> SharePicture:
    """Return up to six badges as the head of a profile; one file cannot carry several proofs, so it is for looks.

    Raises:
        UsageError: `Code.SHOW_NOTHING`, without badges; else as `share_picture`.
        DesignError: as `share_picture`.
    """
    if not exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    chosen = style or Style()
    shown = exhibits[:MOST_IN_BANNER]
    page = _page(Shape.BANNER, chosen, shown[0].picture)
    side = next(side for most, side in _BANNER_SIDES if len(shown) <= most)
    drawn = [{**_badge_data(exhibit, chosen.language), "picture": _sharp(exhibit, side)} for exhibit in shown]
    page |= {"headline": chosen.headline, "badges": drawn, "side": side}
    (png,) = typeset_png("banner", page)
    told = ", ".join(exhibit.name for exhibit in shown)
    if chosen.jpeg:
        return SharePicture(Shape.BANNER, _jpeg(png), ".jpg", baked=False, alternative=told)
    return _for_looks(Shape.BANNER, png, told)


def share_pictures(
    exhibits: Sequence[Exhibit], shapes: Sequence[Shape], style: Style
) -> tuple[tuple[Exhibit | None, SharePicture], ...]:
    """Return badges as pictures of several shapes, drawn beside each other on the computer's cores.

    Shape by shape in the order given, each of a badge; of banners, which show up to six badges, as many as are needed,
    without a badge of their own. Faults as `share_picture`.
    """
    makers: list[tuple[Exhibit | None, Callable[[], SharePicture]]] = []
    for shape in dict.fromkeys(shapes):
        if shape is Shape.BANNER:
            starts = range(0, len(exhibits), MOST_IN_BANNER)
            makers += [(None, partial(banner, exhibits[at : at + MOST_IN_BANNER], style)) for at in starts]
        else:
            makers += [(exhibit, partial(share_picture, exhibit, shape, style)) for exhibit in exhibits]
    with ThreadPoolExecutor(min(_MOST_AT_ONCE, os.cpu_count() or 1)) as workers:
        made = list(workers.map(lambda maker: maker[1](), makers))
    return tuple((exhibit, picture) for (exhibit, _), picture in zip(makers, made, strict=True))


def caption(exhibit: Exhibit, language: str = "en") -> str:
    """Return words to post beside the picture: what, from whom, what it took, where to check it."""
    words = phrases(language)
    first = f"{exhibit.name} – {exhibit.issuer}" if exhibit.issuer else exhibit.name
    lines = [first, exhibit.criteria_line]
    if exhibit.address:
        lines.append(f"{words['verify-at']} {exhibit.address}")
    return "\n\n".join(line for line in lines if line)


def pictures_preview(exhibits: Sequence[Exhibit], style: Style, *, baked: bool) -> PrivacyPreview:
    """Return what pictures in this style hold."""
    parts = {Part.NAME, Part.ISSUER, Part.PICTURE}
    parts |= {Part.DATES} if style.date else set()
    parts |= {Part.RECIPIENT} if style.person else set()
    parts |= {Part.LINK} if style.qr else set()
    parts |= {Part.CREDENTIAL} if baked and not style.jpeg else set()
    return preview(exhibits, parts)


@lru_cache(maxsize=16)
def _badge_data(exhibit: Exhibit, language: str) -> Mapping[str, object]:
    """Return a badge as the templates take it; made once for all shapes."""
    return MappingProxyType(badge_data(exhibit, phrases(language)))


def _page(shape: Shape, style: Style, picture: bytes) -> dict[str, object]:
    width, height = SIZES[shape]
    ground = style.ground.lower()
    front = _INK
    if ground not in {WHITE, BRAND}:
        if len(ground) != len(_INK) or ground[0] != "#" or not set(ground[1:]) <= set("0123456789abcdef"):
            raise UsageError(
                Code.USAGE, detail=f"“{style.ground}” is no ground: white, brand, or a colour like #12395b."
            )
        front = max((_INK, _PAPER), key=lambda colour: contrast(colour, ground))
    return {
        "width": width,
        "height": height,
        "ground": ground,
        "front": front,
        "language": style.language,
        "accent": accent_of(picture),
    }


def _baked(png: bytes, exhibit: Exhibit) -> bytes | None:
    try:
        return prepare(png, keep_metadata=False).bake(exhibit.credential.decode("utf-8"))
    except (BadgeDeskError, UnicodeDecodeError):
        return None  # such as a bare address of an older badge: nothing that can be baked


def _for_looks(shape: Shape, png: bytes, told: str) -> SharePicture:
    bare = strip(png, keep_metadata=False)
    if len(bare) <= LIMIT_BYTES:
        return SharePicture(shape, bare, ".png", baked=False, alternative=told)
    return SharePicture(shape, _jpeg(png), ".jpg", baked=False, alternative=told)


def _sharp(exhibit: Exhibit, side_px: int) -> str:
    """Return the picture scaled to the size in which it is drawn; the typesetter's own scaling leaves steps."""
    return drawn_svg(scaled_png(exhibit.picture, side_px) if exhibit.picture else b"")


def _jpeg(png: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        flat = opened.convert("RGB")
    data = b""
    for quality in _JPEG_QUALITY:
        written = io.BytesIO()
        flat.save(written, "JPEG", quality=quality, optimize=True)
        data = written.getvalue()
        if len(data) <= LIMIT_BYTES:
            break
    return data
