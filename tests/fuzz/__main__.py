"""Fuzz one reader, or all of them one after another, and say how far it came.

python -m tests.fuzz png --cpu 3600 --corpus DIR         what is found along the way is kept in DIR for the next run
python -m tests.fuzz all --runs 100000
python -m tests.fuzz svg --replay FILE                   run one input again, to look at a finding

Exit code 0: every promise of `tests.fuzz.invariants` held; otherwise the input that broke one lies in the corpus.
"""

import argparse
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

Check = Callable[[bytes], None]
_NAMES = ("png", "svg", "json", "jws", "credential", "rdfc")
_MEMORY_MIB = 2_048
_INPUT_SECONDS = 10
"""Processor time of one input: other work on the machine stretches the clock's."""
_ROUND = 64
_STANDING_SECONDS = 600
"""Time by the clock, for an input that waits for something and computes nothing."""
_PROGRESS = re.compile(r"#(\d+)\s.*?cov: (\d+) ft: (\d+)")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.splitlines()[0])
    parser.add_argument("target", choices=(*_NAMES, "all"))
    parser.add_argument("--runs", type=int, default=-1, help="end after so many inputs")
    parser.add_argument("--seconds", type=int, default=0, help="end after so much time")
    parser.add_argument("--cpu", type=int, default=0, help="end after so many seconds of processor time")
    parser.add_argument("--seed", type=int, default=0, help="begin with these dice; with others each time if left out")
    parser.add_argument("--corpus", type=Path, help="folder of inputs to go on from; a throw-away one if left out")
    parser.add_argument("--replay", type=Path, help="run this one file and nothing else")
    return parser


def _fuzz(target: str, arguments: list[str], cpu_seconds: float = 0) -> None:
    """Hand the target to the fuzzer; it ends the process itself, after ``cpu_seconds`` of processor time if not 0."""
    import atheris

    with atheris.instrument_imports(include=["badgedesk"], enable_loader_override=False):
        from tests.fuzz.invariants import TARGETS
        from tests.fuzz.mutators import MUTATORS
    check, mutate = TARGETS[target], MUTATORS.get(target)
    options = {}
    if mutate is not None:
        options["custom_mutator"] = lambda data, size, seed: mutate(data, size, seed, atheris.Mutate)
    atheris.Setup([sys.argv[0], *arguments], watched(check, enough=cpu_seconds), **options)
    atheris.Fuzz()


def watched(check: Check, seconds: float = _INPUT_SECONDS, enough: float = 0) -> Check:
    """Return ``check`` as one that fails when a single input takes longer than ``seconds`` of processor time.

    Args:
        check: the promise.
        seconds: of processor time, for one input.
        enough: of processor time, after which the fuzzer is asked to end; 0 for never.
    """
    began = ended = 0  # inputs
    last = -1

    def look(*_: object) -> None:
        nonlocal last
        if began > ended and began == last:
            message = f"this input took more than {seconds} s of processor time"
            raise AssertionError(message)
        last = began

    def one(data: bytes) -> None:
        nonlocal began, ended
        began += 1
        check(data)
        ended = began
        if enough and began % _ROUND == 0 and time.process_time() > enough:
            print(f"Done {began} runs", flush=True)
            os.kill(os.getpid(), signal.SIGUSR1)

    signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, seconds, seconds)  # an input that is met twice took that long at the least
    return one


def _run(target: str, given: argparse.Namespace, corpus: Path) -> int:
    """Fuzz one target in a process of its own; say what came of it and return 1 where a promise was broken."""
    from tests.fuzz.seeds import seeds

    start, kept = corpus / target / "seeds", corpus / target / "found"
    start.mkdir(parents=True, exist_ok=True)
    kept.mkdir(exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (start / f"{number:04}").write_bytes(seed)
    largest = max(path.stat().st_size for path in start.iterdir())
    command = [sys.executable, "-m", "tests.fuzz", target, "--cpu", str(given.cpu), "--", str(kept), str(start)]
    command += [f"-runs={given.runs}", f"-max_total_time={given.seconds}", f"-rss_limit_mb={_MEMORY_MIB}"]
    command += [f"-timeout={_STANDING_SECONDS}", f"-max_len={largest}", f"-seed={given.seed}"]
    command += [f"-artifact_prefix={corpus / target}/"]
    began, before = time.monotonic(), _cpu_seconds()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    seen = _PROGRESS.findall(done.stdout)
    runs, coverage, features = seen[-1] if seen else ("0", "0", "0")
    total = re.findall(r"Done (\d+) runs", done.stdout)
    print(
        f"{target}: {int(total[-1] if total else runs):,} runs in {time.monotonic() - began:.0f} s "
        f"({_cpu_seconds() - before:.0f} s of CPU), {coverage} branches, {features} features, "
        f"{'every promise held' if done.returncode == 0 else 'BROKEN'}",
        flush=True,
    )
    if done.returncode:
        print(done.stdout[-6_000:])
    return int(done.returncode != 0)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> int:
    """Return the exit code."""
    words = sys.argv[1:]
    if "--" in words:
        place = words.index("--")
        _fuzz(words[0], words[place + 1 :], _parser().parse_args(words[:place]).cpu)
        return 1  # the fuzzer never comes back
    given = _parser().parse_args(words)
    if given.replay:
        from tests.fuzz.invariants import TARGETS

        TARGETS[given.target](given.replay.read_bytes())
        print(f"{given.target}: every promise held")
        return 0
    if given.runs < 0 and not given.seconds and not given.cpu:
        given.seconds = 30
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="badgedesk-fuzz-") as folder:
        corpus = (given.corpus or Path(folder)).resolve()
        names = _NAMES if given.target == "all" else (given.target,)
        return max(_run(name, given, corpus) for name in names)


if __name__ == "__main__":
    sys.exit(main())
