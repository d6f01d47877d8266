"""The report on every baked badge and every OB 3.0 file of the shared vectors is what their index says.

The mapping from the index's verdict words to the report is the one of the vectors' README.
"""

from pathlib import Path

import pytest

from badgedesk.core.model.document import Document
from badgedesk.core.model.report import BadgeFormat, Binding, CheckName, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.vectors.conftest import EVALUATION_TIME, Vector, read_index

DCC_LIST_ISSUER = "did:key:z6MknNQD1WHLGGraFi6zcbGevuAgkVfdyCdtZnQTGWVVvR5Q"
"""Signs the status list of all DCC fixtures; the user must know it before the list can prove anything."""
_VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors"


def _names(folder: str) -> list[str]:
    return sorted(read_index(_VECTORS, folder)) if _VECTORS.is_dir() else ["absent"]


def _vector(vectors_dir: Path, name: str) -> Vector:
    return read_index(vectors_dir, name.partition("/")[0])[name]


def _outcomes(report: Report) -> set[Outcome]:
    return {check.outcome for check in report.checks}


OB2_SIGNED = ["ob2/1edtech/simple.jwt", "ob2/1edtech/simple-not-revoked.jwt"] if _VECTORS.is_dir() else []


def assert_as_indexed(report: Report, vector: Vector) -> None:
    """The README's table, for an issuer that is not in the trust list."""
    assert report.verdict is not Verdict.PASS
    if vector.verdict == "valid":
        assert report.verdict is Verdict.UNKNOWN
        assert Outcome.FAIL not in _outcomes(report)
        assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    elif vector.verdict == "invalid":
        assert report.verdict is Verdict.FAIL
    elif vector.verdict == "warning":
        assert Outcome.WARN in _outcomes(report) or report.verdict is Verdict.FAIL
    elif vector.verdict == "needs-network":
        assert report.verdict is Verdict.UNKNOWN
        assert Outcome.FAIL not in _outcomes(report)
    else:
        assert vector.verdict == "no-badge"
        assert report.format is BadgeFormat.NONE


@pytest.mark.parametrize("name", _names("baked") + _names("ob3") + OB2_SIGNED)
def test_the_report_is_what_the_index_says(name: str, vectors_dir: Path, given_documents: dict[str, Document]) -> None:
    vector = _vector(vectors_dir, name)
    report = verify(vector.path.read_bytes(), Circumstances(EVALUATION_TIME, documents=given_documents))
    assert [check.name for check in report.checks] == list(CheckName)
    assert_as_indexed(report, vector)


@pytest.mark.parametrize("name", _names("ob3"))
def test_a_trusted_issuer_makes_a_bound_valid_badge_pass(
    name: str, vectors_dir: Path, given_documents: dict[str, Document]
) -> None:
    vector = _vector(vectors_dir, name)
    first = verify(vector.path.read_bytes(), Circumstances(EVALUATION_TIME, documents=given_documents))
    issuer = first.credential.issuer_id if first.credential else None
    trust = tuple(TrustedIssuer(known, "trusted in this test") for known in (issuer, DCC_LIST_ISSUER) if known)
    report = verify(vector.path.read_bytes(), Circumstances(EVALUATION_TIME, trust, given_documents))
    bound = any(proof.binding is Binding.BOUND for proof in report.proofs)
    assert (report.verdict is Verdict.PASS) == (vector.verdict == "valid" and bound)


@pytest.mark.parametrize("name", _names("ob3"))
def test_the_binding_of_the_key_is_what_the_index_says(
    name: str, vectors_dir: Path, given_documents: dict[str, Document]
) -> None:
    vector = _vector(vectors_dir, name)
    told = str(vector.expect.get("issuer_binding", ""))
    report = verify(vector.path.read_bytes(), Circumstances(EVALUATION_TIME, documents=given_documents))
    bindings = {proof.binding for proof in report.proofs if proof.outcome is Outcome.PASS}
    if vector.verdict != "valid" or not told:
        assert report.verdict is not Verdict.PASS
    elif told == "bound":
        assert bindings == {Binding.BOUND}
    else:
        assert Binding.BOUND not in bindings


@pytest.mark.parametrize("name", _names("clr2"))
def test_a_record_of_a_later_format_is_checked_as_far_as_it_can_be(
    name: str, vectors_dir: Path, given_documents: dict[str, Document]
) -> None:
    vector = _vector(vectors_dir, name)
    report = verify(vector.path.read_bytes(), Circumstances(EVALUATION_TIME, documents=given_documents))
    wanted = {"valid": (Verdict.UNKNOWN, Outcome.PASS), "invalid": (Verdict.FAIL, Outcome.FAIL)}[vector.verdict]
    assert (report.verdict, report.outcome(CheckName.SIGNATURE)) == wanted
