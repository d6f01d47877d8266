"""Every compact token of the shared vectors is judged as their index says."""

from pathlib import Path

import pytest

from badgedesk.core.model.report import Binding, CheckName, Outcome, Verdict
from badgedesk.core.verify import Circumstances, verify
from tests.vectors.conftest import EVALUATION_TIME, read_index

_VECTORS = Path(__file__).resolve().parents[3] / "shared" / "vectors"
_NAMES = sorted(read_index(_VECTORS, "vc-jwt")) if _VECTORS.is_dir() else ["absent"]


@pytest.mark.parametrize("name", _NAMES)
def test_a_token_is_judged_as_the_index_says(name: str, vectors_dir: Path) -> None:
    vector = read_index(vectors_dir, "vc-jwt")[name]
    report = verify(vector.path.read_bytes(), Circumstances(EVALUATION_TIME))
    if vector.verdict == "valid":
        assert report.verdict is Verdict.UNKNOWN
        assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
        bound = str(vector.expect["issuer_binding"]) == "bound"
        assert (report.proofs[0].binding is Binding.BOUND) == bound
    else:
        assert vector.verdict == "invalid"
        assert report.verdict is Verdict.FAIL
