"""Foreign SVG files fit to be handed on: unchanged where nothing in them can run or reach out, else rebuilt."""

import re
from typing import Final

from badgedesk.core.bake import FileKind, kind_of
from badgedesk.core.errors import Code, InputError
from badgedesk.design.foreign.notices import Notice
from badgedesk.design.foreign.rebuild import clean_svg

_DOUBTFUL: Final = re.compile(
    rb"""(?ix)
    <\? (?!xml\s) | <! (?!--|\[CDATA\[|DOCTYPE\s) | &\# | \\ | @ |
    < (?:[^\s<>/]+:)? (?:script|handler|foreignobject|iframe|embed|object|animat|set|discard|audio|video|listener|a\b) |
    \s (?:[^\s=<>"']+:)? (?:on[a-z]+|base) \s*= |
    (?:href|src) \s*=\s* ["'] (?! \#[\w.:-]*["'] | data:image/(?:png|jpe?g); ) |
    (?<![a-z0-9_-]) url (?! \(["']?\#[\w.:-]+["']?\) )
    """
)
"""Whatever could be a program, a link, or a name of another file; far more than is, so that nothing is missed."""


def harmless_svg(data: bytes) -> tuple[bytes, tuple[Notice, ...]]:
    """Return an SVG that runs nothing and leads nowhere, and what was changed for it.

    A file in which nothing is doubtful stays byte for byte; any other is rebuilt from what is allowed.

    Raises:
        InputError: as `clean_svg`; `Code.SVG_EXTERNAL_REF`, when even the rebuilt drawing is in doubt.
        LimitExceededError: as `clean_svg`.
    """
    if kind_of(data) is FileKind.SVG and data[:2] not in {b"\xff\xfe", b"\xfe\xff"} and not _DOUBTFUL.search(data):
        return data, ()
    clean, notices = clean_svg(data)
    if _DOUBTFUL.search(_ESCAPED.sub(b"", clean)):
        raise InputError(Code.SVG_EXTERNAL_REF)
    return clean, notices.listed()


_ESCAPED: Final = re.compile(rb"&#(?:10|13|9|x[9aAdD]);|(?<=>)[^<]*(?=<)|<a>")
"""In a drawing written by ourselves: blanks in attributes, text that is only shown, and links without an address."""
