"""One changed character, and every verifier refuses; one added member, and ours names it."""

from collections.abc import Mapping
from typing import Final

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.model.report import CheckName, Outcome, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.interop.awards import DID, LOOKED_AT
from tests.interop.conftest import Answer, RunPeers

pytestmark = pytest.mark.interop

CHANGES: Final = {
    "the recipient's name": ('"identityHash":"Ada Okafor"', '"identityHash":"Ida Okafor"'),
    "the recipient's address": ('","identityType":"emailAddress"', '0","identityType":"emailAddress"'),
    "the recipient's id": ('"did:example:ada"', '"did:example:eda"'),
    "the badge's name": ('"name":"Knot Tying Basics","description"', '"name":"Knot Tying Basicz","description"'),
    "the credential's name": ('"name":"Knot Tying Basics","issuer"', '"name":"Knot Tying Basicz","issuer"'),
    "the criteria": ("Tie each knot *twice*", "Tie each knot *Twice*"),
    "the criteria's address": ("knots/criteria?lang=en", "knots/criteria?lang=em"),
    "the day it begins": ('"validFrom":"2025-03-01', '"validFrom":"2025-03-02'),
    "the day it ends": ('"validUntil":"2099-01-01', '"validUntil":"2098-01-01'),
    "a result": ('"value":"12.5"', '"value":"13.5"'),
    "the credits": ('"creditsEarned":2', '"creditsEarned":3'),
    "the evidence": ("See minute 4.", "See minute 5."),
    "a tag": ("Узлы", "Узлi"),
    "the alignment": ("https://skills.example.org/rigging", "https://skills.example.org/riggina"),
    "the issuer's name": ("Hafen‑Werkstatt", "Hafen-Werkstatt"),
    "the picture": ("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSK"),
    "the time of signing": ('"created":"2025-03-01T09:30:00Z"', '"created":"2025-03-01T09:30:01Z"'),
}
ADDITIONS: Final = {
    "in the credential": ('"awardedDate":', '"grade":"A","awardedDate":'),
    "in the subject": ('"activityStartDate":', '"grade":"A","activityStartDate":'),
    "in the achievement": ('"achievementType":', '"grade":"A","achievementType":'),
    "in the criteria": ('"criteria":{', '"criteria":{"grade":"A",'),
    "in the evidence": ('"genre":', '"grade":"A","genre":'),
}


def edited(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.fixture(scope="module")
def texts(badges: Mapping[str, bytes]) -> dict[str, str]:
    """The fullest badge with one edit each."""
    text = badges["everything"].decode()
    return {name: edited(text, old, new) for name, (old, new) in {**CHANGES, **ADDITIONS}.items()}


@pytest.fixture(scope="module")
def answers(run_peers: RunPeers, texts: dict[str, str]) -> dict[tuple[str, str], Answer]:
    """The answer of each peer on each edited badge."""
    keys = [(act, name) for name in texts for act in ("vc", "core")]
    cases = [{"act": act, "credential": texts[name], "now": LOOKED_AT.isoformat()} for act, name in keys]
    return dict(zip(keys, run_peers(cases), strict=True))


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_character_is_refused_by_ours_as_a_broken_signature(texts: dict[str, str], name: str) -> None:
    report = verify(texts[name].encode(), Circumstances(LOOKED_AT, (TrustedIssuer(DID, "Harbour"),)))
    check = report.check(CheckName.SIGNATURE)
    assert (check.outcome, check.code, report.verdict) == (Outcome.FAIL, Code.PROOF_SIGNATURE, Verdict.FAIL)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("peer", ["vc", "core"])
def test_a_changed_character_is_refused_by_others(answers: dict[tuple[str, str], Answer], name: str, peer: str) -> None:
    answer = answers[peer, name]
    assert answer["verified"] is False
    assert any("signature" in reason.lower() for reason in answer["why"])


@pytest.mark.parametrize("name", ADDITIONS)
def test_a_member_that_nothing_signs_is_named_by_ours(texts: dict[str, str], name: str) -> None:
    report = verify(texts[name].encode(), Circumstances(LOOKED_AT, (TrustedIssuer(DID, "Harbour"),)))
    check = report.check(CheckName.SIGNATURE)
    assert (check.outcome, check.code) == (Outcome.FAIL, Code.CREDENTIAL_UNSIGNED_TERM)
    assert "grade" in " ".join(value for _, value in check.facts)


@pytest.mark.parametrize("name", ADDITIONS)
@pytest.mark.parametrize("peer", ["vc", "core"])
def test_a_member_that_nothing_signs_is_refused_by_others(
    answers: dict[tuple[str, str], Answer], name: str, peer: str
) -> None:
    assert answers[peer, name]["verified"] is False
