"""What this program issues, others verify; their word is asked, and our canonical text is compared with theirs."""

from collections.abc import Mapping

import pytest

from badgedesk.core.canon import canonical_nquads
from badgedesk.core.errors import Code
from badgedesk.core.model.award import Profile
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import Binding, CheckName, Outcome, Verdict
from badgedesk.core.proof import sign_document
from badgedesk.core.status import build_encoded_list
from badgedesk.core.strictjson import JsonObject, parse_object, write_json
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.interop.awards import (
    AWARDS,
    DID,
    KEY,
    LOOKED_AT,
    METHOD,
    NAMES,
    REVOKED_INDEX,
    SIGNED_AT,
    STATUS_LIST,
    issue_badge,
)
from tests.interop.conftest import Answer, RunPeers

pytestmark = pytest.mark.interop


def status_list() -> JsonObject:
    return sign_document(
        {
            "@context": ["https://www.w3.org/ns/credentials/v2"],
            "id": STATUS_LIST,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": DID,
            "validFrom": "2025-03-01T00:00:00Z",
            "credentialSubject": {
                "id": f"{STATUS_LIST}#list",
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": build_encoded_list(131_072, [REVOKED_INDEX]),
            },
        },
        KEY,
        verification_method=METHOD,
        created=SIGNED_AT,
    )


@pytest.fixture(scope="module")
def answers(run_peers: RunPeers, badges: Mapping[str, bytes]) -> dict[tuple[str, str], Answer]:
    """The answer of each peer on each badge."""
    cases = [
        {"act": act, "credential": text.decode(), "now": LOOKED_AT.isoformat()}
        for text in badges.values()
        for act in ("vc", "core")
    ]
    keys = [(act, name) for name in badges for act in ("vc", "core")]
    return dict(zip(keys, run_peers(cases, {STATUS_LIST: status_list()}), strict=True))


@pytest.mark.parametrize("name", AWARDS)
def test_digitalbazaar_verifies_what_we_issue(answers: dict[tuple[str, str], Answer], name: str) -> None:
    answer = answers["vc", name]
    assert (answer["verified"], answer["why"], answer["refused"]) == (True, [], [])


@pytest.mark.parametrize("name", AWARDS)
def test_verifier_core_verifies_what_we_issue(answers: dict[tuple[str, str], Answer], name: str) -> None:
    answer = answers["core", name]
    assert (answer["verified"], answer["why"], answer["refused"]) == (True, [], [])
    assert answer["steps"]["valid_signature"] is True
    assert answer["steps"]["expiration"] is True


@pytest.mark.parametrize("name", AWARDS)
def test_the_schema_of_the_canonical_form_holds_for_what_we_issue(
    answers: dict[tuple[str, str], Answer], name: str
) -> None:
    assert answers["core", name]["schema"] == {"valid": True}


def test_verifier_core_reads_our_status_list(answers: dict[tuple[str, str], Answer]) -> None:
    assert answers["core", "on a status list"]["steps"]["revocation_status"] is True
    assert answers["core", "revoked"]["steps"]["revocation_status"] is False


def test_our_own_verifier_reads_the_same_status_list(badges: Mapping[str, bytes]) -> None:
    documents = {STATUS_LIST: Document(write_json(status_list()).encode())}
    circumstances = Circumstances(LOOKED_AT, (TrustedIssuer(DID, "Harbour"),), documents)
    assert verify(badges["on a status list"], circumstances).outcome(CheckName.STATUS) is Outcome.PASS
    assert verify(badges["revoked"], circumstances).outcome(CheckName.STATUS) is Outcome.FAIL


@pytest.mark.parametrize("name", [name for name in AWARDS if AWARDS[name].status is None])
def test_our_own_verifier_passes_them_too(badges: Mapping[str, bytes], name: str) -> None:
    report = verify(badges[name], Circumstances(LOOKED_AT, (TrustedIssuer(DID, "Harbour"),)))
    assert (report.verdict, report.outcome(CheckName.SIGNATURE)) == (Verdict.PASS, Outcome.PASS)


@pytest.mark.parametrize("script", NAMES)
def test_names_stand_in_the_badge_exactly(badges: Mapping[str, bytes], script: str) -> None:
    subject = parse_object(badges[f"name: {script}"])["credentialSubject"]
    assert isinstance(subject, dict)
    [identity] = subject["identifier"]
    assert (identity["identityHash"], identity["hashed"]) == (NAMES[script], False)


def test_our_canonical_text_is_theirs(run_peers: RunPeers, badges: Mapping[str, bytes]) -> None:
    documents = [{k: v for k, v in parse_object(text).items() if k != "proof"} for text in badges.values()]
    theirs = run_peers([{"act": "canonize", "document": document} for document in documents])
    for document, answer in zip(documents, theirs, strict=True):
        assert canonical_nquads(document) == answer["nquads"]


def test_without_the_status_list_only_the_status_is_open(run_peers: RunPeers, badges: Mapping[str, bytes]) -> None:
    text = badges["on a status list"]
    [theirs] = run_peers([{"act": "core", "credential": text.decode()}])
    ours = verify(text, Circumstances(LOOKED_AT)).check(CheckName.STATUS)
    assert (theirs["verified"], theirs["steps"]["revocation_status"]) == (True, "status_list_not_found")
    assert (ours.outcome, ours.code) == (Outcome.UNKNOWN, Code.STATUS_UNREACHABLE)


@pytest.mark.parametrize(
    ("issuer_id", "binding"),
    [
        ("https://harbour.example.org/issuer", Binding.UNPROVEN),
        ("did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", Binding.DIFFERS),
    ],
)
def test_a_key_that_is_not_the_issuers_is_good_to_nobody(run_peers: RunPeers, issuer_id: str, binding: Binding) -> None:
    text = issue_badge(AWARDS["plain"], Profile(id=issuer_id, name="Harbour Workshop"))
    asked = {"credential": text.decode(), "now": LOOKED_AT.isoformat()}
    answers = run_peers([{"act": "vc", **asked}, {"act": "core", **asked}])
    assert [answer["verified"] for answer in answers] == [False, False]
    report = verify(text, Circumstances(LOOKED_AT, (TrustedIssuer(issuer_id, "Harbour"),)))
    assert [proof.binding for proof in report.proofs] == [binding]
    assert report.verdict is not Verdict.PASS
