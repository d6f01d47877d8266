"""Getting the named peers: Python ones into a virtual environment of their own, npm ones by the pinned lock."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
ROOT: Final = HERE.parents[1]
INTEROP: Final = ROOT / "tests" / "interop"
_VENV: Final = HERE.parent / ".venv"
_LOCK: Final = HERE / "requirements.lock"
_INSTALL_S: Final = 600


def python_peers() -> tuple[str | None, str]:
    """Return the Python that has the peers, made where needed, or None and the reason.

    Both sides use the same versions of cryptography and Pillow; everything is pinned with hashes.
    """
    python = _VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = _LOCK.read_text("utf-8")
    stamp = _VENV / "installed.txt"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return str(python), ""
    made = _run([sys.executable, "-m", "venv", "--clear", str(_VENV)], ROOT)
    command = [str(python), "-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary=:all:"]
    if made or _run([*command, "-r", str(_LOCK)], ROOT):
        return None, "could not be installed"
    stamp.write_text(wanted, "utf-8")
    return str(python), ""


def node_peers() -> tuple[str | None, str]:
    """Return ``node`` with the pinned packages installed, or None and the reason."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None:
        return None, "Node.js is not installed"
    wanted = (INTEROP / "package-lock.json").read_text("utf-8")
    stamp = INTEROP / "node_modules" / "installed.json"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return node, ""
    if npm is None or _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], INTEROP):
        return None, "the npm packages could not be installed"
    stamp.write_text(wanted, "utf-8")
    return node, ""


def _run(command: list[str], folder: Path) -> bool:
    """Run ``command`` quietly and return whether it failed."""
    try:
        done = subprocess.run(command, cwd=folder, check=False, timeout=_INSTALL_S, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return True
    return done.returncode != 0
