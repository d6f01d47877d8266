"""Files that bring others: archives, e-mails, web pages, texts with a token, pictures of a QR code, PDF documents.

`unpack` says what is worth looking at in a file that was handed over. A file that is a badge itself is its only piece,
byte for byte. Nothing is unpacked twice: an archive inside an archive is a piece and stays one.
"""

from collections.abc import Iterator

from badgedesk.core import archive, limits
from badgedesk.core.bake import Baked, FileKind, kind_of, pdf_words, unbake, unbake_each
from badgedesk.core.errors import BadgeDeskError, Code, InputError, LimitExceededError
from badgedesk.wallet.parcels.codes import read_codes
from badgedesk.wallet.parcels.mail import is_mail, read_mail
from badgedesk.wallet.parcels.pages import is_page, read_page
from badgedesk.wallet.parcels.piece import Piece
from badgedesk.wallet.parcels.words import find_broken_token, find_token

__all__ = ["Piece", "came_along", "unpack"]

_NO_BADGE = frozenset({Code.BAKED_NOT_FOUND, Code.BAKED_JPEG, Code.IMAGE_UNSUPPORTED})
_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})
READ_MES = frozenset(
    {
        "read me.txt",
        "lies mich.txt",
        "lisez-moi.txt",
        "léame.txt",
        "leggimi.txt",
        "leesmij.txt",
        "przeczytaj.txt",
        "leia-me.txt",
    }
)
"""What the text for the recipient is called in the ZIP files that the awarding desk hands over."""
_WITH_CODES = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.WEBP})


def unpack(name: str, data: bytes) -> Iterator[Piece]:
    """Yield the pieces of a file, one at a time; a file that brings nothing else is its only piece.

    Args:
        name: of the file, for people; pieces of an archive carry it before their own path.
        data: the whole file, at most ``limits.FILE_BYTES``.

    Raises:
        InputError, LimitExceededError: as `badgedesk.core.archive.open_archive` and `Archive.members`;
            `Code.CREDENTIAL_NOT_RECOGNISED`, an e-mail or page that brings no badge.
    """
    if len(data) > limits.FILE_BYTES:
        raise LimitExceededError(Code.FILE_LIMIT, size=len(data))
    kind = kind_of(data)
    if kind is FileKind.ZIP:
        yield from _packed(name, data)
        return
    if kind in _WITH_CODES and not _is_baked(data):
        yield from _coded(name, data)
        return
    pieces = tuple(_brought(name, data, kind))
    yield from pieces or (Piece(name, data),)


def _packed(name: str, data: bytes) -> Iterator[Piece]:
    """Yield what is in an archive; a hand-over's read-me and what systems leave count only where nothing else is."""
    beside = []
    alone = True
    for entry, content in archive.open_archive(data).members():
        piece = Piece(f"{name}/{entry.path}", content)
        if came_along(entry.path):
            beside.append(piece)
        else:
            alone = False
            yield piece
    if alone:
        yield from beside


def came_along(path: str) -> bool:
    """Return whether a file of an archive or folder is the read-me of a hand-over, or was left there by a system."""
    lower = path.lower()
    name = lower.rpartition("/")[2]
    return name.startswith(".") or name in _LEFT_BY_SYSTEMS | READ_MES or lower.startswith("__macosx/")


def _brought(name: str, data: bytes, kind: FileKind) -> Iterator[Piece]:
    """Yield what a text brings; nothing where it is no parcel."""
    if is_mail(data):
        found = tuple(read_mail(name, data))
    elif is_page(data):
        found = tuple(read_page(name, data))
    elif kind is FileKind.PDF:
        yield from _attached(name, data)
        return
    elif kind is FileKind.TEXT:
        found = tuple(find_token(name, data))
        if not found:
            return
    else:
        return
    if not found:
        raise InputError(Code.CREDENTIAL_NOT_RECOGNISED, kind="parcel")
    yield from found


def _coded(name: str, data: bytes) -> Iterator[Piece]:
    """Yield the token that a QR code in a picture without a badge holds, else the picture itself."""
    found = tuple(read_codes(name, data))
    yield from found or (Piece(name, data),)


def _attached(name: str, data: bytes) -> Iterator[Piece]:
    """Yield each badge attached to a PDF that holds several, such as a wall print; one alone stays in its PDF.

    Where none is attached, a token among the words on its pages.
    """
    found = {baked.text.strip(): baked.text for baked in unbake_each(data) if isinstance(baked, Baked)}
    if len(found) == 1:
        return
    if not found:
        yield from find_broken_token(name, pdf_words(data))
    stem = name.rpartition("/")[2].removesuffix(".pdf")
    for number, text in enumerate(found.values(), 1):
        suffix = ".json" if text.lstrip().startswith("{") else ".jwt"
        yield Piece(f"{name}/{stem} {number:02d}{suffix}", text.encode())


def _is_baked(data: bytes) -> bool:
    try:
        unbake(data)
    except InputError as error:
        return error.code not in _NO_BADGE
    except BadgeDeskError:
        return True
    return True
