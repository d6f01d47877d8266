"""Text chunks of PNG, taken apart and unpacked with a ceiling.

Spec: Portable Network Graphics (PNG) Specification, Textual information.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple

from badgedesk.core import limits
from badgedesk.core.bake.chunks import Chunk, Png
from badgedesk.core.bake.inflate import inflate
from badgedesk.core.errors import Code, InputError, LimitExceededError

TEXT_KINDS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
PACKED_KINDS: Final = TEXT_KINDS | {b"iCCP"}
"""Chunks that may unpack to much more than they are; a colour profile is laid out as a packed text."""
_ITXT_PARTS: Final = 3


class TextChunk(NamedTuple):
    """A text chunk by its parts, still packed.

    Attributes:
        keyword: empty where it cannot be told.
        packed: the text, packed where ``is_compressed``.
        is_compressed: whether the text is a zlib stream.
        fault: what keeps the text from being read, else None.
    """

    keyword: bytes
    packed: bytes
    is_compressed: bool = False
    fault: Code | None = None

    def unpack(self) -> bytes:
        """Return the text's bytes.

        Raises:
            InputError: `Code.PNG_STRUCTURE`, or `Code.BAKED_EMPTY` where the chunk ends behind the keyword.
            LimitExceededError: `Code.IMAGE_LIMIT`, more than ``limits.PNG_TEXT_BYTES``.
        """
        if self.fault is not None:
            raise InputError(self.fault, keyword=self.keyword.decode("latin-1"))
        if self.is_compressed:
            return inflate(self.packed, limits.PNG_TEXT_BYTES, too_long=Code.IMAGE_LIMIT, broken=Code.PNG_STRUCTURE)
        if len(self.packed) > limits.PNG_TEXT_BYTES:
            raise LimitExceededError(Code.IMAGE_LIMIT, limit_bytes=limits.PNG_TEXT_BYTES)
        return self.packed


def read_text(kind: bytes, data: bytes) -> TextChunk:
    """Take the data of a tEXt, zTXt, iTXt or iCCP chunk apart."""
    keyword, separator, rest = data.partition(b"\0")
    if not separator:
        return TextChunk(b"", data, fault=Code.PNG_STRUCTURE)
    if kind == b"tEXt":
        return TextChunk(keyword, rest)
    if not rest:
        return TextChunk(keyword, rest, fault=Code.BAKED_EMPTY)
    if kind != b"iTXt":
        return TextChunk(keyword, rest[1:], is_compressed=True, fault=Code.PNG_STRUCTURE if rest[0] else None)
    flag, method, parts = rest[:1], rest[1:2], rest[2:].split(b"\0", 2)  # language tag, translated keyword, text
    if len(parts) != _ITXT_PARTS or flag not in {b"\0", b"\1"} or (flag == b"\1" and method != b"\0"):
        return TextChunk(keyword, rest, fault=Code.PNG_STRUCTURE)
    return TextChunk(keyword, parts[2], is_compressed=flag == b"\1")


def measure_texts(png: Png, chunks: Iterable[Chunk]) -> int:
    """Return to how many bytes all text in ``chunks`` unpacks; what cannot be unpacked counts as it is.

    Raises:
        LimitExceededError: `Code.IMAGE_LIMIT`, one text or all together.
    """
    total = 0
    for chunk in chunks:
        if chunk.kind in PACKED_KINDS:
            total += _measure(read_text(chunk.kind, png.data(chunk)))
            if total > limits.PNG_TEXT_TOTAL_BYTES:
                raise LimitExceededError(Code.IMAGE_LIMIT, limit_bytes=limits.PNG_TEXT_TOTAL_BYTES)
    return total


def _measure(text: TextChunk) -> int:
    try:
        return len(text.unpack())
    except LimitExceededError:
        raise
    except InputError:
        return len(text.packed)
