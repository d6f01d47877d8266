"""The doors: each command that takes a file from outside, which files are fed to it, and what is a right answer."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from badgedesk.core.errors import Code
from tests.hostile.corpus import MESSAGE_CHARACTERS, Entry, fitting, is_plain
from tests.hostile.pictures import active_parts, complaint_about_picture
from tests.hostile.trace import Run

AT: Final = "2024-06-01T00:00:00Z"
_READING: Final = frozenset(
    {"JSON_SYNTAX", "JSON_DEPTH", "JSON_NUMBER", "JSON_DUPLICATE_KEY", "TEXT_NOT_UTF8", "TEXT_LIMIT"}
)
_CODE: Final = re.compile(r'"code": "([A-Z_0-9]+)"')
_MESSAGE: Final = re.compile(r'"(?:text|message)": ("(?:[^"\\]|\\.)*")')
NEVER_PASS: Final = frozenset({"reject", "unknown-issuer", "status-unknown", "reject-or-status-unknown"})
_UNSAFE_NAME: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]|^[.\s-]|[.\s]$')
_NAME_BYTES: Final = 200
_IMAGES: Final = frozenset({"png", "svg"})


@dataclass(frozen=True)
class Bench:
    """The files of our own that stand ready in the folder of a run."""

    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"


@dataclass(frozen=True)
class Door:
    """One command: its words for a file, the files it gets, and the judge of its answer."""

    name: str
    takes: Callable[[Entry], bool]
    words: Callable[[Path, Bench], list[str]]
    judge: Callable[[Entry, Run, Bench], str | None]


def codes(run: Run) -> set[str]:
    """Return the codes that an answer in JSON names."""
    return set(_CODE.findall(run.out))


def complaint_about_words(run: Run) -> str | None:
    """Return what is wrong with the messages of an answer: each is short and plain."""
    for quoted in _MESSAGE.findall(run.out):
        message = json.loads(quoted)
        if len(message) > MESSAGE_CHARACTERS or not is_plain(message):
            return f"a message that is long or not plain: {message[:60]!r}"
    return None


def _refused_whole(run: Run, bench: Bench) -> bool:
    return run.status == 3 and not any(bench.out.iterdir())


def _judge_verify(entry: Entry, run: Run, bench: Bench) -> str | None:
    passed = '"verdict": "pass"' in run.out
    given, fit = codes(run), fitting(entry)
    if passed and entry.outcome in NEVER_PASS:
        return "passed"
    if passed and entry.folder not in {"jsonld", "jose"}:
        return "passed"
    if entry.outcome.startswith("verified"):
        return None if passed else f"did not pass: {sorted(given)}"
    if entry.folder in {"zip", "text", "crypto"} or entry.outcome == "per-vector":
        return None if run.status in {1, 3} else "taken for a badge"
    if entry.folder == "json" and entry.outcome == "accept":
        return f"not read: {sorted(given & _READING)}" if given & _READING else None
    if entry.outcome in {"reject", "reject-or-warn", "unknown-issuer", "status-unknown", "reject-or-status-unknown"}:
        return None if given & fit else f"says {sorted(given)}, not {sorted(fit)}"
    return None


def _judge_unbake(entry: Entry, run: Run, bench: Bench) -> str | None:
    made = list(bench.out.iterdir())
    if run.status == 3:
        if made:
            return "refused, and yet wrote a file"
        sound = entry.folder in _IMAGES and entry.outcome == "accept"
        if sound and not codes(run) <= {"BAKED_NOT_FOUND"}:
            return f"a sound picture refused: {sorted(codes(run))}"
        named_baked = entry.outcome == "reject" and Path(entry.file).name.startswith("baked-")
        return f"says {sorted(codes(run))}" if named_baked and not codes(run) & fitting(entry) else None
    return None if run.status == 0 and len(made) == 1 else f"ended with {run.status} and {len(made)} files"


def _judge_bake(entry: Entry, run: Run, bench: Bench) -> str | None:
    made = bench.out / "made"
    if run.status == 3:
        if any(bench.out.iterdir()):
            return "refused, and yet wrote a file"
        if entry.outcome == "accept" and entry.folder in _IMAGES:
            return f"a sound picture refused: {sorted(codes(run))}"
        return None
    if run.status != 0 or not made.exists():
        return f"ended with {run.status}"
    return complaint_about_picture(entry, made.read_bytes(), (bench.folder / "credential.json").read_text("utf-8"))


def _judge_credential(entry: Entry, run: Run, bench: Bench) -> str | None:
    if run.status == 3:
        return "refused, and yet wrote a file" if any(bench.out.iterdir()) else None
    if entry.folder in {"zip", "text", "crypto"}:
        return "taken for a credential"
    return None if run.status == 0 and (bench.out / "made").stat().st_size else f"ended with {run.status}"


def _judge_wallet(entry: Entry, run: Run, bench: Bench) -> str | None:
    passed = '"verdict": "pass"' in run.out
    originals = list((bench.folder / "home").glob("originals/*"))
    if passed and (entry.outcome in NEVER_PASS or entry.folder not in {"jose", "jsonld"}):
        return "kept as good"
    if run.status == 3:
        if originals:
            return "refused, and yet kept a file"
        return "a good badge refused" if entry.outcome.startswith("verified") else None
    if entry.folder in {"zip", "text", "crypto"}:
        return "taken for a badge"
    return None if run.status == 0 and len(originals) == 1 else f"ended with {run.status}, kept {len(originals)}"


def _judge_design(entry: Entry, run: Run, bench: Bench) -> str | None:
    fault = codes(run) & {Code.DESIGN_FORMAT, Code.DESIGN_NEWER, Code.DESIGN_LIMIT, Code.FILE_LIMIT, Code.TEXT_LIMIT,
                          Code.JSON_DEPTH, Code.SVG_LIMIT}  # fmt: skip
    return None if _refused_whole(run, bench) and fault else f"taken for a design, or says {sorted(codes(run))}"


def _judge_import(entry: Entry, run: Run, bench: Bench) -> str | None:
    if run.status == 3:
        if any(bench.out.iterdir()):
            return "refused, and yet wrote a file"
        sound = entry.folder == "svg" and entry.outcome in {"accept", "neutralise"}
        nothing_left = codes(run) == {"SVG_NOTHING_DRAWN"} and entry.outcome == "neutralise"
        return f"a sound drawing refused: {sorted(codes(run))}" if sound and not nothing_left else None
    if entry.folder != "svg":
        return "taken for a drawing"
    parts = active_parts((bench.out / "made.badge").read_bytes())
    return f"holds {parts[:3]}" if parts else None


def _judge_roster(entry: Entry, run: Run, bench: Bench) -> str | None:
    if run.status == 3:
        if list(bench.out.rglob("*.json")):
            return "refused, and yet awarded"
        return "a sound list refused" if entry.outcome == "accept" and entry.file.endswith(".xlsx") else None
    if not entry.file.endswith((".csv", ".xlsx", ".xlsm")):
        return "taken for a list of people"
    if entry.outcome == "reject" and list(bench.out.rglob("*.json")):
        return "awarded from a list that cannot be trusted"
    names = [path.name for path in bench.out.rglob("*") if path.is_file()]
    odd = [name for name in names if _UNSAFE_NAME.search(name) or len(name.encode()) > _NAME_BYTES]
    return f"odd file names: {odd[:3]}" if odd else None


def _judge_restored(entry: Entry, run: Run, bench: Bench) -> str | None:
    kept = any((bench.folder / "home").glob("originals/*"))
    return None if _refused_whole(run, bench) and not kept else f"ended with {run.status}, kept something: {kept}"


def _judge_trust(entry: Entry, run: Run, bench: Bench) -> str | None:
    return None if run.status in {1, 3} and '"verdict": "pass"' not in run.out else f"ended with {run.status}: trusted"


DOORS: Final = (
    Door(
        "verify",
        lambda entry: "/statuslist-" not in entry.file,
        lambda path, bench: ["verify", str(path), "--trust", str(bench.folder / "trust.json"), "--at", AT],
        _judge_verify,
    ),
    Door(
        "verify --status",
        lambda entry: "/statuslist-" in entry.file,
        lambda path, bench: ["verify", str(bench.folder / "listed.json"), "--status", str(path), "--at", AT,
                             "--trust", str(bench.folder / "trust.json")],
        _judge_verify,
    ),
    Door(
        "unbake",
        lambda entry: True,
        lambda path, bench: ["unbake", str(path), "-o", str(bench.out / "made")],
        _judge_unbake,
    ),
    Door(
        "bake, as picture",
        lambda entry: entry.folder in _IMAGES,
        lambda path, bench: ["bake", str(path), str(bench.folder / "credential.json"), "-o", str(bench.out / "made")],
        _judge_bake,
    ),
    Door(
        "bake, as credential",
        lambda entry: entry.folder not in _IMAGES,
        lambda path, bench: ["bake", str(bench.folder / "tiny.png"), str(path), "-o", str(bench.out / "made")],
        _judge_credential,
    ),
    Door(
        "wallet add",
        lambda entry: True,
        lambda path, bench: ["wallet", "add", str(path), "--at", AT],
        _judge_wallet,
    ),
    Door(
        "design check",
        lambda entry: True,
        lambda path, bench: ["design", "check", str(path)],
        _judge_design,
    ),
    Door(
        "design render",
        lambda entry: entry.folder in {"json", "zip", "svg"},
        lambda path, bench: ["design", "render", str(path), "-o", str(bench.out / "made.png")],
        _judge_design,
    ),
    Door(
        "design import-svg",
        lambda entry: entry.folder in _IMAGES or entry.file.startswith("zip/"),
        lambda path, bench: ["design", "import-svg", str(path), "-o", str(bench.out / "made.badge")],
        _judge_import,
    ),
    Door(
        "award --roster",
        lambda entry: entry.folder in {"zip", "text"} or entry.file.endswith(("shape-array.json", "text-nul.json")),
        lambda path, bench: ["award", "--design", str(bench.folder / "club.badge"), "--issuer", "Bay Sailing Club",
                             "--roster", str(path), "-o", str(bench.out), "--format", "json,png", "--at", AT,
                             "--passphrase-file", str(bench.folder / "passphrase")],
        _judge_roster,
    ),
    Door(
        "wallet restore",
        lambda entry: entry.folder in {"json", "zip", "text"},
        lambda path, bench: ["wallet", "restore", str(path), "--passphrase-file", str(bench.folder / "passphrase")],
        _judge_restored,
    ),
    Door(
        "issuer restore",
        lambda entry: entry.folder in {"json", "zip", "text", "jose"},
        lambda path, bench: ["issuer", "restore", str(path), "--passphrase-file", str(bench.folder / "passphrase")],
        _judge_restored,
    ),
    Door(
        "issuer create --import",
        lambda entry: entry.folder in {"json", "zip", "text", "crypto"},
        lambda path, bench: ["issuer", "create", "--name", "Taken In", "--import", str(path),
                             "--passphrase-file", str(bench.folder / "passphrase")],
        _judge_restored,
    ),
    Door(
        "verify --trust",
        lambda entry: entry.folder in {"json", "text", "zip"},
        lambda path, bench: ["verify", str(bench.folder / "listed.json"), "--trust", str(path), "--at", AT],
        _judge_trust,
    ),
)  # fmt: skip
"""Every command that reads a file of the corpus' kinds."""
