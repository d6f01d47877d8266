"""E-mails and mailboxes: the badges that were attached, or that stand in the text."""

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Final

from badgedesk.core import limits
from badgedesk.core.errors import Code, LimitExceededError
from badgedesk.wallet.parcels.pages import read_page
from badgedesk.wallet.parcels.piece import Piece
from badgedesk.wallet.parcels.words import find_token

_HEADER: Final = re.compile(
    rb"(?:From [^\r\n]+\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{0,60}: ?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n"
)
_KNOWN: Final = re.compile(rb"^(?:from|subject|mime-version|content-type|date|received):", re.IGNORECASE | re.MULTILINE)
_PROBE_BYTES: Final = 65_536
_BETWEEN: Final = re.compile(rb"(?:\A|\r?\n)(?=From [^\r\n]+\r?\n[A-Za-z-]+:)")
_MOST_PARTS: Final = limits.ARCHIVE_MEMBERS
_BADGES: Final = frozenset({".png", ".svg", ".svgz", ".json", ".jsonld", ".jwt", ".jws", ".pdf", ".1ob", ".vc"})
_PICTURES: Final = frozenset({"image/png", "image/svg+xml"})


def is_mail(data: bytes) -> bool:
    """Return whether a file begins as an e-mail or a mailbox of several does."""
    head = _HEADER.match(data[:_PROBE_BYTES])
    return head is not None and len(set(_KNOWN.findall(head[0]))) > 1


def read_mail(name: str, data: bytes) -> Iterator[Piece]:
    """Yield what each message brings: attached files that may be badges, and tokens in its text.

    Raises:
        LimitExceededError: `Code.ARCHIVE_LIMIT`, too many parts.
    """
    count = 0
    for message in _messages(data):
        for part in message.walk():
            count += 1
            if count > _MOST_PARTS:
                raise LimitExceededError(Code.ARCHIVE_LIMIT, limit=_MOST_PARTS)
            if not part.is_multipart():
                yield from _brought(name, part, count)


def _messages(data: bytes) -> Iterator[EmailMessage]:
    parser = BytesParser(EmailMessage, policy=policy.default)
    starts = [match.end() for match in _BETWEEN.finditer(data)] or [0]
    for start, end in zip(starts, (*starts[1:], len(data)), strict=True):
        message = data[start:end]
        if message.startswith(b"From "):
            message = message.partition(b"\n")[2]
        yield parser.parsebytes(message)


def _brought(name: str, part: EmailMessage, number: int) -> Iterator[Piece]:
    try:
        content = part.get_payload(decode=True)
        file_name, kind = part.get_filename() or "", part.get_content_type()
    except (MessageError, LookupError, ValueError):
        return
    if not isinstance(content, bytes) or not content:
        return
    ending = f".{file_name.rpartition('.')[2].lower()}" if "." in file_name else ""
    if ending in _BADGES or kind in _PICTURES:
        yield Piece(f"{name}/{file_name or f'part {number}'}", content)
    elif kind == "text/html":
        yield from read_page(name, content)
    elif kind.startswith("text/"):
        yield from find_token(name, content)
