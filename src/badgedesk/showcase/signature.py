"""A badge for the foot of e-mails: tables and inline styles only, small, with a plain twin.

Mail programs drop style sheets, scripts and vector pictures; one of them sets pages with a word processor. What is used
here is what all of them show: tables, long-hand inline styles, width and height as attributes, PNG.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from badgedesk.core.errors import Code, UsageError
from badgedesk.showcase.address import check_public_address
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.markup import Child, Element, document, el, outward, render
from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.picture import data_address, framed_svg, scaled_png
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.words import shortened, visible

CHARACTERS: Final = 10_000
"""Most characters of the HTML without its pictures; the strictest editor of signatures takes no more."""
TOTAL_BYTES: Final = 50_000
"""Most bytes with pictures."""
WIDTH_PX: Final = 600
SIDE_PX: Final = 80
"""Side of a badge as shown; the picture has twice as many pixels."""
MOST_BADGES: Final = 4
_SMALLER: Final = (2.0, 1.75, 1.5, 1.25, 1.0)
_DATA: Final = re.compile(r"data:image/[a-z]+;base64,[A-Za-z0-9+/=]*")
_FONT: Final = "font-family:Arial,Helvetica,sans-serif;"
_INK: Final = "color:#1d2433;"
_SOFT: Final = "color:#596174;"


@unique
class Variant(StrEnum):
    """Where the pictures of a signature lie."""

    HOSTED = "hosted"
    """At an address of the web, which the holder gives."""
    ATTACHED = "attached"
    """In the message itself, named by content ids: for programs that take a signature with its files."""
    INSIDE = "inside"
    """In the HTML itself: for the clipboard and for preview."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The lines above the badges, in the holder's own words; empty ones are left out."""

    name: str = ""
    role: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A finished signature.

    Attributes:
        html: the piece to paste, without page around it.
        page: the same as a whole file.
        plain: the twin for messages without markup.
        pictures: content id (or file name) of each picture, with its bytes.
    """

    html: str
    page: bytes
    plain: str
    pictures: tuple[tuple[str, bytes], ...]

    @property
    def characters(self) -> int:
        """Characters of the HTML without the pictures in it."""
        return len(_DATA.sub("", self.html))

    @property
    def total_bytes(self) -> int:
        """Bytes of the HTML and of all pictures."""
        held = 0 if "data:image" in self.html else sum(len(data) for _, data in self.pictures)
        return len(self.html.encode()) + held


def build_signature(
    exhibits: Sequence[Exhibit],
    signer: Signer | None = None,
    *,
    variant: Variant = Variant.INSIDE,
    hosted_at: str = "",
    language: str = "en",
) -> Signature:
    """Return a signature with up to four badges.

    Args:
        exhibits: the badges; one with a public page becomes a link to it.
        signer: the lines above.
        variant: where the pictures lie.
        hosted_at: for `Variant.HOSTED`, the folder on the web that the pictures will lie in, ending in ``/``.
        language: of our own words.

    Raises:
        UsageError: `Code.SHOW_NOTHING`; `Code.USAGE` for too many badges or an address that others cannot open.
    """
    if not exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    if len(exhibits) > MOST_BADGES:
        raise UsageError(Code.USAGE, detail=f"A signature holds at most {MOST_BADGES} badges.")
    if variant is Variant.HOSTED and (check_public_address(hosted_at) is not None or not hosted_at.endswith("/")):
        raise UsageError(Code.USAGE, detail="The pictures’ address is written like https://name.example/badges/.")
    budget = (TOTAL_BYTES - CHARACTERS) // len(exhibits)
    pictures = tuple((f"badge-{e.key}.png", _small(e.picture, budget)) for e in exhibits if e.picture)
    sources = {name: _source(name, data, variant, hosted_at) for name, data in pictures}
    said = signer or Signer()
    tree = _table(exhibits, said, sources)
    html = render(tree)
    words = phrases(language)
    head: list[Child] = [el("meta", charset="utf-8"), el("title", words["badge-of"])]
    page = document(language, head, [tree])
    return Signature(html, page, _plain(exhibits, said), pictures)


def signature_preview(exhibits: Sequence[Exhibit], signer: Signer) -> PrivacyPreview:
    """Return what a signature holds."""
    own = {Part.OWN_WORDS} if signer.name or signer.role or signer.contact else set()
    return preview(exhibits, {Part.NAME, Part.ISSUER, Part.PICTURE, Part.LINK} | own)


def signature_png(exhibits: Sequence[Exhibit], signer: Signer | None = None, language: str = "en") -> bytes:
    """Return what a signature looks like on light and dark ground, 400 and 240 points wide, as a PNG for a preview.

    Raises:
        UsageError: as `build_signature`.
        DesignError: `Code.SHOW_FAILED`.
    """
    from badgedesk.showcase.typesetter import typeset_png

    if not 0 < len(exhibits) <= MOST_BADGES:
        raise UsageError(Code.SHOW_NOTHING)
    said = signer or Signer()
    lines = [visible(text, 200) for text in (said.name, said.role, said.contact) if text.strip()]
    badges = [
        {
            "name": shortened(exhibit.name, 90),
            "issuer": shortened(exhibit.issuer, 90),
            "linked": bool(exhibit.address),
            "picture": framed_svg(exhibit.picture) if exhibit.picture else "",
            "alternative": exhibit.alternative,
        }
        for exhibit in exhibits
    ]
    data = {"language": language, "named": bool(said.name.strip()), "lines": lines, "badges": badges}
    return typeset_png("signature", data, pixels_per_point=2.0)[0]


def _table(exhibits: Sequence[Exhibit], signer: Signer, sources: dict[str, str]) -> Element:
    alone = len(exhibits) == 1
    lines = [
        (signer.name, f"font-size:15px;font-weight:bold;line-height:20px;{_INK}"),
        (signer.role, f"font-size:13px;line-height:18px;{_SOFT}"),
        (signer.contact, f"font-size:13px;line-height:18px;{_SOFT}"),
    ]
    rows: list[Child] = [
        el(
            "tr",
            el("td", visible(text, 200), colspan="2" if alone else None, style=_FONT + style + "padding-bottom:2px;"),
        )
        for text, style in lines
        if text.strip()
    ]
    shown = [picture for e in exhibits if (picture := _picture(e, sources.get(f"badge-{e.key}.png", ""), alone=alone))]
    if alone:
        rows.append(el("tr", *_beside(exhibits[0], shown)))
    else:
        rows.append(el("tr", el("td", [[picture, " "] for picture in shown], style="padding-top:10px;")))
    return Element(
        "table",
        {
            "role": "presentation",
            "cellpadding": "0",
            "cellspacing": "0",
            "border": "0",
            "style": f"max-width:{WIDTH_PX}px;",
        },
        (el("tbody", *rows),),
    )


def _picture(exhibit: Exhibit, source: str, *, alone: bool) -> Element | None:
    """Return the picture of a badge, as a link where it has a page; several stand in a line that breaks when narrow.

    Among several, one without a picture is named; alone, its name stands beside.
    """
    if not source:
        return None if alone else _named(exhibit)
    side = str(SIDE_PX)
    edges = "border-top-width:0;border-right-width:0;border-bottom-width:0;border-left-width:0;"
    place = "display:block;" if alone else "vertical-align:middle;margin-right:12px;"
    shown = Element(
        "img", {"src": source, "alt": exhibit.alternative, "width": side, "height": side, "style": place + edges}
    )
    return outward(exhibit.address, shown) if exhibit.address else shown


def _beside(exhibit: Exhibit, shown: Sequence[Element]) -> list[Child]:
    """Return the cells of one badge: its picture, and its name and issuer beside it."""
    room = "padding-top:10px;padding-right:12px;"
    return [
        el("td", *shown, width=str(SIDE_PX), valign="middle", style=room) if shown else None,
        el(
            "td",
            _named(exhibit),
            el("br"),
            el("span", shortened(exhibit.issuer, 90), style=f"{_FONT}font-size:12px;line-height:17px;{_SOFT}"),
            valign="middle",
            style="padding-top:10px;",
        ),
    ]


def _named(exhibit: Exhibit) -> Element:
    name: Child = shortened(exhibit.name, 90)
    if exhibit.address:
        name = outward(exhibit.address, name, style="color:#1f4fa8;text-decoration:underline;")
    return el("span", name, style=f"{_FONT}font-size:13px;font-weight:bold;line-height:18px;{_INK}")


def _source(name: str, data: bytes, variant: Variant, hosted_at: str) -> str:
    if variant is Variant.HOSTED:
        return f"{hosted_at}{name}"
    return f"cid:{name}" if variant is Variant.ATTACHED else data_address(data)


def _small(picture: bytes, budget: int) -> bytes:
    """Return the picture with twice as many pixels as are shown, or fewer where it would be too heavy.

    In the page a picture takes a third more than its bytes, so the budget is for that.
    """
    data = b""
    for sharpness in _SMALLER:
        data = scaled_png(picture, round(SIDE_PX * sharpness), square=True)
        if len(data) * 4 / 3 <= budget:
            return data
    return data


def _plain(exhibits: Sequence[Exhibit], signer: Signer) -> str:
    lines = [visible(text, 200) for text in (signer.name, signer.role, signer.contact) if text.strip()]
    for exhibit in exhibits:
        first = f"{exhibit.name} – {exhibit.issuer}" if exhibit.issuer else exhibit.name
        lines.append(f"{first}: {exhibit.address}" if exhibit.address else first)
    return "-- \n" + "\n".join(lines) + "\n"
