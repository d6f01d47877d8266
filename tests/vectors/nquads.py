"""Reading the N-Quads of the published canonicalization tests."""

import re
from typing import Final

from badgedesk.core.canon import Statement
from badgedesk.core.canon.literals import literal, text_end

_LINE: Final = re.compile(
    r'\s*(<[^>]*>|_:\S+)\s*(<[^>]*>)\s*(<[^>]*>|_:[^\s"]+?|"(?:[^"\\]|\\.)*"(?:\^\^<[^>]*>|@[A-Za-z0-9-]+)?)'
    r"\s*(<[^>]*>|_:\S+?)?\s*\.\s*(?:#.*)?"
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_SHORT: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}


def parse_nquads(text: str) -> list[Statement]:
    """Return the statements of a text, with texts in their canonical spelling."""
    found: list[Statement] = []
    for line in re.split("[\r\n]+", text):
        if line.strip() and not line.lstrip().startswith("#"):
            match = _LINE.fullmatch(line)
            assert match is not None, line
            subject, predicate, thing, graph = (_canonical_term(part) for part in match.groups())
            found.append((subject, predicate, thing, graph))
    return found


def _unescape(text: str) -> str:
    def replaced(match: re.Match[str]) -> str:
        code = match[1] or match[2]
        return chr(int(code, 16)) if code else _SHORT[match[3]]

    return _ESCAPE.sub(replaced, text)


def _canonical_term(term: str | None) -> str:
    if term is None:
        return ""
    if not term.startswith('"'):
        return _unescape(term)
    text, _, rest = term[1:].rpartition('"')
    end = text_end(_unescape(rest[3:-1])) if rest.startswith("^^") else '"' + rest
    return literal(_unescape(text), end)
