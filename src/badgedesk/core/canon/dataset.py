"""What a document says, laid out for its canonical form: most lines need no more than their subject put before them."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

Statement: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate, object and graph as canonical N-Quads write them; the default graph is an empty text."""


class Dataset:
    """Statements, kept as the parts of their lines; a statement may come twice.

    Attributes:
        tails: by subject, the rest of each line (`` <predicate> object .`` and a line feed) that stands in the default
            graph and whose object is no blank node.
        links: all other statements.
    """

    __slots__ = ("links", "tails")

    def __init__(self) -> None:
        self.tails: dict[str, list[str]] = {}
        self.links: list[Statement] = []

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> "Dataset":
        """Return the dataset of ``statements``."""
        made = cls()
        for statement in statements:
            subject, predicate, thing, graph = statement
            if graph or thing[0] == "_":
                made.links.append(statement)
            else:
                made.tails.setdefault(subject, []).append(f" {predicate} {thing} .\n")
        return made

    def statements(self) -> Iterator[Statement]:
        """Yield every statement: by subject, then the links."""
        for subject, tails in self.tails.items():
            for tail in tails:
                predicate, thing = split_tail(tail)
                yield subject, predicate, thing, ""
        yield from self.links


def split_tail(tail: str) -> tuple[str, str]:
    """Return the predicate and the object of the rest of a line."""
    _, predicate, rest = tail.split(" ", 2)
    return predicate, rest[:-3]
