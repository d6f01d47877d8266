"""The requirement locks: complete, pinned by hash, without an address, and nowhere below the lowest safe version."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.structure.project import ROOT

_LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
_SAFE = Path(__file__).with_name("lowest-safe.toml")
_SAMPLE = "a==1.0 ; python_version < '3.12' \\\n    --hash=sha256:" + "0" * 64 + "\n    # via b\n"


@dataclass(frozen=True)
class Entry:
    """One pinned package of a lock."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def versions(self) -> list[Version]:
        return [Version(part.version) for part in self.requirement.specifier if part.operator == "=="]


def _entries(text: str) -> list[Entry]:
    plain = "\n".join(line for line in text.splitlines() if line.strip() and not line.strip().startswith("#"))
    entries = []
    for whole in plain.replace("\\\n", " ").splitlines():
        words, *hashes = re.split(r"\s+--hash=", whole.strip())
        entries.append(Entry(Requirement(words), tuple(hashes)))
    return entries


def _lock(name: str) -> list[Entry]:
    return _entries((ROOT / name).read_text(encoding="utf-8"))


def _pins(name: str) -> dict[str, set[Version]]:
    pins: dict[str, set[Version]] = {}
    for entry in _lock(name):
        pins.setdefault(entry.name, set()).update(entry.versions)
    return pins


def _unpinned(entries: list[Entry]) -> list[str]:
    good = re.compile(r"sha256:[0-9a-f]{64}")
    return [
        entry.name
        for entry in entries
        if len(entry.versions) != 1 or not entry.hashes or not all(good.fullmatch(part) for part in entry.hashes)
    ]


def _addresses(text: str) -> list[str]:
    return re.findall(r"\w+://\S+|\S+ @ \S+|^-\S+.*$", text, re.MULTILINE)


def _absent(wanted: list[Requirement], pins: dict[str, set[Version]]) -> list[str]:
    return [
        str(requirement)
        for requirement in wanted
        if not any(version in requirement.specifier for version in pins.get(canonicalize_name(requirement.name), ()))
    ]


def _project() -> dict[str, list[Requirement]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = settings["project"]["dependencies"]
    lists = {
        "requirements.lock": run,
        "requirements-dev.lock": [*run, *settings["project"]["optional-dependencies"]["dev"]],
        "requirements-build.lock": settings["build-system"]["requires"],
    }
    return {name: [Requirement(text) for text in texts] for name, texts in lists.items()}


def _safe() -> dict[str, Version]:
    return {name: Version(row["version"]) for name, row in tomllib.loads(_SAFE.read_text(encoding="utf-8")).items()}


def _unsafe(pins: dict[str, set[Version]], safe: dict[str, Version]) -> list[str]:
    return [f"{name} {version}" for name, lowest in safe.items() for version in pins.get(name, ()) if version < lowest]


def _loose(wanted: list[Requirement], safe: dict[str, Version]) -> list[str]:
    """Return what pyproject.toml would accept below the lowest safe version."""
    lows = {
        canonicalize_name(one.name): [Version(part.version) for part in one.specifier if part.operator == ">="]
        for one in wanted
    }
    return [name for name, lowest in safe.items() if name in lows and not any(low >= lowest for low in lows[name])]


@pytest.mark.parametrize("name", _LOCKS)
def test_every_entry_is_pinned_by_version_and_hash(name: str) -> None:
    entries = _lock(name)
    assert len(entries) > 3
    assert _unpinned(entries) == []


@pytest.mark.parametrize("name", _LOCKS)
def test_a_lock_names_no_address(name: str) -> None:
    assert _addresses((ROOT / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("name", _LOCKS)
def test_a_lock_holds_everything_asked_for(name: str) -> None:
    assert _absent(_project()[name], _pins(name)) == []


@pytest.mark.parametrize("smaller", ["requirements.lock", "requirements-build.lock"])
def test_the_tests_lock_holds_the_other_locks_versions(smaller: str) -> None:
    whole = _pins("requirements-dev.lock")
    assert {name: versions for name, versions in _pins(smaller).items() if whole.get(name) != versions} == {}


@pytest.mark.parametrize("name", _LOCKS)
def test_no_lock_goes_below_the_lowest_safe_version(name: str) -> None:
    assert _unsafe(_pins(name), _safe()) == []


def test_pyproject_accepts_nothing_below_the_lowest_safe_version() -> None:
    assert _loose(_project()["requirements.lock"], _safe()) == []


def test_every_lowest_safe_version_says_why_and_concerns_a_locked_package() -> None:
    rows = tomllib.loads(_SAFE.read_text(encoding="utf-8"))
    assert [name for name, row in rows.items() if len(row["reason"]) < 30] == []
    assert [name for name in rows if name not in _pins("requirements-dev.lock")] == []


def test_a_sample_lock_is_understood() -> None:
    (entry,) = _entries(_SAMPLE)
    assert (entry.name, entry.versions, len(entry.hashes)) == ("a", [Version("1.0")], 1)
    assert _unpinned([entry]) == []
    assert _addresses(_SAMPLE) == []


def test_planted_breaks_of_a_lock_are_found() -> None:
    assert _unpinned(_entries("a==1.0\nb>=1 --hash=sha256:" + "0" * 64)) == ["a", "b"]
    assert _unpinned(_entries("a==1.0 --hash=md5:00")) == ["a"]
    assert _addresses("--index-url https://example.org/simple\n") != []
    assert _addresses("a @ file.whl\n") != []
    assert _absent([Requirement("a>=2"), Requirement("b")], {"a": {Version("1.0")}}) == ["a>=2", "b"]
    assert _unsafe({"a": {Version("1.0")}}, {"a": Version("1.0.1")}) == ["a 1.0"]
    assert _loose([Requirement("a>=1")], {"a": Version("1.0.1")}) == ["a"]
