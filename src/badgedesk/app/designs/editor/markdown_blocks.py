"""Markdown told apart into plain blocks for a preview: headings, items, paragraphs; nothing in it is ever run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_HEADING: Final = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_ITEM: Final = re.compile(r"([-*+]|\d{1,9}[.)])\s+(.*)")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: its kind, its words as plain text, and the mark in front of an item."""

    kind: str
    words: str
    mark: str = ""


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text; emphasis is dropped, links and markup stay as they are typed."""
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        bare = _STRONG.sub(r"\2", line.strip())
        heading, item = _HEADING.fullmatch(bare), _ITEM.fullmatch(bare)
        if bare and heading is None and item is None:
            paragraph.append(bare)
            continue
        if paragraph:
            yield Block("paragraph", " ".join(paragraph))
            paragraph = []
        if heading is not None:
            yield Block("heading", heading[1])
        elif item is not None:
            yield Block("item", item[2], "•" if item[1] in "-*+" else item[1])
