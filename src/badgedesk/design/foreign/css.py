"""Style sheets inside drawings: type, class and id selectors and their combinations; the rest is named as left out.

Spec: Cascading Style Sheets Level 2, Selectors and Assigning property values.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

_COMMENT: Final = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE: Final = re.compile(r"(\*|[A-Za-z_][\w-]*)?((?:[.#][\w-]+)*)")
_MARK: Final = re.compile(r"([.#])([\w-]+)")
_INSIDE: Final = re.compile(r"url\(\s*([\"']?)#[\w.:-]{1,200}\1\s*\)")
_OUTSIDE: Final = re.compile(r"\\|@|\b(?:url|src|image|image-set|element|cross-fade|expression)\s*\(", re.IGNORECASE)
_MOST_RULES: Final = 2_000
_LONGEST: Final = 10_000
Weight: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Simple:
    """One compound of a selector: what an element must be called and have."""

    name: str
    ids: frozenset[str]
    classes: frozenset[str]

    def fits(self, name: str, id_: str, classes: frozenset[str]) -> bool:
        """Whether an element is meant."""
        return self.name in {"", "*", name} and self.ids <= {id_} and self.classes <= classes


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector, outermost compound first, and what it sets."""

    selector: tuple[Simple, ...]
    weight: Weight
    values: tuple[tuple[str, str, bool], ...]
    """Property, value, and whether it is marked as important."""


@dataclass(frozen=True, slots=True)
class Named:
    """What selectors look at in an element."""

    name: str
    id: str
    classes: frozenset[str]


def parse_values(text: str) -> tuple[tuple[str, str, bool], ...]:
    """Return property, value and importance of each declaration; what is no declaration is passed by."""
    found = []
    for part in _COMMENT.sub("", text).split(";"):
        name, colon, value = part.partition(":")
        value = value.strip()
        if not colon or not value or len(value) > _LONGEST:
            continue
        important = value.lower().endswith("!important")
        value = value[: -len("!important")].strip() if important else value
        found.append((name.strip().lower(), value, important))
    return tuple(found)


def leads_outside(value: str) -> bool:
    """Whether a value names something outside the file, or could once escapes and odd spellings are read."""
    return _OUTSIDE.search(_INSIDE.sub("", value)) is not None


def parse_sheet(text: str) -> tuple[tuple[Rule, ...], tuple[str, ...]]:
    """Return the rules of a style sheet, and what of it is not understood (at-rules, other selectors)."""
    rules: list[Rule] = []
    left_out: list[str] = []
    for selectors, body in _blocks(_COMMENT.sub("", text.replace("<!--", "").replace("-->", ""))):
        if selectors.startswith("@"):
            left_out.append(selectors.split("(")[0].split()[0])
            continue
        values = parse_values(body)
        for selector in selectors.split(","):
            compounds = _parse_selector(selector)
            if compounds is None:
                left_out.append(selector.strip()[:80])
            elif len(rules) < _MOST_RULES:
                rules.append(Rule(compounds, _weight(compounds), values))
    return tuple(rules), tuple(left_out)


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and inside each pair of outermost braces, and each at-rule without them."""
    at = 0
    while at < len(text):
        opening, end = text.find("{", at), text.find(";", at)
        head = text[at:].lstrip()
        if head.startswith("@") and end >= 0 and (opening < 0 or end < opening):
            yield text[at:end].strip(), ""
            at = end + 1
            continue
        if opening < 0:
            return
        closing = _closing(text, opening)
        yield text[at:opening].strip(), text[opening + 1 : closing]
        at = closing + 1


def _closing(text: str, opening: int) -> int:
    depth = 0
    for brace in re.finditer(r"[{}]", text[opening:]):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return opening + brace.start()
    return len(text)


def _parse_selector(text: str) -> tuple[Simple, ...] | None:
    compounds = []
    for word in text.split():
        match = _SIMPLE.fullmatch(word)
        if match is None or not word:
            return None
        marks = _MARK.findall(match[2])
        ids = frozenset(name for kind, name in marks if kind == "#")
        compounds.append(Simple(match[1] or "", ids, frozenset(name for kind, name in marks if kind == ".")))
    return tuple(compounds) or None


def _weight(compounds: Sequence[Simple]) -> Weight:
    return (
        sum(len(each.ids) for each in compounds),
        sum(len(each.classes) for each in compounds),
        sum(each.name not in {"", "*"} for each in compounds),
    )


def selected(rule: Rule, path: Sequence[Named]) -> bool:
    """Whether a rule means the last element of ``path``, which lists it and those around it, outermost first."""
    *outer, last = rule.selector
    if not last.fits(path[-1].name, path[-1].id, path[-1].classes):
        return False
    at = len(path) - 2
    for compound in reversed(outer):
        while at >= 0 and not compound.fits(path[at].name, path[at].id, path[at].classes):
            at -= 1
        if at < 0:
            return False
        at -= 1
    return True
