"""Guides as edits of the design, and as people write them."""

import re
from dataclasses import replace
from typing import Final

from badgedesk.design.document import Design
from badgedesk.design.guides import Guides

_NUMBER: Final = re.compile(r"\d{1,4}(?:\.\d{1,2})?")


def guided(design: Design, guides: Guides) -> Design:
    """Return the design with other guides."""
    return design if guides == design.guides else replace(design, guides=guides)


def written(places: tuple[float, ...]) -> str:
    """Return places as people write them: "128, 256"."""
    return ", ".join(f"{place:.2f}".rstrip("0").rstrip(".") for place in places)


def read(text: str, most: float) -> tuple[float, ...] | None:
    """Return the places in ``text``, between 0 and ``most``; None where something else stands there."""
    words = [word for word in re.split(r"[,;\s]+", text.strip()) if word]
    if not all(_NUMBER.fullmatch(word) for word in words):
        return None
    places = tuple(dict.fromkeys(float(word) for word in words))
    return places if all(0 <= place <= most for place in places) else None
