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
_PARTS: Final = {
    "wallet": frozenset({"backup", "restore", "lock", "unlock"}),
}
NAMES: Final = _WHOLE


def refuse(words: Sequence[str]) -> None:
    """Raise the fault of a command that is not built yet; return where ``words`` name none.

    Raises:
        UsageError: `Code.NOT_BUILT_YET`, with the command.
    """
    named = [word for word in words if not word.startswith("-")]
    for place, word in enumerate(named):
        if word in _WHOLE:
            raise UsageError(Code.NOT_BUILT_YET, what=f"badgedesk {word}")
        if word in _PARTS:
            part = named[place + 1] if place + 1 < len(named) else ""
            if part in _PARTS[word]:
                raise UsageError(Code.NOT_BUILT_YET, what=f"badgedesk {word} {part}")
            return
