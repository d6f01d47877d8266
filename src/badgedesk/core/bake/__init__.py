"""Badges in pictures: told apart by content, baked in and taken out without touching the artwork."""

from typing import NoReturn, TypeAlias

from badgedesk.core.bake.baked import Baked, Dialect, check_credential, is_token
from badgedesk.core.bake.kinds import FileKind, kind_of
from badgedesk.core.bake.pdf import pdf_words, unbake_each_pdf, unbake_pdf
from badgedesk.core.bake.png import PreparedPng, prepare_png, strip_png, unbake_each_png, unbake_png
from badgedesk.core.bake.svg import PreparedSvg, prepare_svg, strip_svg, unbake_each_svg, unbake_svg
from badgedesk.core.errors import Code, InputError

__all__ = [
    "Baked",
    "Dialect",
    "FileKind",
    "PreparedImage",
    "bake",
    "is_token",
    "kind_of",
    "pdf_words",
    "prepare",
    "strip",
    "unbake",
    "unbake_each",
]

PreparedImage: TypeAlias = PreparedPng | PreparedSvg
"""Artwork checked once; its ``bake(credential)`` returns a badge image."""

_SVG_KINDS = frozenset({FileKind.SVG, FileKind.SVGZ})


def bake(image: bytes, credential: str, *, keep_metadata: bool = True) -> bytes:
    """Return the badge image made of ``image`` and ``credential``; a badge already in it is replaced.

    Args:
        image: a PNG or SVG, told by content.
        credential: one JSON object, or one signed compact token; it is read strictly before it is baked.
        keep_metadata: as for `prepare`.

    Raises:
        InputError: `Code.CREDENTIAL_NOT_RECOGNISED` and the codes of `badgedesk.core.strictjson.parse_object`;
            the codes of `prepare`.
        LimitExceededError: any limit on text or picture.

    Spec: Open Badges 3.0, Document Formats, Baked Badge.
    """
    check_credential(credential)
    return prepare(image, keep_metadata=keep_metadata).bake(credential)


def prepare(image: bytes, *, keep_metadata: bool = True) -> PreparedImage:
    """Check artwork once, that many credentials may be baked into it fast.

    Args:
        image: a PNG or SVG, told by content.
        keep_metadata: for a PNG, keep chunks that the picture does not need to look the same (author, place, time,
            previews, further frames); an SVG keeps all its parts either way.

    Raises:
        InputError: `Code.BAKED_JPEG`, `Code.IMAGE_UNSUPPORTED`, or what `prepare_png` and `prepare_svg` raise.
        LimitExceededError: `Code.IMAGE_LIMIT`, `Code.SVG_LIMIT`.
    """
    kind = kind_of(image)
    if kind is FileKind.PNG:
        return prepare_png(image, keep_metadata=keep_metadata)
    if kind in _SVG_KINDS:
        return prepare_svg(image)
    return _refuse(kind)


def strip(image: bytes, *, keep_metadata: bool = True) -> bytes:
    """Return the picture without any badge; arguments and faults as for `prepare`."""
    kind = kind_of(image)
    if kind is FileKind.PNG:
        return strip_png(image, keep_metadata=keep_metadata)
    if kind in _SVG_KINDS:
        return strip_svg(image)
    return _refuse(kind)


def unbake(image: bytes) -> Baked:
    """Return the one badge in a picture, or attached to a PDF.

    Raises:
        NoBadgeFoundError: `Code.BAKED_NOT_FOUND`, a sound picture without one.
        InputError: `Code.BAKED_AMBIGUOUS`: never chosen between, see `unbake_each`; `Code.BAKED_JPEG`,
            `Code.IMAGE_UNSUPPORTED`, or what `unbake_png`, `unbake_svg` and `unbake_pdf` raise.
        LimitExceededError: `Code.IMAGE_LIMIT`, `Code.SVG_LIMIT`, `Code.PDF_LIMIT`, `Code.TEXT_LIMIT`.

    Spec: Open Badges 3.0, Document Formats, Baked Badge.
    """
    kind = kind_of(image)
    if kind is FileKind.PNG:
        return unbake_png(image)
    if kind in _SVG_KINDS:
        return unbake_svg(image)
    if kind is FileKind.PDF:
        return unbake_pdf(image)
    return _refuse(kind)


def unbake_each(image: bytes) -> tuple[Baked | Code, ...]:
    """Return every badge in a picture, to be looked at; a code stands for one that cannot be read.

    Faults as for `unbake`, none for the number of badges or for what one of them holds.
    """
    kind = kind_of(image)
    if kind is FileKind.PNG:
        return unbake_each_png(image)
    if kind in _SVG_KINDS:
        return unbake_each_svg(image)
    if kind is FileKind.PDF:
        return unbake_each_pdf(image)
    return _refuse(kind)


def _refuse(kind: FileKind) -> NoReturn:
    raise InputError(Code.BAKED_JPEG if kind is FileKind.JPEG else Code.IMAGE_UNSUPPORTED, kind=kind)
