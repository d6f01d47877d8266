"""What must never stand in a file of the project: addresses of registries, paths of a machine, large files."""

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tests.structure.project import ROOT, project_files

_LARGEST_BYTES = 1_500_000
_PARTS = (  # written in pieces, so that this file does not hold them itself
    ("py" + "pi", "org"),
    ("pythonhos" + "ted", "org"),
    ("npm" + "js", "org"),
    ("npm" + "js", "com"),
    ("deb.deb" + "ian", "org"),
    ("security.deb" + "ian", "org"),
    ("proxy.gol" + "ang", "org"),
)
_HOSTS = re.compile("|".join(re.escape(".".join(parts)) for parts in _PARTS), re.IGNORECASE)
_PLACES = re.compile(
    r"(?:/" + r"root/|/home/[a-z]+/|/Us" + r"ers/[A-Za-z]+/|/wo" + r"rk/(?:main|shared)|[A-Z]:\\Users\\)"
)


def _texts() -> Iterator[tuple[PurePosixPath, str]]:
    for path in project_files():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data[:8_000]:
            yield path, data.decode("utf-8", "replace")


def _holding(pattern: re.Pattern[str], texts: Iterable[tuple[PurePosixPath, str]]) -> list[str]:
    return [f"{path}: {found.group()}" for path, text in texts for found in [pattern.search(text)] if found]


def test_no_file_names_a_package_registry() -> None:
    assert _holding(_HOSTS, _texts()) == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert _holding(_PLACES, _texts()) == []


def test_no_file_is_large() -> None:
    sizes = {path: (ROOT / path).stat().st_size for path in project_files()}
    assert {path: size for path, size in sizes.items() if size > _LARGEST_BYTES} == {}


def test_planted_addresses_and_places_are_found() -> None:
    path = PurePosixPath("a.md")
    for parts in _PARTS:
        assert _holding(_HOSTS, [(path, f"see https://{'.'.join(parts)}/simple")])
    for place in ("/root" + "/x", "/home" + "/anna/x", "/work" + "/main/x", "C:" + "\\Users\\anna"):
        assert _holding(_PLACES, [(path, f"in {place} it is")])
    assert _holding(_PLACES, [(path, "~/Pictures/BadgeDesk, /usr/bin/python3")]) == []
