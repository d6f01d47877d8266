"""The tour of pictures knows every dialog there is."""

import ast
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[4]


def _subclasses(of: str) -> set[str]:
    """Return the names of all classes of the window below ``of``, by their source."""
    bases: dict[str, set[str]] = {}
    for file in (_ROOT / "src" / "badgedesk" / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    found = {of}
    while more := {name for name, parents in bases.items() if parents & found} - found:
        found |= more
    shared = {parent for parents in bases.values() for parent in parents if parent.startswith("_")}
    return found - {of} - shared  # what only others are made of is never opened itself


def _listed() -> set[str]:
    tree = ast.parse((_ROOT / "tools" / "picture_tour.py").read_text("utf-8"))
    (value,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "DIALOGS"
    )
    assert isinstance(value, ast.Call)
    return set(ast.literal_eval(value.args[0]))


def test_the_tour_takes_every_dialog_of_the_program() -> None:
    dialogs = _subclasses("QDialog")
    assert len(dialogs) > 20
    assert _listed() == dialogs
