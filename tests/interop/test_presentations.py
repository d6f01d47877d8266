"""Presentations of ours, verified by others: the right question is answered, every other one is refused."""

import json

import pytest

from badgedesk.core.did import did_key
from badgedesk.core.issue import Question, present
from badgedesk.core.keys import generate_signing_key
from badgedesk.core.model.report import Binding, CheckName, Outcome
from badgedesk.core.verify import Circumstances, receive, verify_received
from tests.interop.awards import AWARDS, KEY_PAIR, LOOKED_AT, SIGNED_AT, issue_badge
from tests.interop.conftest import RunPeers

pytestmark = pytest.mark.interop

_ASKED = Question("9f1c & é # 7", "https://employer.example")


def _presentation(*names: str) -> str:
    key = generate_signing_key()
    did = did_key(key.public)
    return present(
        [issue_badge(AWARDS[name]) for name in names],
        key,
        _ASKED,
        verification_method=f"{did}#{key.public.multibase}",
        presentation_id="urn:uuid:6f2a4d53-0000-4000-8000-000000000002",
        created=SIGNED_AT,
    ).decode()


def test_digitalbazaar_verifies_every_badge_that_we_present(run_peers: RunPeers) -> None:
    made = _presentation(*AWARDS)
    case = {"act": "presentation", "presentation": made, "challenge": _ASKED.challenge, "domain": _ASKED.domain}
    (answer,) = run_peers([{**case, "now": LOOKED_AT.isoformat()}])
    assert (answer["verified"], answer["why"], answer["refused"]) == (True, [], [])
    assert answer["credentials"] == [True] * len(AWARDS)


def _outcome(presentation: str, challenge: str, domain: str) -> tuple[Outcome, bool]:
    circumstances = Circumstances(LOOKED_AT, challenge=challenge, domain=domain)
    report = verify_received(receive(presentation.encode()), circumstances)
    bound = any(proof.binding is Binding.BOUND for proof in report.proofs)
    return report.check(CheckName.SIGNATURE).outcome, bound


def test_our_own_verifier_sees_the_holder_and_the_question() -> None:
    made = _presentation(next(iter(AWARDS)))
    assert _outcome(made, _ASKED.challenge, _ASKED.domain) == (Outcome.PASS, True)
    assert _outcome(made, "another", _ASKED.domain)[0] is Outcome.FAIL
    assert _outcome(made, _ASKED.challenge, "https://thief.example")[0] is Outcome.FAIL


def test_what_digitalbazaar_presents_is_verified_here(run_peers: RunPeers) -> None:
    badge = issue_badge(AWARDS[next(iter(AWARDS))]).decode()
    case = {"act": "present", "credentials": [badge], "key": KEY_PAIR, "created": SIGNED_AT.isoformat()}
    (answer,) = run_peers([{**case, "challenge": _ASKED.challenge, "domain": _ASKED.domain}])
    assert answer.get("fault") is None
    theirs = answer["presentation"]
    assert _outcome(theirs, _ASKED.challenge, _ASKED.domain) == (Outcome.PASS, True)
    assert _outcome(theirs, "another", _ASKED.domain)[0] is Outcome.FAIL


def test_another_question_or_a_change_is_refused(run_peers: RunPeers) -> None:
    name = next(iter(AWARDS))
    made = _presentation(name)
    changed = json.loads(made)
    changed["verifiableCredential"][0]["validFrom"] = "2020-01-01T00:00:00Z"
    other = json.loads(made)
    other["holder"] = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"
    asked = {
        "act": "presentation",
        "challenge": _ASKED.challenge,
        "domain": _ASKED.domain,
        "now": LOOKED_AT.isoformat(),
    }
    answers = run_peers(
        [
            {**asked, "presentation": made},
            {**asked, "presentation": made, "challenge": "another"},
            {**asked, "presentation": made, "domain": "https://thief.example"},
            {**asked, "presentation": json.dumps(changed)},
            {**asked, "presentation": json.dumps(other)},
        ]
    )
    assert [answer["verified"] for answer in answers] == [True, False, False, False, False]
