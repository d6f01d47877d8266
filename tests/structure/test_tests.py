"""The tests themselves: each one asserts, waits without sleeping, and is named by what it states."""

import ast
from collections.abc import Iterator

from tests.structure.project import Module, modules, parse

_PROVING_CALLS = {
    "raises",
    "warns",
    "fail",
    "waitSignal",
    "waitSignals",
    "assertNotEmitted",
    "waitUntil",
    "qtmodeltester",
}
_PROVING_NAMES = ("assert_", "check_", "expect_")


def _tests(module: Module) -> Iterator[ast.FunctionDef]:
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node


def _last_name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _proves(function: ast.FunctionDef, helpers: frozenset[str]) -> bool:
    """Return whether a function asserts, itself or through a helper of its module that does."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = _last_name(node.func)
            if name in _PROVING_CALLS or name in helpers or name.lstrip("_").startswith(_PROVING_NAMES):
                return True
    return False


def _proving_helpers(module: Module) -> frozenset[str]:
    functions = [node for node in module.nodes if isinstance(node, ast.FunctionDef)]
    known: frozenset[str] = frozenset()
    while True:
        found = frozenset(function.name for function in functions if _proves(function, known))
        if found == known:
            return known
        known = found


def _idle_tests(module: Module) -> list[str]:
    helpers = _proving_helpers(module)
    return [f"{module.path}::{test.name}" for test in _tests(module) if not _proves(test, helpers)]


def _sleeps(module: Module) -> list[str]:
    """Return where a test sleeps without saying on that line what else than a condition it waits for."""
    lines = module.text.splitlines()
    calls = (node for node in module.nodes if isinstance(node, ast.Call))
    names = {"sleep", "qWait", "qSleep", "msleep"}
    return [
        f"{module.path}:{call.lineno}"
        for call in calls
        if _last_name(call.func) in names and "  # " not in lines[call.lineno - 1]
    ]


def test_every_test_asserts() -> None:
    assert [idle for module in modules("tests") for idle in _idle_tests(module)] == []


def test_a_test_without_an_assertion_is_found() -> None:
    module = parse(
        "tests/test_a.py",
        "def _look(x): print(x)\n"
        "def _prove(x):\n    assert x\n"
        "def _both(x):\n    _prove(x)\n"
        "def test_idle_thing():\n    _look(1)\n"
        "def test_own():\n    assert 1\n"
        "def test_helped():\n    _both(1)\n"
        "def test_raising():\n    with pytest.raises(OSError):\n        f()\n",
    )
    assert _idle_tests(module) == ["tests/test_a.py::test_idle_thing"]


def test_no_test_sleeps_for_want_of_a_condition() -> None:
    assert [place for module in modules("tests") for place in _sleeps(module)] == []


def test_a_sleeping_test_is_found() -> None:
    module = parse(
        "tests/test_a.py", "def test_a():\n    sleep(1)\n    sleep(0.1)  # when the kill falls\n    wait(5)\n"
    )
    assert _sleeps(module) == ["tests/test_a.py:2"]


def test_no_two_tests_of_a_module_share_a_name() -> None:
    doubled = []
    for module in modules("tests"):
        names = [test.name for test in module.tree.body if isinstance(test, ast.FunctionDef)]
        doubled += [f"{module.path}::{name}" for name in names if names.count(name) > 1]
    assert doubled == []
