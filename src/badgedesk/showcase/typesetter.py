"""Documents and pictures set by typst from the templates in ``resources/typeset``.

What a badge says goes in as data, never as markup. Nothing outside the template is read: pictures and attachments are
part of the data, fonts come from the bundled packages and from this computer.
"""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from badgedesk.core.errors import Code, DesignError
from badgedesk.core.resources import resource

if TYPE_CHECKING:
    import typst

Data: TypeAlias = Mapping[str, object]
_STANDARDS: Final = ("ua-1", "a-3a")
_POINTS: Final = 72.0
SHARP: Final = 2.0
"""Pixels to a point in previews of sheets, on which badges are small."""
_WHOLE_LETTERS: Final = "fontpkg_ibm_plex_sans_arabic"
"""Arabic for documents: Noto's font draws dots apart from their letters, and a PDF then tells such letters twice."""
_SIGNS: Final = frozenset({"Sm", "Sc", "Sk", "So", "Me"})
"""Categories of what a text says the same without."""
_MOST_NAMED: Final = 20
_NOTHING: Final = r"[^\s\S]"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to attach to a PDF; its text, and what it is."""

    name: str
    text: str
    media: str
    about: str


def typeset_pdf(template: str, data: Data, *, made_at: datetime, attachments: Sequence[Attachment] = ()) -> bytes:
    """Return a tagged PDF that keeps to PDF/UA-1 and PDF/A-3a, as typst checks them while writing.

    Signs that no font at hand draws, such as emoji, are left out of the pages; titles and bookmarks keep them.

    Args:
        template: name of a file in ``resources/typeset``, without its ending.
        data: what the template shows; texts, numbers, lists and objects.
        made_at: the time written into the file.
        attachments: files to embed.

    Raises:
        DesignError: `Code.GLYPH_MISSING`, for letters that no font at hand draws; `Code.SHOW_FAILED`, with what typst
            says.
    """
    attached = [{"name": a.name, "text": a.text, "media": a.media, "about": a.about} for a in attachments]
    (pdf,) = _set(template, {**data, "attachments": attached}, "pdf", made_at=made_at)
    return pdf


def typeset_png(template: str, data: Data, *, pixels_per_point: float = 1.0) -> tuple[bytes, ...]:
    """Return the pages of a template as PNG pictures; at 1.0 a point is a pixel.

    Raises:
        DesignError: as `typeset_pdf`.
    """
    return _set(template, {**data, "attachments": []}, "png", ppi=_POINTS * pixels_per_point)


def _set(
    template: str, data: Data, form: str, *, made_at: datetime | None = None, ppi: float | None = None
) -> tuple[bytes, ...]:
    import typst

    unseen = _undrawable(data)
    source = "\n".join(_template(name) for name in ("base", template)).encode()
    try:
        compiler = typst.Compiler(source, font_paths=_fonts(), ignore_system_fonts=True)
        made = compiler.compile(
            source,
            format="pdf" if form == "pdf" else "png",
            ppi=ppi,
            sys_inputs={"data": json.dumps({**data, "unseen": unseen}, ensure_ascii=True)},
            pdf_standards=list(_STANDARDS) if form == "pdf" else [],
            timestamp=(made_at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0),
        )
    except typst.TypstError as error:
        raise DesignError(Code.SHOW_FAILED, reason=error.message) from error
    if isinstance(made, list):
        return tuple(made)
    return (made,) if made else ()


def _undrawable(data: Data) -> str:
    """Return a pattern of the signs in ``data`` that no font draws, with the joiners and selectors behind them."""
    from badgedesk.design.fonts.catalogue import is_drawable

    missing = {letter for text in _texts(data) for letter in set(text) if letter > "\x7f" and not is_drawable(letter)}
    letters = sorted(letter for letter in missing if unicodedata.category(letter) not in _SIGNS)
    if letters:
        raise DesignError(Code.GLYPH_MISSING, characters=" ".join(letters[:_MOST_NAMED]))
    signs = "".join(f"\\u{{{ord(letter):x}}}" for letter in sorted(missing))
    return rf"[{signs}][\u{{200d}}\u{{fe0f}}\u{{20e3}}]*" if signs else _NOTHING


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not value.isascii():
            yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


@lru_cache(maxsize=16)
def _template(name: str) -> str:
    return resource("typeset", f"{name}.typ").read_text("utf-8")


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """Return the bundled fonts and those of this computer; looked for once, in about a tenth of a second."""
    import typst

    from badgedesk.design.fonts.catalogue import bundled_fonts

    folders = sorted({str(Path(face.path).parent) for face in bundled_fonts()})
    whole = find_spec(_WHOLE_LETTERS)
    if whole is not None and whole.origin is not None:
        folders.append(str(Path(whole.origin).parent / "files"))
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=list(folders))
