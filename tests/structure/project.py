"""The files of the project as the structural tests read them."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
_SKIPPED = {".git", ".venv", "node_modules", "__pycache__", "dist", "build"}


@dataclass(frozen=True)
class Module:
    """One Python file: where it lies below the root, its text, its syntax tree and all nodes of that."""

    path: PurePosixPath
    text: str
    tree: ast.Module
    nodes: tuple[ast.AST, ...]


@cache
def project_files() -> tuple[PurePosixPath, ...]:
    """Return every file that belongs to the project or would at the next commit, below the root, in order."""
    try:
        listed = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout.decode("utf-8")
        names = {PurePosixPath(name) for name in listed.split("\0") if name}
    except (OSError, subprocess.CalledProcessError):  # an unpacked source archive
        names = {PurePosixPath(path.relative_to(ROOT).as_posix()) for path in ROOT.rglob("*") if path.is_file()}
    kept = (name for name in names if not _SKIPPED.intersection(name.parts) and (ROOT / name).is_file())
    return tuple(sorted(kept))


def parse(path: str | PurePosixPath, text: str) -> Module:
    """Return a module made from its text; for planted samples too."""
    tree = ast.parse(text)
    return Module(PurePosixPath(path), text, tree, tuple(ast.walk(tree)))


@cache
def _module(path: PurePosixPath) -> Module:
    return parse(path, (ROOT / path).read_text(encoding="utf-8"))


@cache
def modules(folder: str) -> tuple[Module, ...]:
    """Return the Python files below a folder of the project."""
    below = PurePosixPath(folder)
    return tuple(_module(path) for path in project_files() if path.suffix == ".py" and path.is_relative_to(below))
