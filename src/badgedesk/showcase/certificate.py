"""A badge as a certificate on paper: a tagged PDF with the signed badge attached; wall prints and cards as well.

Whoever awards can make it for a recipient, and a holder for a received badge: both hand over an `Exhibit`.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum, unique
from typing import Final

from badgedesk.core.errors import Code, UsageError
from badgedesk.showcase.code import qr_svg
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.phrases import Phrases, paper_phrases
from badgedesk.showcase.picture import accent_of, drawn_svg, readable_accent
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.typesetter import SHARP, Attachment, typeset_pdf, typeset_png
from badgedesk.showcase.words import shortened

PARTS: Final = frozenset(
    {
        *(Part.NAME, Part.ISSUER, Part.DATES, Part.PICTURE, Part.CRITERIA, Part.SKILLS, Part.RECIPIENT, Part.LINK),
        *(Part.CREDENTIAL_ID, Part.CREDENTIAL),
    }
)
_LINE: Final = 320
_NAME: Final = 140
"""Longest name a sheet has room for."""
_MOST_SKILLS: Final = 8
_ON_A_WALL: Final = 60


@unique
class Look(StrEnum):
    """How a certificate looks."""

    CLASSIC = "classic"
    MODERN = "modern"
    PLAIN = "plain"


@unique
class Paper(StrEnum):
    """On what paper."""

    A4 = "a4"
    LETTER = "letter"


def certificate(
    exhibit: Exhibit,
    *,
    made_at: datetime,
    look: Look = Look.CLASSIC,
    paper: Paper = Paper.A4,
    language: str = "en",
    accent: str | None = None,
) -> bytes:
    """Return the certificate as a PDF of one page: tagged, fonts embedded, the credential attached.

    Args:
        exhibit: the badge; without a recipient's name the certificate speaks of the holder.
        made_at: the time written into the file.
        look: its design; every one is for landscape.
        paper: its size.
        language: of our own words, one of `phrases.PAPER_LANGUAGES`.
        accent: a colour as ``#rrggbb``, set darker where it would not read; else the badge's own.

    Raises:
        DesignError: `Code.SHOW_FAILED`.
        UsageError: `Code.SHOW_LANGUAGE`.
    """
    data = _certificate_data((exhibit,), look, paper, language, accent)
    return typeset_pdf("certificate", data, made_at=made_at, attachments=(credential_attachment(exhibit),))


def certificates(
    exhibits: Sequence[Exhibit],
    *,
    made_at: datetime,
    look: Look = Look.CLASSIC,
    paper: Paper = Paper.A4,
    language: str = "en",
    accent: str | None = None,
) -> bytes:
    """Return the certificates of several badges as one PDF to print, a page each, every credential attached.

    All are set in ``accent``, as that of `certificate`, else in the colour of the first.

    Raises:
        UsageError: `Code.SHOW_NOTHING`, without badges; `Code.SHOW_LANGUAGE`.
        DesignError: `Code.SHOW_FAILED`.
    """
    if not exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    data = _certificate_data(exhibits, look, paper, language, accent)
    attached = tuple(credential_attachment(exhibit, number) for number, exhibit in enumerate(exhibits, 1))
    return typeset_pdf("certificate", data, made_at=made_at, attachments=attached)


def certificate_png(
    exhibit: Exhibit,
    *,
    look: Look = Look.CLASSIC,
    paper: Paper = Paper.A4,
    language: str = "en",
    accent: str | None = None,
) -> bytes:
    """Return what a certificate looks like, as a PNG for a preview."""
    return typeset_png("certificate", _certificate_data((exhibit,), look, paper, language, accent))[0]


def _certificate_data(
    exhibits: Sequence[Exhibit], look: Look, paper: Paper, language: str, accent: str | None
) -> dict[str, object]:
    words, first = paper_phrases(language), exhibits[0]
    return {
        "title": f"{words['certificate']}: {first.name}",
        "about": first.criteria_line or first.name,
        "look": look.value,
        "paper": paper.value,
        "language": language,
        "accent": readable_accent(accent) if accent else accent_of(first.picture),
        "words": _words(words),
        "badges": [badge_data(exhibit, words) for exhibit in exhibits],
    }


def certificate_preview(exhibits: Sequence[Exhibit]) -> PrivacyPreview:
    """Return what certificates, wall prints and cards of these badges hold."""
    return preview(exhibits, PARTS)


def wall_print(
    exhibits: Sequence[Exhibit], *, made_at: datetime, title: str = "", paper: Paper = Paper.A4, language: str = "en"
) -> bytes:
    """Return one poster of several badges, each badge's credential attached.

    Raises:
        UsageError: `Code.SHOW_NOTHING`, without badges; `Code.USAGE`, for more than have room.
        DesignError: `Code.SHOW_FAILED`.
    """
    data = _several(exhibits, title, paper, language)
    return typeset_pdf("wall", data, made_at=made_at, attachments=_attachments(exhibits))


def wall_png(exhibits: Sequence[Exhibit], title: str = "", paper: Paper = Paper.A4, language: str = "en") -> bytes:
    """Return what a wall print looks like, as a PNG for a preview; faults as `wall_print`."""
    return typeset_png("wall", _several(exhibits, title, paper, language), pixels_per_point=SHARP)[0]


def badge_cards(
    exhibits: Sequence[Exhibit], *, made_at: datetime, paper: Paper = Paper.A4, language: str = "en"
) -> bytes:
    """Return cards in wallet size (85.6 by 54 mm) with marks to cut along, ten a sheet; faults as `wall_print`."""
    data = _several(exhibits, "", paper, language, most=None)
    return typeset_pdf("card", data, made_at=made_at, attachments=_attachments(exhibits))


def cards_png(exhibits: Sequence[Exhibit], paper: Paper = Paper.A4, language: str = "en") -> bytes:
    """Return what the first sheet of cards looks like, as a PNG for a preview; faults as `badge_cards`."""
    return typeset_png("card", _several(exhibits, "", paper, language, most=None), pixels_per_point=SHARP)[0]


def _several(
    exhibits: Sequence[Exhibit], title: str, paper: Paper, language: str, *, most: int | None = _ON_A_WALL
) -> dict[str, object]:
    if not exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    if most is not None and len(exhibits) > most:
        raise UsageError(Code.USAGE, detail=f"A wall print has room for {most} badges, not {len(exhibits)}.")
    words = paper_phrases(language)
    return {
        "title": title or words["collection"],
        "paper": paper.value,
        "language": language,
        "accent": accent_of(exhibits[0].picture),
        "words": _words(words),
        "badges": [badge_data(exhibit, words) | {"accent": accent_of(exhibit.picture)} for exhibit in exhibits],
    }


def _attachments(exhibits: Sequence[Exhibit]) -> tuple[Attachment, ...]:
    return tuple(credential_attachment(exhibit, number) for number, exhibit in enumerate(exhibits, 1))


def badge_data(exhibit: Exhibit, words: Phrases) -> dict[str, object]:
    """Return a badge as the templates take it."""
    return {
        "name": shortened(exhibit.name, _NAME) or words["badge-of"],
        "issuer": shortened(exhibit.issuer, _NAME),
        "recipient": shortened(exhibit.recipient, _NAME) or words["holder"],
        "issued": words.day(exhibit.issued),
        "expires": words.day(exhibit.expires),
        "line": shortened(exhibit.criteria_line, _LINE),
        "skills": [shortened(skill.name, 60) for skill in exhibit.skills[:_MOST_SKILLS]],
        "credential-id": shortened(exhibit.credential_id, 90),
        "address": exhibit.address,
        "address-shown": shortened(exhibit.address, 90),
        "qr": qr_svg(exhibit.address) if exhibit.address else "",
        "picture": drawn_svg(exhibit.picture),
        "alternative": exhibit.alternative,
    }


def credential_attachment(exhibit: Exhibit, number: int | None = None) -> Attachment:
    """Return the credential as a PDF takes it: its own text, byte for byte."""
    is_json = exhibit.credential.lstrip()[:1] == b"{"
    name = "credential" if number is None else f"credential-{number:02d}"
    return Attachment(
        name=f"{name}.json" if is_json else f"{name}.jwt",
        text=exhibit.credential.decode("utf-8"),
        media="application/vc+ld+json" if is_json else "application/jwt",
        about=exhibit.name or "Open Badge",
    )


def _words(words: Phrases) -> dict[str, str]:
    wanted = (
        *("certificate", "awarded-to", "has-earned", "awarded-by", "awarded-on", "valid-until", "skills"),
        *("credential-id", "check-link", "check-attached", "check-file"),
    )
    return {name: words[name] for name in wanted}
