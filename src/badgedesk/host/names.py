"""File names from people's words: readable, distinct, and at home on every system."""

import unicodedata
from collections.abc import Iterable
from typing import Final

NAME_CHARACTERS: Final = 120
_NAME_BYTES: Final = 240
"""In UTF-8; most file systems hold 255, and a writer's or archiver's own addition must fit too."""
_JOINER: Final = " - "
_UNNAMED: Final = "badge"
_SEPARATORS: Final = frozenset('/\\:*?"<>|')
_SHAPING: Final = frozenset("\u200c\u200d")
"""Zero width non-joiner and joiner: letters of Persian or Hindi need them, between letters only."""
_DEVICES: Final = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, also with an ending."""


def safe_name(parts: Iterable[str], suffix: str) -> str:
    """Return one file name such as ``Issuer - Badge - Name.png`` of at most 120 characters.

    Letters of every script stay, in NFC. Path separators become ``_``; control, direction-changing and invisible
    characters go; no leading dot or dash, no trailing dot, no device name. Where the parts are too long, the
    longest is shortened first. Nothing left gives ``badge``.

    Args:
        parts: texts from a roster, a credential or a design; empty ones are left out.
        suffix: the ending with its dot, ours, not outside text.
    """
    cleaned = [text for text in map(_clean, parts) if text]
    room, room_bytes = NAME_CHARACTERS - len(suffix), _NAME_BYTES - len(suffix)
    while cleaned and (len(_joined(cleaned)) > room or len(_joined(cleaned).encode()) > room_bytes):
        longest = max(range(len(cleaned)), key=lambda index: len(cleaned[index].encode()))
        cleaned[longest] = _without_last_letter(cleaned[longest])
    stem = _trim(_joined([part for part in cleaned if part])) or _UNNAMED
    if stem.split(".")[0].rstrip(" ").upper() in _DEVICES:
        stem = f"_{stem}"
    return stem + suffix


def distinct_names(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return ``names`` in their order, with `` (2)``, `` (3)`` ... where one would fall on another.

    Names that a file system or an eye may hold for the same (letter case, composed forms, invisible joiners) are
    not distinct.

    Args:
        names: from `safe_name`.
        taken: names that lie in the folder already.
    """
    used = {_key(name) for name in taken}
    last: dict[str, int] = {}
    result = []
    for name in names:
        key = _key(name)
        chosen, number = name, last.get(key, 1)
        while _key(chosen) in used:
            number += 1
            chosen = _numbered(name, number)
        last[key] = number
        used.add(_key(chosen))
        result.append(chosen)
    return result


def _clean(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(_replaced(composed, place) for place in range(len(composed)))
    return _trim(" ".join(kept.split()))


def _replaced(text: str, place: int) -> str:
    character = text[place]
    if character in _SEPARATORS:
        return "_"
    category = unicodedata.category(character)
    if category in {"Zs", "Zl", "Zp"} or character in "\t\n\r\v\f":
        return " "
    if category == "Cf":
        return character if character in _SHAPING and _between_letters(text, place) else ""
    if category == "Cc":
        return ""
    return "_" if category in {"Cs", "Co", "Cn"} else character


def _between_letters(text: str, place: int) -> bool:
    return 0 < place < len(text) - 1 and all(
        unicodedata.category(neighbour)[0] in "LM" and neighbour > "\u02ff"
        for neighbour in (text[place - 1], text[place + 1])
    )


def _trim(text: str) -> str:
    return text.lstrip(" .-~").rstrip(" .")


def _joined(parts: list[str]) -> str:
    return _JOINER.join(parts)


def _without_last_letter(text: str) -> str:
    """Drop the last letter together with the marks that sit on it."""
    end = len(text) - 1
    while end > 0 and (unicodedata.category(text[end])[0] == "M" or text[end] in _SHAPING):
        end -= 1
    cut = text[:end].rstrip("".join(_SHAPING))
    return cut.rstrip(" ")


def _key(name: str) -> str:
    plain = "".join(character for character in name if character not in _SHAPING)
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", plain).casefold())


def _numbered(name: str, number: int) -> str:
    dot = name.rfind(".")
    stem, suffix = (name[:dot], name[dot:]) if dot > 0 else (name, "")
    mark = f" ({number})"
    while stem and (len(stem + mark + suffix) > NAME_CHARACTERS or len((stem + mark + suffix).encode()) > _NAME_BYTES):
        stem = _without_last_letter(stem)
    return stem + mark + suffix
