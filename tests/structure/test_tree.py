"""Sizes, names and the shape of the tree."""

import ast
from collections.abc import Iterable
from pathlib import PurePosixPath

import pytest

from tests.structure.project import ROOT, modules, project_files

_FILE_LINES = 400
_FORBIDDEN_NAMES = {"utils", "util", "misc", "common", "manager", "managers", "helpers"}
_MIRROR = PurePosixPath("tests/unit")
_PACKAGE = PurePosixPath("src/badgedesk")


def _too_long(files: Iterable[tuple[PurePosixPath, str]]) -> list[str]:
    sizes = ((path, len(text.splitlines())) for path, text in files)
    return [f"{path}: {lines}" for path, lines in sizes if lines > _FILE_LINES]


def _badly_named(files: Iterable[PurePosixPath]) -> list[PurePosixPath]:
    return [path for path in files if _FORBIDDEN_NAMES.intersection({path.stem, *path.parent.parts})]


def _without_counterpart(tests: Iterable[PurePosixPath], sources: set[PurePosixPath]) -> list[PurePosixPath]:
    """Return the unit tests in whose place below ``src`` there is no such package."""
    packages = {path.parent.relative_to(_PACKAGE) for path in sources}
    return [path for path in tests if path.parent.relative_to(_MIRROR) not in packages]


def test_no_file_is_longer_than_the_limit() -> None:
    found = _too_long((m.path, m.text) for folder in ("src", "tools", "tests") for m in modules(folder))
    assert found == []


def test_a_file_of_one_line_too_many_is_found() -> None:
    path = PurePosixPath("src/a.py")
    assert _too_long([(path, "x\n" * _FILE_LINES)]) == []
    assert _too_long([(path, "x\n" * (_FILE_LINES + 1))]) == ["src/a.py: 401"]


def test_modules_are_named_by_what_they_hold() -> None:
    assert _badly_named(path for path in project_files() if path.suffix == ".py") == []


def test_a_module_named_by_nothing_is_found() -> None:
    bad = [PurePosixPath("src/badgedesk/core/utils.py"), PurePosixPath("src/badgedesk/common/a.py")]
    assert _badly_named([*bad, PurePosixPath("src/badgedesk/core/limits.py")]) == bad


def test_unit_tests_mirror_the_source() -> None:
    sources = {module.path for module in modules(str(_PACKAGE))}
    tests = [module.path for module in modules(str(_MIRROR)) if module.path.name.startswith("test_")]
    assert tests
    assert _without_counterpart(tests, sources) == []


def test_a_unit_test_in_the_wrong_place_is_found() -> None:
    wrong = _MIRROR / "core/nowhere/test_a.py"
    assert _without_counterpart([_MIRROR / "core/test_b.py", wrong], {_PACKAGE / "core/b.py"}) == [wrong]


@pytest.mark.parametrize("package", ["core", "design", "host", "showcase", "awarding", "wallet", "wording", "cli"])
def test_every_package_has_unit_tests(package: str) -> None:
    assert [module.path for module in modules(f"{_MIRROR}/{package}") if module.path.name.startswith("test_")]


def test_the_package_is_marked_as_typed() -> None:
    assert (ROOT / _PACKAGE / "py.typed").is_file()


def test_every_module_says_what_it_holds() -> None:
    assert [
        module.path for folder in ("src", "tools") for module in modules(folder) if not _described(module.tree)
    ] == []


def test_a_module_without_a_word_is_found() -> None:
    assert not _described(ast.parse("x = 1"))
    assert _described(ast.parse('"""Holds x."""\nx = 1'))


def _described(tree: ast.Module) -> bool:
    return bool(ast.get_docstring(tree))
