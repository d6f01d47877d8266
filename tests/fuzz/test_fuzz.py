"""The fuzz targets hold on their seeds and for half a minute of fuzzing, and would say so if they did not."""

import contextlib
import importlib.util
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from badgedesk.core.bake import unbake
from badgedesk.core.canon import canonicalise
from badgedesk.core.errors import InputError
from badgedesk.core.proof.token import parse_token
from tests.fuzz.__main__ import watched
from tests.fuzz.graphs import decoded, encoded
from tests.fuzz.invariants import TARGETS
from tests.fuzz.mutators import MUTATORS, with_checksums
from tests.fuzz.seeds import seeds
from tests.property.canon_oracles import under_other_names
from tests.property.test_bake_damage import PNG
from tests.property.test_tampering import FILES

_ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 30
needs_fuzzer = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="the fuzzer is built for Linux on x86-64 alone"
)


def run(*words: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return subprocess.run(
        [sys.executable, *words], cwd=_ROOT, env=env, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.mark.parametrize("target", TARGETS)
def test_every_promise_holds_on_the_seeds(target: str, shared_dir: Path) -> None:
    texts = seeds(target)
    assert len(texts) >= 20
    for text in texts:
        TARGETS[target](text)


@needs_fuzzer
@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
def test_every_promise_holds_for_half_a_minute(target: str) -> None:
    # The same dice each time: what breaks then was broken by what changed. Hours with other dice are `tests.fuzz`.
    done = run("-m", "tests.fuzz", target, "--seconds", str(_SECONDS), "--seed", "1")
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-3_000:]
    assert "every promise held" in done.stdout
    assert int(done.stdout.split()[1].replace(",", "")) > 500, done.stdout


_PLANTED = """
import sys
import atheris
with atheris.instrument_imports(include=["badgedesk"], enable_loader_override=False):
    from tests.fuzz import __main__ as command, invariants
    from badgedesk.core.errors import InputError
    from badgedesk.core.strictjson import parse_json
def broken(data):
    try:
        value = parse_json(data)
    except InputError:
        return
    if isinstance(value, list):
        raise KeyError("planted")
invariants.TARGETS = {"json": broken}
command._fuzz("json", ["-seed=1", "-max_total_time=60", "-artifact_prefix=%s/", "%s"])
"""


@needs_fuzzer
@pytest.mark.slow
def test_a_planted_fault_is_found(tmp_path: Path) -> None:
    (tmp_path / "seed").write_bytes(b'{"a":[1,true]}')
    done = run("-c", _PLANTED % (tmp_path, tmp_path))
    assert done.returncode != 0
    assert "KeyError" in done.stdout + done.stderr
    [found] = tmp_path.glob("crash-*")
    assert found.read_bytes().lstrip()[:1] == b"["


@pytest.mark.skipif(not hasattr(signal, "ITIMER_PROF"), reason="this system does not tell processor time by a signal")
def test_an_input_that_takes_too_much_processor_time_is_a_finding() -> None:
    def look(data: bytes) -> None:
        while data == b"for ever":
            pass

    slow = watched(look, 0.05)
    try:
        for _ in range(1_000):
            slow(b"soon")
        with pytest.raises(AssertionError, match="processor time"):
            slow(b"for ever")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, signal.SIG_DFL)


def test_one_input_can_be_run_again(tmp_path: Path) -> None:
    (tmp_path / "finding").write_bytes(b'{"a":1}')
    done = run("-m", "tests.fuzz", "json", "--replay", str(tmp_path / "finding"))
    assert (done.returncode, done.stdout) == (0, "json: every promise held\n"), done.stderr


def test_a_changed_picture_gets_its_checksums_back() -> None:
    place = PNG.index(b"Gr")
    changed = PNG[:place] + b"Cr" + PNG[place + 2 :]
    assert "Cröße" in unbake(with_checksums(changed)).text
    assert with_checksums(PNG) == PNG
    assert with_checksums(PNG[:40]) == PNG[:40]


def test_a_token_is_changed_inside_its_parts() -> None:
    changed = {MUTATORS["jws"](FILES["jwt"], 100_000, seed, lambda data, _: data[::-1]) for seed in range(200)}
    others = []
    for text in changed:
        with contextlib.suppress(InputError):
            others.append(parse_token(text.decode()))
    untouched = parse_token(FILES["jwt"].decode())
    assert any(other.header != untouched.header for other in others)
    assert any(other.payload != untouched.payload for other in others)


def test_a_document_stays_json_when_it_is_changed() -> None:
    changed = [MUTATORS["credential"](FILES["json"], 100_000, seed, lambda data, _: data) for seed in (1, 2, 3, 5, 6)]
    assert all(json.loads(text) for text in changed)
    assert len(set(changed)) > 3


def test_a_graph_keeps_its_shape_as_bytes() -> None:
    ring = "".join(f"_:e{node} <urn:p> _:e{(node + 1) % 5} .\n" for node in range(5))
    statements = decoded(encoded(ring))
    assert len(statements) == 5
    assert {quad[0] for quad in statements} == {quad[2] for quad in statements}
    assert canonicalise(statements) == canonicalise(under_other_names(statements, random.Random(1)))
