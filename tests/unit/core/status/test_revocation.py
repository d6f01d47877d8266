import pytest

from badgedesk.core.errors import Code, InputError
from badgedesk.core.status import is_revoked
from badgedesk.core.strictjson import JsonObject, JsonValue

MINE = "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33"


def listed(*entries: JsonValue) -> JsonObject:
    return {"id": "https://example.org/revoked", "issuer": "https://example.org", "revokedCredential": list(entries)}


@pytest.mark.parametrize(
    ("entries", "revoked"),
    [
        ((), False),
        (({"id": "urn:uuid:0"},), False),
        (({"id": MINE},), True),
        (({"id": MINE, "revoked": True, "revocationReason": "by mistake"},), True),
        (({"id": MINE, "revoked": False},), False),
        (({"id": "urn:uuid:0"}, {"id": MINE}), True),
        (({"id": MINE.upper()},), False),
        ((MINE, 7, None, []), False),
    ],
)
def test_a_credential_is_revoked_where_an_entry_names_it_and_does_not_say_otherwise(
    entries: tuple[JsonValue, ...], revoked: bool
) -> None:
    assert is_revoked(listed(*entries), MINE) is revoked


@pytest.mark.parametrize("value", ["yes", 1, None, "false"])
def test_only_a_plain_false_takes_a_revocation_back(value: JsonValue) -> None:
    assert is_revoked(listed({"id": MINE, "revoked": value}), MINE)


def test_a_single_entry_needs_no_list() -> None:
    assert is_revoked({**listed(), "revokedCredential": {"id": MINE}}, MINE)


@pytest.mark.parametrize(
    "document",
    [{}, {"id": "https://example.org/revoked"}, {"revokedCredential": []}, {"id": 7, "revokedCredential": []}],
)
def test_a_document_that_is_no_such_list_is_refused(document: JsonObject) -> None:
    with pytest.raises(InputError) as caught:
        is_revoked(document, MINE)
    assert caught.value.code is Code.STATUS_LIST_FORMAT
