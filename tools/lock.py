"""Renew the hash-pinned requirement locks from pyproject.toml.

``python tools/lock.py`` keeps the locked versions that still fit and adds what is new; ``--upgrade`` takes the newest
of everything, ``--upgrade-package NAME`` of one package. Needs ``uv`` on the path or beside this Python.

Three locks, each a plain requirements file for ``pip install --require-hashes``, for every system and every supported
Python at once, without the address of any package index:

* ``requirements.lock``: what the program needs;
* ``requirements-dev.lock``: the same versions and the tools of the tests;
* ``requirements-build.lock``: what builds the package, at the versions of the tests' tools.
"""

import argparse
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV, BUILD = (ROOT / name for name in ("requirements.lock", "requirements-dev.lock", "requirements-build.lock"))
# With extras kept, because an older pip looks for "coverage[toml]" anew when only "coverage" is pinned, and refuses.
_OPTIONS = (
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-strip-extras",
    "--no-header",
    "--quiet",
)


def compile_lock(uv: str, output: Path, arguments: list[str], source: str | None = None) -> None:
    """Write one lock; the versions in the file as it is are kept where they fit.

    Raises:
        subprocess.CalledProcessError: the requirements contradict each other, or no index answers.
    """
    command = [uv, "pip", "compile", *_OPTIONS, *arguments, "--output-file", output.name]
    subprocess.run(command, cwd=ROOT, input=source, text=True, check=True, stdout=subprocess.DEVNULL)


def main() -> int:
    """Renew the three locks; the exit code is 0, or 2 where uv is missing."""
    parser = argparse.ArgumentParser(description="Renew the requirement locks from pyproject.toml.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest version of everything")
    parser.add_argument("--upgrade-package", metavar="NAME", action="append", default=[], help="take its newest")
    options = parser.parse_args()
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        print("lock.py: uv is missing; `pip install uv` brings it", file=sys.stderr)
        return 2
    extra = ["--upgrade"] if options.upgrade else []
    extra += [part for name in options.upgrade_package for part in ("--upgrade-package", name)]
    build_system = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    compile_lock(uv, RUN, [*extra, "pyproject.toml"])
    compile_lock(uv, DEV, [*extra, "--extra", "dev", "--constraint", RUN.name, "pyproject.toml"])
    compile_lock(uv, BUILD, [*extra, "--constraint", DEV.name, "-"], "\n".join(build_system["requires"]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
