"""Every hostile file through every door, inside this process; the doors themselves, traced, for a few of them.

The whole corpus traced from outside, a process a file: ``python -m tests.hostile``.
"""

import contextlib
import io
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from badgedesk.cli.main import run as run_words
from tests.hostile.__main__ import environment, prepare, try_door, try_loaded
from tests.hostile.corpus import Entry, entries
from tests.hostile.doors import DOORS, Bench, Door, complaint_about_words
from tests.hostile.loaded import Loaded
from tests.hostile.pictures import active_parts
from tests.hostile.trace import Run, has_strace, watch
from tests.hostile.window import drop_everything

_FOLDERS = ("png", "svg", "json", "jose", "jsonld", "crypto", "zip", "text")
_TRACED = (
    "svg/ext-image-http.svg",
    "svg/ext-image-file.svg",
    "svg/resvg-use-xlink-to-an-external-file.svg",
    "png/notpng-eps.png",
    "jose/key-jku.jwt",
    "jsonld/context-remote.json",
    "jsonld/net-status-00.json",
)
needs_strace = pytest.mark.skipif(not has_strace(), reason="strace is missing, or may not trace here")


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A profile and files of our own, to be copied for each run."""
    folder = tmp_path_factory.mktemp("hostile") / "ready"
    prepare(folder)
    return folder


def run_here(words: list[str]) -> Run:
    """Run a command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run_words(words)
    return Run(status, out.getvalue(), err.getvalue(), 0.0, 0.0)


@pytest.fixture
def bench(ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """A copy of the folder that is brought back to its first state by `renewed`."""
    shutil.copytree(ready, tmp_path / "run")
    for name, value in environment(tmp_path / "run" / "home").items():
        monkeypatch.setenv(name, value)
    yield Bench(tmp_path / "run")


def renewed(bench: Bench, ready: Path) -> Bench:
    """Empty what a run may have written."""
    for name in ("out", "home"):
        shutil.rmtree(bench.folder / name)
        shutil.copytree(ready / name, bench.folder / name)
    return bench


def pairs() -> list[tuple[Door, str]]:
    found = [(door, folder) for door in DOORS for folder in _FOLDERS if any(map(door.takes, in_folder(folder)))]
    return found or [(DOORS[0], "absent")]


def in_folder(folder: str) -> list[Entry]:
    return [entry for entry in entries().values() if entry.folder == folder]


@pytest.mark.slow
@pytest.mark.parametrize(("door", "folder"), pairs(), ids=lambda value: getattr(value, "name", value))
def test_every_file_gets_a_right_answer_at_the_door(
    door: Door, folder: str, shared_dir: Path, ready: Path, bench: Bench
) -> None:
    wrong, tried = {}, 0
    for entry in filter(door.takes, in_folder(folder)):
        run = run_here([*door.words(entry.path, bench), "--json"])
        judged = [door.judge(entry, run, bench), complaint_about_words(run), *run.faults()]
        if any(judged):
            wrong[entry.file] = [words for words in judged if words]
        if any(bench.out.iterdir()) or door.name == "wallet add":
            renewed(bench, ready)
        tried += 1
    assert tried
    assert wrong == {}


@pytest.mark.slow
def test_the_window_takes_the_whole_corpus_in_one_drop(shared_dir: Path, qapp: QApplication, tmp_path: Path) -> None:
    assert drop_everything(qapp, tmp_path / "profile") == []


@needs_strace
@pytest.mark.slow
@pytest.mark.parametrize("file", _TRACED)
def test_a_file_that_names_others_makes_the_program_open_and_ask_nothing(
    file: str, shared_dir: Path, ready: Path
) -> None:
    entry = entries()[file]
    for door in DOORS:
        if door.takes(entry) and door.name in {"verify", "bake, as picture", "wallet add"}:
            assert try_door(door, entry, ready, traced=True, by_cpu=True).complaints == ()


_REACHING = """
import socket, sys
open("/etc/hostname").read()
with socket.socket() as one:
    one.connect(("127.0.0.1", int(sys.argv[1])))
"""


@needs_strace
def test_a_program_that_reaches_out_is_seen(tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        words = [sys.executable, "-c", _REACHING, str(server.server_port)]
        run = watch(words, tmp_path, environment(tmp_path), allowed=[])
    assert (run.status, run.opened) == (0, ("/etc/hostname",))
    assert [address.split()[0] for address in run.connected] == ["AF_INET"]


@needs_strace
def test_a_run_forked_from_the_loaded_program_is_seen_and_judged_like_any_other(shared_dir: Path, ready: Path) -> None:
    door = next(door for door in DOORS if door.name == "wallet add")
    files = [entries()[file] for file in ("jsonld/ok-unknown-issuer.json", "json/dup-issuer.json")]
    forked = try_loaded(door, files, ready, traced=True, by_cpu=True)
    anew = [try_door(door, entry, ready, traced=True, by_cpu=True) for entry in files]
    assert [(one.run.status, one.complaints) for one in forked] == [(one.run.status, ()) for one in anew]


@needs_strace
def test_what_a_forked_run_opens_is_told_from_what_the_others_open(tmp_path: Path) -> None:
    outside = Path("/etc/hostname")
    with Loaded(environment(tmp_path), traced=True) as loaded:
        for name, allowed in (("first", []), ("second", []), ("third", [outside])):
            folder = tmp_path / name
            folder.mkdir()
            file = folder / "absent.json" if name == "first" else outside
            run = loaded.run(["verify", str(file), "--json"], folder, environment(folder / "home"), allowed)
            assert run.status in {1, 3}
    assert [run.opened for run in loaded.runs] == [(), (str(outside),), ()]


def test_a_run_that_stands_still_tells_where(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "import signal; signal.pause()"]
    run = watch(words, tmp_path, environment(tmp_path), allowed=[], traced=False, kill_after_s=1.0)
    assert run.status == -signal.SIGKILL
    [state] = [fault for fault in run.faults() if fault.startswith("stood still: ")]
    assert "(S, " in state


def test_a_program_that_wants_too_much_memory_fails(tmp_path: Path) -> None:
    words = [sys.executable, "-c", "bytearray(600 * 2**20)"]
    run = watch(words, tmp_path, environment(tmp_path), allowed=[], traced=False)
    assert "a traceback" in run.faults()


def test_active_and_outside_parts_of_a_picture_are_found() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" onload="a()">'
        '<script>a()</script><a x:href=" java\nscript:a()"/><image href="https://x.example/a.png"/>'
        '<use href="#ok"/><rect fill="url(#ok)" style="fill: u\\72l(//x.example)"/>'
        "<style>@import 'x.css'; a { fill: url( 'https://x.example' ) }</style><animate/></svg>"
    )
    found = active_parts(svg.encode())
    assert [part.split("=")[0].split("(")[0] for part in found] == [
        "onload", "<script>", "href", "href", "@import", "@import", "url", "<animate>"
    ]  # fmt: skip
    assert active_parts(b'<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/><path fill="url(#b)"/></svg>') == []


def test_every_file_has_a_door(shared_dir: Path) -> None:
    fed = {entry.file for door in DOORS for entry in entries().values() if door.takes(entry)}
    assert fed == set(entries())
