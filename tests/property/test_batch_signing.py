"""Awards signed from a template against awards signed one by one: the same bytes, or the same fault."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgedesk.core.canon import Templates, canonical_nquads_utf8
from badgedesk.core.errors import AwardError
from badgedesk.core.issue import BatchSigner, Signer, issue, signing
from badgedesk.core.model.achievement import Achievement, Identifier
from badgedesk.core.model.award import Award, Evidence, Recipient, Result, StatusEntry
from badgedesk.core.model.parts import SoundParts
from badgedesk.core.model.structure import Problem
from badgedesk.core.strictjson import JsonObject, write_json
from tests.unit.core.issue.test_issue import ACHIEVEMENT, ISSUER, KEY, METHOD, NOW

_SIGNER = Signer(ISSUER, KEY, METHOD)
_AWKWARD = st.sampled_from(
    [
        'Zoë "Z" O\'Łukasz',
        "back\\slash",
        "line\nfeed\ttab",
        "\x7fdel\x1f",
        "\u2028\u2029\x85",
        "😀",
        "urn:x:name",
        "https://example.org/name",
        "_:b0",
        "%s {0} slot-0-",
        "Achievement",
        "id",
        "\ud800",
    ]
)
_TEXTS = st.text(max_size=12) | _AWKWARD
_ADDRESSES = st.sampled_from(
    [
        "urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c00",
        "https://example.org/evidence/1",
        "https://example.org/evidence/2",
        "http://example.org/é",
        "did:example:zoe",
        "mailto:zoe@example.org",
        "tag:example.org,2026:x",
        "schema:name",
        ISSUER.id,
        ACHIEVEMENT.id,
        "_:b1",
        "relative",
        "urn:with blank",
    ]
)
_MOMENTS = st.integers(0, 10**6).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
_EVIDENCE = st.builds(
    Evidence,
    id=st.none() | _ADDRESSES,
    name=st.none() | _TEXTS,
    narrative=st.none() | _TEXTS,
    genre=st.none() | st.just("film"),
)
_RECIPIENTS = st.builds(
    Recipient,
    name=st.none() | _TEXTS,
    email=st.none() | st.text(st.characters(exclude_categories=("Cs",)), max_size=12),
    id=st.none() | _ADDRESSES,
    other=st.none() | st.builds(Identifier, st.just("N-1"), st.sampled_from(["identifier", "ext:own", "studentNo"])),
)
_ACHIEVEMENTS = st.sampled_from(
    [
        ACHIEVEMENT,
        Achievement(id="urn:uuid:1", name="Short", description="x", criteria_narrative="y"),
        replace(ACHIEVEMENT, tags=("same", "same"), alignments=()),
    ]
)
_AWARDS = st.builds(
    Award,
    achievement=_ACHIEVEMENTS,
    recipient=_RECIPIENTS,
    valid_from=_MOMENTS,
    valid_until=st.none() | _MOMENTS,
    awarded_at=st.none() | _MOMENTS,
    picture=st.none() | st.just("data:image/png;base64,iVBORw0KGgo="),
    narrative=st.none() | _TEXTS,
    evidence=st.lists(_EVIDENCE, max_size=3).map(tuple),
    results=st.just(())
    | st.sampled_from(["merit", "none of those"]).map(
        lambda value: (Result("urn:uuid:11111111-0d4e-4f64-8b1f-7f4a6d2b9c55", value),)
    ),
    credits_earned=st.none() | st.sampled_from([0.0, 1.0, 2.5]),
    role=st.none() | _TEXTS,
    term=st.none() | _TEXTS,
    status=st.none() | st.builds(StatusEntry, st.just("https://example.org/status/1"), st.integers(0, 9)),
)


def _outcome(made: object, award: Award, number: int) -> object:
    options = {"now": NOW, "new_id": lambda: f"urn:uuid:{number}", "new_salt": lambda: f"salt{number}"}
    try:
        return made(award, **options)  # type: ignore[operator] # both ways of signing
    except AwardError as error:
        return error.code, dict(error.facts)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(_AWARDS, min_size=1, max_size=4), _RECIPIENTS)
def test_a_template_signs_the_very_bytes_that_signing_one_by_one_does(awards: list[Award], other: Recipient) -> None:
    batch = BatchSigner(_SIGNER)
    for number, award in enumerate([*awards, *(replace(award, recipient=other) for award in awards)]):
        alone = _outcome(lambda award, **options: issue(award, _SIGNER, **options), award, number)
        assert _outcome(batch.issue, award, number) == alone


def _award(number: int) -> Award:
    return Award(ACHIEVEMENT, Recipient(f"Person {number}", f"p{number}@example.org"), NOW, narrative=f"Well {number}")


def test_awards_of_one_shape_share_one_template_and_few_nodes_are_hashed_anew() -> None:
    batch = BatchSigner(_SIGNER)
    for number in range(20):
        assert _outcome(batch.issue, _award(number), number) == _outcome(
            lambda award, **options: issue(award, _SIGNER, **options), _award(number), number
        )
    (common,) = batch._common.values()
    (template,) = common.templates._templates.values()
    assert template is not None
    assert len(template._outline.known) >= 4


def test_what_differs_in_free_texts_alone_is_validated_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[JsonObject] = []
    validate = signing.validate_badge

    def watched(document: JsonObject, parts: SoundParts | None) -> tuple[Problem, ...]:
        looked_at.append(document)
        return validate(document, parts)

    monkeypatch.setattr(signing, "validate_badge", watched)
    batch = BatchSigner(_SIGNER)
    for number in range(5):
        _outcome(batch.issue, _award(number), number)
    assert len(looked_at) == 1
    _outcome(batch.issue, replace(_award(5), valid_from=NOW + timedelta(days=1)), 5)
    assert len(looked_at) == 2


_RESULT = (Result("urn:uuid:11111111-0d4e-4f64-8b1f-7f4a6d2b9c55", "merit"),)


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"results": (Result(_RESULT[0].result_description, "no such value"),)}, "$.credentialSubject.result[0].value"),
        ({"results": (Result("urn:uuid:2", "merit"),)}, "$.credentialSubject.result[0].resultDescription"),
        ({"valid_until": NOW - timedelta(days=1)}, "$.validUntil"),
        ({"recipient": Recipient("Ada", "a@example.org", "no address")}, "$.credentialSubject.id"),
        ({"evidence": (Evidence("no address", "Film"),)}, "$.evidence[0].id"),
    ],
)
def test_what_the_data_model_looks_at_is_looked_at_in_every_document(wrong: dict[str, Any], path: str) -> None:
    """Sound awards of the very same shape went before, so that only a text differs."""
    batch = BatchSigner(_SIGNER)
    sound = Award(
        ACHIEVEMENT,
        Recipient("Ada", "a@example.org", "urn:uuid:9"),
        NOW,
        NOW + timedelta(days=1),
        evidence=(Evidence("urn:uuid:8", "Film"),),
        results=_RESULT,
    )
    for number in range(2):
        assert isinstance(_outcome(batch.issue, sound, number), bytes)
    with pytest.raises(AwardError) as refused:
        batch.issue(replace(sound, **wrong), now=NOW, new_id=lambda: "urn:uuid:7", new_salt=lambda: "salt")
    assert refused.value.facts["path"] == path
    with pytest.raises(AwardError):
        batch.issue(sound, now=NOW, new_id=lambda: "no address", new_salt=lambda: "salt")


def test_what_the_proofs_say_is_hashed_once_and_anew_when_the_time_is_another() -> None:
    batch = BatchSigner(_SIGNER)
    for number, now in enumerate((NOW, NOW, NOW + timedelta(seconds=1))):
        options = {"now": now, "new_id": lambda: "urn:uuid:1", "new_salt": lambda: "salt"}
        assert batch.issue(_award(number), **options) == issue(_award(number), _SIGNER, **options)
    assert len(batch._proofs._prepared) == 2


def test_an_achievement_that_is_not_sound_is_refused_with_its_path_every_time() -> None:
    wrong = replace(ACHIEVEMENT, achievement_type="no known type", criteria_url="no address", criteria_narrative="")
    batch = BatchSigner(_SIGNER)
    found = [_outcome(batch.issue, replace(_award(number), achievement=wrong), number) for number in range(3)]
    assert len({str(each) for each in found}) == 1
    assert isinstance(found[0], tuple)
    assert "achievement" in str(found[0])


def test_a_list_in_a_slot_is_filled_in_where_it_stands() -> None:
    """The members of a list are blank nodes of their own, whose texts are no more fixed than any other."""
    templates = Templates()
    for grades in (["A", "B"], ["C", "D"], ["C", "C"]):
        document = _document("Ada", "Bob")
        document["credentialSubject"]["achievement"] = {  # type: ignore[index, call-overload] # made just above
            "id": "urn:uuid:2",
            "type": ["Achievement"],
            "resultDescription": [{"id": "urn:uuid:3", "type": ["ResultDescription"], "allowedValue": grades}],
        }
        _forms(templates, document)


def _forms(templates: Templates, document: JsonObject) -> None:
    forms = templates.forms(document)
    assert forms is not None
    assert forms.nquads == canonical_nquads_utf8(document)
    assert forms.text == write_json(document).encode()


_CONTEXT = ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"]


def _document(first: str, second: str, evidence: str = "https://example.org/1") -> JsonObject:
    return {
        "@context": _CONTEXT,
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential"],
        "issuer": {"id": "https://example.org/issuer", "type": ["Profile"], "name": "Issuer"},
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": first, "identityType": "name"},
                {"type": "IdentityObject", "hashed": False, "identityHash": second, "identityType": "name"},
            ],
        },
        "evidence": [{"id": evidence, "type": ["Evidence"], "name": "Film"}],
    }


def test_nodes_that_become_alike_are_told_apart_by_the_full_algorithm() -> None:
    templates = Templates()
    _forms(templates, _document("Ada", "Bob"))
    _forms(templates, _document("Ada", "Ada"))
    _forms(templates, _document("Bob", "Ada"))


def test_an_address_that_another_node_has_already_is_filled_in_soundly() -> None:
    templates = Templates()
    _forms(templates, _document("Ada", "Bob"))
    _forms(templates, _document("Ada", "Bob", "https://example.org/issuer"))
    _forms(templates, _document("Ada", "Bob", "https://example.org/2"))


def test_what_is_no_address_goes_the_full_way() -> None:
    templates = Templates()
    _forms(templates, _document("Ada", "Bob"))
    for address in ("https://example.org/a b", "relative", "_:b0", "schema:name"):
        forms = templates.forms(_document("Ada", "Bob", address))
        assert forms is None or forms.nquads == canonical_nquads_utf8(_document("Ada", "Bob", address))
    assert templates.forms(_document("Ada", "Bob", "https://example.org/a b")) is None


def test_shapes_beyond_the_limit_go_the_full_way() -> None:
    templates = Templates()
    for number in range(80):
        document = {**_document("Ada", "Bob"), "name": "x", "tag": [str(place) for place in range(number)]}
        del document["tag"]
        document["credentialSubject"] = {"type": ["AchievementSubject"], "creditsEarned": number}
        forms = templates.forms(document)
        assert (forms is None) == (number >= 64)
