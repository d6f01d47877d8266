"""Badges in PDF files: certificates carry the signed badge beside the page, or its token among the words on it.

Nothing on the pages is run or drawn.

Spec: PDF 2.0 (ISO 32000-2), Embedded File Streams; Text.
"""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import Final

from badgedesk.core import limits
from badgedesk.core.bake.baked import Baked, Dialect, is_token
from badgedesk.core.bake.kinds import FileKind, kind_of
from badgedesk.core.bake.png import unbake_each_png
from badgedesk.core.bake.svg import unbake_each_svg
from badgedesk.core.errors import Code, InputError, LimitExceededError, NoBadgeFoundError
from badgedesk.core.strictjson import parse_object

_BADGE_MEMBERS: Final = frozenset({"credentialSubject", "verifiableCredential", "badge", "verify"})


def unbake_pdf(data: bytes) -> Baked:
    """Return the one badge attached to a PDF, itself or inside an attached picture.

    Raises:
        NoBadgeFoundError: `Code.BAKED_NOT_FOUND`, a PDF without one.
        InputError: `Code.BAKED_AMBIGUOUS` for several different ones, `Code.PDF_DAMAGED` for a file that cannot be
            read or is locked.
        LimitExceededError: `Code.PDF_LIMIT`, for a file or attachment that is too large, or too many of them.
    """
    found = unbake_each_pdf(data)
    if not found:
        raise NoBadgeFoundError(Code.BAKED_NOT_FOUND)
    if len({baked.text.strip() for baked in found}) > 1:
        raise InputError(Code.BAKED_AMBIGUOUS, count=len(found))
    return found[0]


def unbake_each_pdf(data: bytes) -> tuple[Baked, ...]:
    """Return every badge attached to a PDF; faults as for `unbake_pdf`, none for their number."""
    return tuple(baked for content in _attachments(data) for baked in _badges(content))


def _attachments(data: bytes) -> Iterator[bytes]:
    """Yield what is attached, each within the limit of one picture."""
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError, PyPdfError

    if len(data) > limits.PDF_BYTES:
        raise LimitExceededError(Code.PDF_LIMIT, size=len(data))
    total = 0
    try:
        for number, attachment in enumerate(PdfReader(io.BytesIO(data)).attachment_list):
            if number >= limits.PDF_ATTACHMENTS:
                raise LimitExceededError(Code.PDF_LIMIT, count=number)
            content = bytes(attachment.content)
            total += len(content)
            if total > limits.PDF_BYTES:
                raise LimitExceededError(Code.PDF_LIMIT, size=total)
            yield content
    except (LimitReachedError, MemoryError) as error:
        raise LimitExceededError(Code.PDF_LIMIT) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise InputError(Code.PDF_DAMAGED) from error
    except (RuntimeError, AssertionError, OSError, zlib.error) as error:  # too deep, or a filter it lacks
        raise InputError(Code.PDF_DAMAGED) from error


def pdf_words(data: bytes) -> str:
    """Return the words on the first pages of a PDF, in lines; empty where it is too large or cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError, PyPdfError

    if len(data) > limits.PDF_WORDS_BYTES:
        return ""
    try:
        pages = PdfReader(io.BytesIO(data)).pages
        return "\n".join(pages[number].extract_text() for number in range(min(len(pages), limits.PDF_PAGES)))
    except (LimitReachedError, MemoryError, PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return ""
    except (RuntimeError, AssertionError, OSError, zlib.error):  # too deep, or a filter it lacks
        return ""


def _badges(content: bytes) -> Iterator[Baked]:
    kind = kind_of(content)
    if kind is FileKind.PNG:
        yield from _readable(unbake_each_png, content)
    elif kind in {FileKind.SVG, FileKind.SVGZ}:
        yield from _readable(unbake_each_svg, content)
    elif kind in {FileKind.JSON, FileKind.TOKEN} and len(content) <= limits.CREDENTIAL_BYTES:
        try:
            text = content.decode("utf-8")
            if is_token(text.strip()) or _BADGE_MEMBERS & parse_object(content).keys():
                yield Baked(text, Dialect.OB3)
        except (UnicodeDecodeError, InputError):
            return  # some other data attached to the page


def _readable(reader: Callable[[bytes], tuple[Baked | Code, ...]], content: bytes) -> Iterator[Baked]:
    try:
        found = reader(content)
    except InputError:
        return
    yield from (item for item in found if isinstance(item, Baked))
