"""Texts of foreign drawings as texts of ours, which stay editable and carry their outlines.

Spec: Scalable Vector Graphics 1.1, Text.
"""

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from badgedesk.core.errors import DesignError
from badgedesk.design.fonts.catalogue import families, find_face
from badgedesk.design.foreign.document import Element
from badgedesk.design.foreign.notices import Notices, Reason
from badgedesk.design.foreign.numbers import length, numbers
from badgedesk.design.typeset.lettering import Align, Font
from badgedesk.design.typeset.shaping import shape_line

_GENERIC: Final = {
    "sans-serif": "Noto Sans",
    "serif": "Source Serif 4",
    "monospace": "JetBrains Mono",
    "system-ui": "Inter",
}
_OTHERWISE: Final = "Noto Sans"
_ALIGNS: Final = {"start": Align.START, "middle": Align.MIDDLE, "end": Align.END}
_SIZES: Final = {"small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_LONGEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of text of one style, and where it starts, in px of the element."""

    text: str
    style: Mapping[str, str]
    font: Font
    size_px: float
    tracking_px: float
    x: float
    y: float
    align: Align


@dataclass(slots=True)
class _Span:
    text: str
    style: Mapping[str, str]
    places: tuple[float | None, float | None, float, float]
    """x and y where given, then dx and dy."""


def font_size(style: Mapping[str, str], around: float = 16.0) -> float:
    """Return the size of the font in px."""
    value = style.get("font-size", "16")
    found = _SIZES.get(value) or length(value, around, around)
    return min(max(found if found is not None else 16.0, 0.0), 2_000.0)


def text_words(element: Element, notices: Notices) -> Iterator[Words]:
    """Yield the pieces of a ``text`` element with their places."""
    spans = list(_trimmed(list(_spans(element, (None, None, 0.0, 0.0)))))
    at = 0
    x = y = 0.0
    while at < len(spans):
        end = at + 1
        while end < len(spans) and spans[end].places[0] is None and spans[end].places[1] is None:
            end += 1
        chunk = spans[at:end]
        x = chunk[0].places[0] if chunk[0].places[0] is not None else x
        y = chunk[0].places[1] if chunk[0].places[1] is not None else y
        x, y = yield from _chunk(chunk, x, y, notices)
        at = end


def _chunk(spans: list[_Span], x: float, y: float, notices: Notices) -> Generator[Words, None, tuple[float, float]]:
    """Yield the pieces of one chunk, which is aligned as a whole, and return where it ends."""
    fonts = [_font(span.style, notices) for span in spans]
    sizes = [font_size(span.style) for span in spans]
    tracks = [
        length(span.style.get("letter-spacing", "0"), 0.0, size) or 0.0 for span, size in zip(spans, sizes, strict=True)
    ]
    widths = [
        _width(span.text, font, size, track)
        for span, font, size, track in zip(spans, fonts, sizes, tracks, strict=True)
    ]
    align = _ALIGNS.get(spans[0].style.get("text-anchor", "start"), Align.START)
    if len(spans) > 1:
        x -= {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[align] * sum(widths)
    for index, span in enumerate(spans):
        x, y = x + span.places[2], y + span.places[3]
        if span.text.strip() and sizes[index] >= 1:
            own = align if len(spans) == 1 else Align.START
            track = min(max(tracks[index], -100.0), 200.0)
            yield Words(span.text[:_LONGEST], span.style, fonts[index], sizes[index], track, x, y, own)
        x += widths[index]
    return x, y


def _spans(element: Element, places: tuple[float | None, float | None, float, float]) -> Iterator[_Span]:
    """Yield all texts inside in order; a place holds for the first text after it."""
    own = _places(element)
    first = (
        own[0] if own[0] is not None else places[0],
        own[1] if own[1] is not None else places[1],
        own[2] + places[2],
        own[3] + places[3],
    )
    for part in element.content:
        if isinstance(part, Element):
            if part.style.get("display") != "none":
                yield from _spans(part, first)
        else:
            text = _BLANKS.sub(" ", part)
            if not text.strip() and first[0] is not None:
                continue
            yield _Span(text, element.style, first)
        first = (None, None, 0.0, 0.0)


def _places(element: Element) -> tuple[float | None, float | None, float, float]:
    size = font_size(element.style)

    def one(name: str) -> float | None:
        words = element.get(name).replace(",", " ").split()
        return length(words[0], 100.0, size) if words else None

    return one("x"), one("y"), one("dx") or 0.0, one("dy") or 0.0


def _trimmed(spans: list[_Span]) -> Iterator[_Span]:
    """Yield the texts without blanks at the start, at the end, and after other blanks."""
    blank = True
    for index, span in enumerate(spans):
        text = span.text.lstrip(" ") if blank or span.places[0] is not None else span.text
        if index == len(spans) - 1:
            text = text.rstrip(" ")
        blank = text.endswith(" ") if text else blank
        span.text = text
        yield span


def _width(text: str, font: Font, size: float, tracking: float) -> float:
    line = shape_line(text, font, ligatures=not tracking)
    return line.advance * size + (line.gaps + 1) * tracking if text else 0.0


def _font(style: Mapping[str, str], notices: Notices) -> Font:
    """Return the first font of the list that is at hand; another one is named."""
    wanted = [name.strip().strip("\"'") for name in style.get("font-family", "sans-serif").split(",")]
    weight = {"bold": 700, "bolder": 700, "normal": 400, "lighter": 300}.get(style.get("font-weight", "normal"))
    if weight is None:
        weight = round(min(max((numbers(style["font-weight"]) or [400.0])[0], 1), 1000))
    italic = style.get("font-style", "normal") in {"italic", "oblique"}
    for name in wanted[:20]:
        family = _known(name)
        if family:
            if name is not wanted[0] and not _known(wanted[0]):
                notices.simplified(Reason.FONT, wanted[0])
            return Font(family, weight, italic)
    notices.simplified(Reason.FONT, wanted[0] or "font")
    return Font(_OTHERWISE, weight, italic)


@lru_cache(maxsize=200)
def _known(name: str) -> str:
    """Return the family at hand that is called so, whatever its capitals; empty for none."""
    if name.lower() in _GENERIC:
        return _GENERIC[name.lower()]
    for family in families():
        if family.lower() == name.lower():
            return family
    try:
        find_face(Font(name[:100]))
    except DesignError:
        return ""
    return name[:100]
