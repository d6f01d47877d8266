"""How the letters of a list are written: UTF-8 and UTF-16 are known for certain, all else is only guessed.

A wrong guess puts wrong letters into names, so a guess is never taken by itself: whoever reads the list says which
encoding it has, and is shown what was guessed.
"""

import codecs
from typing import Final

from badgedesk.core.errors import Code, InputError, UsageError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OLD_ENCODINGS: Final = {
    "cp1252": "Western European (Windows)",
    "cp1250": "Central European (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "cp1255": "Hebrew (Windows)",
    "cp1256": "Arabic (Windows)",
    "cp1257": "Baltic (Windows)",
    "iso8859-15": "Western European (ISO)",
    "koi8-r": "Russian (KOI8-R)",
    "mac-roman": "Western European (Mac)",
    "cp437": "Western European (DOS)",
    "shift_jis": "Japanese (Shift-JIS)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
    "euc-kr": "Korean (EUC-KR)",
}
"""What lists were written in before UTF-8, by Python's name, with words for people."""
_SAMPLE_BYTES: Final = 64 * 1024
_AS_LIKELY: Final = 0.02
"""Differences in disorder that say nothing; the more common encoding is guessed."""


def decode_list(data: bytes, encoding: str | None = None) -> str:
    """Return the text of a list.

    Args:
        data: the whole file. A byte order mark is believed and removed.
        encoding: what somebody said it is written in; without it, only UTF-8 and marked UTF-16 are read.

    Raises:
        InputError: `Code.TEXT_NOT_UTF8`, with the encoding that it probably is in; also where it is not in the one
            that was named.
        UsageError: `Code.USAGE`, for an encoding that nobody knows.
    """
    marked = next(((len(mark), name) for mark, name in _MARKS if data.startswith(mark)), None)
    length, name = marked or (0, encoding or "utf-8")
    try:
        return data[length:].decode(name)
    except LookupError as error:
        known = ", ".join(("utf-8", "utf-16", *OLD_ENCODINGS))
        raise UsageError(Code.USAGE, detail=f"“{name}” is no encoding. Known are {known}.") from error
    except UnicodeDecodeError as error:
        facts = {"position": error.start, "guess": guess_encoding(data)}
        raise InputError(Code.TEXT_NOT_UTF8, **facts) from error


def guess_encoding(data: bytes) -> str:
    """Return the old encoding (a key of `OLD_ENCODINGS`) that a text without marks is most likely in."""
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE_BYTES]
    matches = from_bytes(sample, cp_isolation=list(OLD_ENCODINGS))
    least = min((match.chaos for match in matches), default=0.0)
    likely = {
        codecs.lookup(name).name
        for match in matches
        if match.chaos <= least + _AS_LIKELY
        for name in (match.encoding, *match.could_be_from_charset)
    }
    return next((name for name in OLD_ENCODINGS if codecs.lookup(name).name in likely), "cp1252")
