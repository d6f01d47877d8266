"""Criteria and other Markdown texts told apart into plain blocks; markup in them is never more than text.

Emphasis, lists, headings, quotations, code and links to the web or a mail address are known; HTML stays as it is
typed, pictures are left out but for their words, and every other address is only text.

Spec: Open Badges 3.0, Criteria, narrative (Markdown).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from badgedesk.showcase.address import check_public_address
from badgedesk.showcase.words import shortened, visible, visible_lines

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_NESTING: Final = 12
_LAST_AND: Final = re.compile(r"[,;]?\s+(?:and|und|or|oder)\s*$")
"""The word before the last item of a list written out as a sentence."""
_BLOCKS: Final = 400
_LINE_CHARACTERS: Final = 200
_LINKS: Final = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; ``href`` is an address of the web or of mail, or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One block: ``paragraph``, ``heading``, ``item``, ``quote`` or ``code``; ``mark`` stands before an item."""

    kind: str
    runs: tuple[Run, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(run.text for run in self.runs)

    @property
    def told(self) -> str:
        """Its words with the address of each link after it: what is shown where nothing can be followed."""
        return "".join(run.text for run in with_addresses(self.runs))


@lru_cache(maxsize=16)
def read_prose(markdown: str | None) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text from outside, at most 400; the last texts need no reading anew."""
    tokens = _reader().parse(visible_lines(markdown))
    found = [block for block in _blocks(tokens) if block.text.strip()]
    return tuple(found[:_BLOCKS])


def with_addresses(runs: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs, and after each link whose words are not its address that address in brackets."""
    for href, linked in groupby(runs, key=lambda run: run.href):
        of_link = list(linked)
        yield from of_link
        words = "".join(run.text for run in of_link)
        if href and words != href.removeprefix("mailto:") and unquote(words) != unquote(href):
            yield Run(f" ({href.removeprefix('mailto:')})")


def one_line(blocks: Iterable[Block], most: int = _LINE_CHARACTERS) -> str:
    """Return the blocks as one line for a list entry: items joined by semicolons, cut at a word."""
    line, is_list = "", False
    for block in blocks:
        words = visible(block.text)
        if not words or block.kind == "heading":
            continue
        bare = without_last_and(words).rstrip(" .;,")
        joint = " " if line.endswith(":") else ". "
        if block.kind == "item" and not line.endswith(":"):
            joint = "; " if is_list else ": "
        line = f"{line}{joint if line else ''}{bare}"
        is_list = block.kind == "item"
    return shortened(line if not line or line[-1] in ":!?…" else f"{line}.", most)


def without_last_and(item: str) -> str:
    """Return an item of a list without the "and" before the next one."""
    return _LAST_AND.sub("", item.strip())


def plain_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as plain text, one a line; items keep their mark."""
    return "\n".join(f"{block.mark} {block.text}" if block.mark else block.text for block in blocks)


@lru_cache(maxsize=1)
def _reader() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "maxNesting": _NESTING})


_KINDS: Final = {"list_item": "item", "heading": "heading", "blockquote": "quote"}


def _blocks(tokens: "list[Token]") -> Iterator[Block]:
    kinds = ["paragraph"]
    numbers: list[int] = []
    mark = ""
    for token in tokens:
        name, _, turn = token.type.rpartition("_")
        if name in _KINDS:
            if turn == "close":
                kinds.pop()
                continue
            kinds.append(_KINDS[name])
            if name == "list_item":
                mark = f"{numbers[-1]}." if numbers[-1] else "•"
                numbers[-1] += 1 if numbers[-1] else 0
        elif name.endswith("_list"):
            _count(numbers, token, opens=turn == "open")
        elif token.type == "inline":
            yield Block(kinds[-1], tuple(_runs(token.children or [])), mark if kinds[-1] == "item" else "")
            mark = ""
        elif token.type in {"fence", "code_block"}:
            yield Block("code", (Run(token.content.rstrip("\n"), code=True),))


def _count(numbers: list[int], token: "Token", *, opens: bool) -> None:
    if not opens:
        numbers.pop()
    else:
        numbers.append(int(token.attrs.get("start") or 1) if token.type == "ordered_list_open" else 0)


def _runs(tokens: "list[Token]") -> Iterator[Run]:
    look = Run("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                look = replace(look, strong=token.type == "strong_open")
            case "em_open" | "em_close":
                look = replace(look, emphasis=token.type == "em_open")
            case "link_open":
                look = replace(look, href=_safe_link(str(token.attrs.get("href") or "")))
            case "link_close":
                look = replace(look, href="")
            case "softbreak" | "hardbreak":
                yield replace(look, text=" ")
            case "code_inline":
                yield replace(look, text=token.content, code=True)
            case "image" | "text" | "html_inline":
                if token.content:
                    yield replace(look, text=token.content)
            case _:
                continue


def _safe_link(href: str) -> str:
    """Return an address that may be opened from a document, else an empty text."""
    if not href.lower().startswith(_LINKS) or any(not " " < character <= "~" for character in href):
        return ""
    if href.lower().startswith("mailto:"):
        return href if href.count("@") == 1 and "?" not in href else ""
    return href if check_public_address(href) is None else ""
