"""Why a document cannot be put into canonical form, on its way up to the caller."""

from typing import Self

from badgedesk.core.errors import Code, InputError, LimitExceededError


class RefusedError(Exception):
    """Something in a document that must not pass; it gathers the place where it stands while it rises.

    Never leaves ``badgedesk.core.canon``: `fault` is what callers get.

    Args:
        code: what is wrong.
        facts: plain values the sentence may name.
    """

    def __init__(self, code: Code, **facts: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts
        self.steps: list[str | int] = []
        """Members and places in lists, the innermost first."""

    def at(self, step: str | int) -> Self:
        """Add the member or place in a list within which it was met, and return it."""
        self.steps.append(step)
        return self

    def fault(self) -> InputError:
        """Return the fault to raise, with the place as a JSON path in its fact ``path``."""
        path = "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in reversed(self.steps))
        kind = LimitExceededError if self.code is Code.GRAPH_LIMIT else InputError
        return kind(self.code, path=path, **self.facts)
