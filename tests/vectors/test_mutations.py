"""Every sound vector, changed: one flipped bit, one member gone, no proofs. None of them passes any more.

Each issuer is trusted here, so that nothing but the change stands in the way.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core.model.report import CheckName, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.vectors.conftest import EVALUATION_TIME
from tests.vectors.judging import Entry, entries, example_terms, given

_VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors"
DCC = TrustedIssuer("did:key:z6MknNQD1WHLGGraFi6zcbGevuAgkVfdyCdtZnQTGWVVvR5Q", "signs the DCC lists")


def _signed() -> list[str]:
    if not _VECTORS.is_dir():
        return ["absent"]
    folders = ("ob3/", "vc-jwt/", "baked/", "clr2/", "status/", "vc-di-", "blockcerts/v", "ob2/1edtech/simple")
    return [e.name for e in entries(_VECTORS) if e.verdict == "valid" and e.name.startswith(folders)]


def check(data: bytes, entry: Entry, trust: tuple[TrustedIssuer, ...]) -> Report:
    with example_terms():
        return verify(data, Circumstances(EVALUATION_TIME, trust, given(_VECTORS)))


def trusting(entry: Entry) -> tuple[TrustedIssuer, ...]:
    report = check(entry.path.read_bytes(), entry, ())
    issuer = report.credential.issuer_id if report.credential else None
    return (DCC, TrustedIssuer(issuer, "trusted in this test")) if issuer else (DCC,)


def stands(report: Report) -> bool:
    """Whether a signature still holds and nothing fails: what a changed file must never reach."""
    return report.verdict is Verdict.PASS or (
        report.outcome(CheckName.SIGNATURE) is Outcome.PASS and report.verdict is not Verdict.FAIL
    )


def _changes(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in document:
        if name not in {"proof", "signature"}:
            yield f"without {name}", {key: value for key, value in document.items() if key != name}
    for empty in ([], None, {}, ""):
        yield f"proof {empty!r}", {**document, "proof": empty}
    yield "no proof", {key: value for key, value in document.items() if key not in {"proof", "signature"}}


@pytest.mark.parametrize("name", _signed())
def test_a_changed_document_stands_no_more(name: str, vectors_dir: Path) -> None:
    entry = next(e for e in entries(vectors_dir) if e.name == name)
    data = entry.path.read_bytes()
    if not data.lstrip().startswith(b"{"):
        assert not name.endswith((".json", ".1ob")), "only tokens and pictures are no JSON"
        return
    trust = trusting(entry)
    document = json.loads(data)
    for what, changed in _changes(document):
        assert not stands(check(json.dumps(changed).encode(), entry, trust)), what


@pytest.mark.parametrize("name", _signed())
def test_flipped_bits_stand_no_more(name: str, vectors_dir: Path) -> None:
    entry = next(e for e in entries(vectors_dir) if e.name == name)
    data, trust = entry.path.read_bytes(), trusting(entry)
    original = check(data, entry, trust)
    dice = random.Random(name)
    seen = 0
    for _ in range(12):
        place, bit = dice.randrange(len(data)), dice.randrange(8)
        flipped = bytearray(data)
        flipped[place] ^= 1 << bit
        report = check(bytes(flipped), entry, trust)
        same_text = (
            report.credential is not None
            and original.credential is not None
            and report.credential.sha256 == original.credential.sha256
        )
        if same_text or _same_values(data, bytes(flipped)):
            continue  # a pixel, or white space between members: the credential itself is the same
        seen += 1
        assert not stands(report), (place, bit)
    assert seen or not data.lstrip().startswith(b"{")


def _same_values(one: bytes, other: bytes) -> bool:
    """Whether both say the same; of several proofs one may be broken, because one that holds is enough."""
    try:
        first, second = json.loads(one), json.loads(other)
    except ValueError:
        return False
    if isinstance(first, dict) and isinstance(first.get("proof"), list) and len(first["proof"]) > 1:
        first.pop("proof")
        second.pop("proof", None)
    return bool(first == second)
