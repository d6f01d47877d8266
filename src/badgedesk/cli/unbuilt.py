"""Commands that are promised but not built yet: each says so clearly, and none stands in the help."""

from collections.abc import Sequence
from typing import Final

from badgedesk.core.errors import Code, UsageError

_WHOLE: Final = frozenset(
    {
        "pathway",
        "skills",
        "advise",
        "credibility",
    }
)
NAMES: Final = _WHOLE
_TAKES_VALUE: Final = frozenset({"--home", "--at", "--passphrase-file"})


def refuse(words: Sequence[str]) -> None:
    """Raise the fault of a command that is not built yet; return where ``words`` name none.

    Raises:
        UsageError: `Code.NOT_BUILT_YET`, with the command.
    """
    before = ""
    for word in words:
        if not word.startswith("-") and before not in _TAKES_VALUE:
            if word in _WHOLE:
                raise UsageError(Code.NOT_BUILT_YET, what=f"badgedesk {word}")
            return
        before = word
