"""One's own badges of Open Badges 2.0, awarded again as 3.0: signed, entered in the register, linked to the old."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from badgedesk.awarding import AwardState, Format, IssuerBook, Sources
from badgedesk.awarding.aftercare.correction import Desk as Writing
from badgedesk.awarding.aftercare.correction import save_award
from badgedesk.awarding.aftercare.revoking import revoke
from badgedesk.awarding.aftercare.upgrading import OldBadge, sort_files, upgrade_award
from badgedesk.awarding.register.history import EventKind
from badgedesk.core.bake import bake, unbake
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.unit.awarding.desk import Desk, draw_png
from tests.unit.core.verify.test_hosted import ASSERTION, BADGE, ISSUER, given

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
PICTURE = draw_png(90, (32, 64, 96))
OURS = {"id": "https://harbour.example/issuer", "name": "The Harbour", "url": "https://harbour.example/"}
WHOLE = given(ASSERTION, BADGE, ISSUER)


def _code(work: Callable[[], object]) -> Code:
    with pytest.raises(BadgeDeskError) as caught:
        work()
    return caught.value.code


def _own(**changes: Any) -> OldBadge:
    """Return an older badge of the desk's own issuer, as a JSON file that holds everything."""
    return OldBadge(json.dumps({**ASSERTION, "badge": {**BADGE, "issuer": OURS}, **changes}).encode(), {})


@pytest.fixture
def old() -> OldBadge:
    """An older badge of somebody else's address, as a picture, with its documents."""
    return OldBadge(bake(PICTURE, json.dumps(ASSERTION)), WHOLE)


@pytest.fixture
def writing(desk: Desk) -> Writing:
    return Writing(desk.register, desk.signer, Sources(now=lambda: NOW))


def test_it_is_awarded_again_signed_entered_and_linked(writing: Writing, old: OldBadge, tmp_path: Path) -> None:
    entry = upgrade_award(writing, old, {"name": "Anna Berg"}, mine=True).entry
    (file,) = save_award(writing.register, entry.id, tmp_path / "new", (Format.PNG,))
    assert file.name == "Old Salt - Anna Berg.png"
    baked = unbake(file.read_bytes()).text
    known = TrustedIssuer(writing.signer.profile.id, "Harbour School")
    report = verify(file.read_bytes(), Circumstances(NOW, (known,), recipient="anna@old.example"))
    assert report.verdict is Verdict.PASS
    credential = json.loads(baked)
    assert credential["awardedDate"] == credential["validFrom"] == "2018-05-01T00:00:00Z"
    assert credential["evidence"][0]["id"] == ASSERTION["id"]
    assert credential["issuer"]["id"] == writing.signer.profile.id
    assert credential["issuer"]["otherIdentifier"] == [
        {"type": "IdentifierEntry", "identifierType": "identifier", "identifier": ISSUER["id"]}
    ]
    achievement = credential["credentialSubject"]["achievement"]
    assert (achievement["id"], achievement["related"][0]["id"]) == (BADGE["id"], BADGE["id"])
    assert "anna@old.example" not in baked
    assert "Not signed" not in baked
    entry = writing.register.entry(entry.id)
    assert (entry.recipient, entry.email, entry.state) == ("Anna Berg", "anna@old.example", AwardState.AWARDED)
    (event,) = writing.register.history(entry.id)
    assert (event.kind, event.other) == (EventKind.UPGRADES, ASSERTION["id"])
    assert writing.register.check() == 1
    assert _code(lambda: upgrade_award(writing, old, {}, mine=True)) is Code.AWARD_EXISTS
    assert writing.register.check() == 1


def test_it_can_be_revoked_so_that_others_see_it(writing: Writing, old: OldBadge, desk: Desk, book: IssuerBook) -> None:
    book.set_status_address(desk.issuer, "https://harbour.example/status/1")
    made = upgrade_award(writing, old, {}, mine=True)
    assert made.is_seen
    (listed,) = revoke(writing.register, made.entry.id, reason="An error", at=NOW).lists
    place = json.loads(writing.register.credential(made.entry.id))["credentialStatus"]["statusListIndex"]
    assert listed.listed.raised == (int(place),)


def test_somebody_elses_badge_needs_the_word_that_it_is_ones_own(writing: Writing, old: OldBadge) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        upgrade_award(writing, old, {})
    assert caught.value.code is Code.UPGRADE_NOT_OWN
    assert caught.value.facts == {"issuer": "Old Club", "address": ISSUER["id"]}
    assert writing.register.entries() == ()
    made = upgrade_award(writing, _own(), {}).entry
    assert made.email == "anna@old.example"


def test_a_hashed_address_is_compared_and_somebody_must_be_named(writing: Writing) -> None:
    hashed = "sha256$" + sha256(b"anna@old.examplesea").hexdigest()
    old = _own(recipient={"type": "email", "hashed": True, "salt": "sea", "identity": hashed})
    assert _code(lambda: upgrade_award(writing, old, {})) is Code.UPGRADE_PERSON
    assert _code(lambda: upgrade_award(writing, old, {"email": "bo@old.example"})) is Code.UPGRADE_EMAIL
    made = upgrade_award(writing, old, {"name": "Anna"}).entry
    subject = json.loads(writing.register.credential(made.id))["credentialSubject"]
    assert {"type": "IdentityObject", "identityType": "emailAddress", "identityHash": hashed, "hashed": True,
            "salt": "sea"} in subject["identifier"]  # fmt: skip


def test_what_is_not_at_hand_altered_withdrawn_or_no_older_badge_is_refused(writing: Writing, old: OldBadge) -> None:
    alone = OldBadge(old.data, {})
    with pytest.raises(BadgeDeskError) as caught:
        upgrade_award(writing, alone, {}, mine=True)
    assert (caught.value.code, caught.value.facts) == (Code.UPGRADE_PART, {"address": BADGE["id"]})
    for change, code in (({"issuedOn": "2019-01-01T00:00:00Z"}, Code.HOSTED_DIFFERS),
                         ({"revoked": True}, Code.CREDENTIAL_REVOKED)):  # fmt: skip
        answered = {**WHOLE, ASSERTION["id"]: Document(json.dumps({**ASSERTION, **change}).encode())}
        with pytest.raises(BadgeDeskError) as caught:
            upgrade_award(writing, OldBadge(old.data, answered), {}, mine=True)
        assert caught.value.code is code
    new = upgrade_award(writing, old, {}, mine=True).entry
    again = OldBadge(writing.register.credential(new.id), {})
    assert _code(lambda: upgrade_award(writing, again, {}, mine=True)) is Code.CREDENTIAL_NOT_BADGE
    assert len(writing.register.entries()) == 1


def test_badges_and_what_they_rest_on_are_told_apart(old: OldBadge) -> None:
    badge, issuer = json.dumps(BADGE).encode(), json.dumps(ISSUER).encode()
    assert sort_files({"a.png": old.data, "b.json": badge, "c.json": issuer}) == (
        {"a.png": old.data},
        {BADGE["id"]: badge, ISSUER["id"]: issuer},
    )
    assert _code(lambda: sort_files({"b.json": badge})) is Code.CREDENTIAL_NOT_BADGE
