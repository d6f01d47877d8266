"""The program loaded once and forked for each run, watched like one that is started anew in a tenth of the time.

To start an interpreter and load the program costs more than most files do. Here a few files are tried first, and what
the program had loaded by then is loaded for good; the time of such a start is added to every later run. Each run is a
process with a session, folder, environment and limits of its own, and the trace is of all of them.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, cast

from tests.hostile.forking import MARK
from tests.hostile.trace import KILL_AFTER_S, MIB, PLACE, ROOT, Allowed, Run, seen, strace, tool_folders

_PATIENCE_S: Final = 60.0
_TOOLS: Final = tool_folders(sys.executable)


class Loaded:
    """The program, loaded for one kind of work; ended, `runs` says of each run what it opened.

    Args:
        env: the environment that it is loaded in.
        traced: whether opened files and connections are looked at.
    """

    def __init__(self, env: Mapping[str, str], *, traced: bool) -> None:
        self.runs: list[Run] = []
        self._env = dict(env)
        self._traced = traced
        self._allowed: list[Allowed] = []
        self._start = Run(0, "", "", 0.0, 0.0)

    def __enter__(self) -> Self:
        self._place = tempfile.TemporaryDirectory(prefix="badgedesk-trace-", dir=PLACE)
        self._folder = Path(self._place.name)
        tracing = strace(self._folder / "calls") if self._traced else ()
        words = [*tracing, sys.executable, "-m", "tests.hostile.forking"]
        self._process = subprocess.Popen(
            words, cwd=ROOT, env=self._env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate(timeout=_PATIENCE_S)
        calls = self._folder / "calls"
        if self._traced and error is None:
            start, *parts = _split(calls.read_text("utf-8", "replace").splitlines())
            own = Allowed(self._folder, (*_TOOLS, ROOT / "tests"), (ROOT,))
            begun = seen(self._start, start, own)
            whole = [seen(*each) for each in zip(self.runs, parts, self._allowed, strict=True)]
            self.runs = [replace(run, opened=begun.opened + run.opened) for run in whole]
        self._place.cleanup()

    def load(self, words: Sequence[str], folder: Path, env: Mapping[str, str], allowed: Sequence[Path]) -> Run:
        """Try a command as `run`, load for good what it loaded, and count its time as that of a start."""
        names = self._folder / "modules"
        run = self.run(words, folder, env, allowed, modules=names)
        if names.exists():
            self._ask({"load": json.loads(names.read_text("utf-8"))})
            names.unlink()
        if not self._start.seconds:
            self._start = run
        return run

    def run(
        self,
        words: Sequence[str],
        folder: Path,
        env: Mapping[str, str],
        allowed: Sequence[Path],
        modules: Path | None = None,
    ) -> Run:
        """Run a command in ``folder`` and return what it did, without what it opened.

        Args:
            words: the command, without the program's name.
            folder: its working folder; everything below it may be opened.
            env: its whole environment.
            allowed: files and folders that it may open besides.
            modules: where it shall write what it had loaded in the end.
        """
        said = (folder / "said", folder / "complained")
        answer = self._ask(
            {
                "words": [*words],
                "folder": str(folder),
                "env": {**env},
                "address_mib": MIB,
                "kill_after_s": KILL_AFTER_S,
                "out": str(said[0]),
                "err": str(said[1]),
                "modules": str(modules) if modules else "",
            }
        )
        out, err = (path.read_text("utf-8", "replace") for path in said)
        run = Run(
            int(answer["status"]),
            out,
            err,
            answer["seconds"] + self._start.seconds,
            answer["peak_mib"],
            cpu_seconds=answer["cpu_seconds"] + self._start.cpu_seconds,
            standing=tuple(answer["standing"]),
        )
        self.runs.append(run)
        self._allowed.append(Allowed(folder, (*_TOOLS, *allowed, *([modules] if modules else ())), (ROOT,)))
        return run

    def _ask(self, asked: Mapping[str, object]) -> dict[str, Any]:
        writing, reading = self._process.stdin, self._process.stdout
        if writing is None or reading is None:
            raise RuntimeError
        writing.write(json.dumps(asked) + "\n")
        writing.flush()
        return cast("dict[str, Any]", json.loads(reading.readline()))


def _split(calls: Sequence[str]) -> list[list[str]]:
    """Return the calls before the first mark, and those after each mark up to the next."""
    parts: list[list[str]] = [[]]
    for call in calls:
        if f'"{MARK}' in call:
            parts.append([])
        else:
            parts[-1].append(call)
    return parts
