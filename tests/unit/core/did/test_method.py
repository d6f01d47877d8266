import json
from collections.abc import Mapping

import pytest

from badgedesk.core.did import FoundKey, KeySource, did_key, did_web_address, find_key
from badgedesk.core.errors import BadgeDeskError, Code, FetchError, InputError
from badgedesk.core.keys import parse_multikey
from badgedesk.core.keys.jwk import encode_base64url
from badgedesk.core.model.document import Document

MULTIKEY = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
OTHER = "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"
KEY = parse_multikey(MULTIKEY)
WEB = "did:web:example.org:people:ada"
ADDRESS = "https://example.org/people/ada/did.json"
JWK = {"kty": "OKP", "crv": "Ed25519", "x": encode_base64url(KEY.raw)}


def did_document(subject: str = WEB, **members: object) -> Document:
    method = {
        "id": f"{subject}#key-1",
        "type": "Multikey",
        "controller": subject,
        "publicKeyMultibase": MULTIKEY,
    }
    document = {"id": subject, "verificationMethod": [method], "assertionMethod": [f"{subject}#key-1"], **members}
    return Document(json.dumps(document).encode())


def fault(method: str, documents: Mapping[str, Document] | None = None) -> tuple[type[BadgeDeskError], Code]:
    with pytest.raises(BadgeDeskError) as caught:
        find_key(method, documents or {})
    return type(caught.value), caught.value.code


def test_a_did_key_is_its_key_after_the_scheme() -> None:
    assert did_key(KEY) == f"did:key:{MULTIKEY}"


@pytest.mark.parametrize("method", [f"did:key:{MULTIKEY}#{MULTIKEY}", f"did:key:{MULTIKEY}"])
def test_a_did_key_is_found_without_any_document(method: str) -> None:
    assert find_key(method, {}) == FoundKey(KEY, f"did:key:{MULTIKEY}", KeySource.DID)


@pytest.mark.parametrize(
    "method",
    [
        f"did:key:{MULTIKEY}#{OTHER}",
        f"did:key:{MULTIKEY}#key-1",
        f"did:key:{MULTIKEY}?x=1#{MULTIKEY}",
        f"did:key:{MULTIKEY}/path#{MULTIKEY}",
        f"DID:key:{MULTIKEY}#{MULTIKEY}",
        f"did:KEY:{MULTIKEY}",
        "did:key:",
        "did:key",
        "did:",
        "did::x",
        "did:web:",
        f" did:key:{MULTIKEY}",
        "#key-1",
        "",
        "key-1",
        "urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "did:key:z6Mk\u202e",
    ],
)
def test_a_method_that_cannot_be_understood_is_refused(method: str) -> None:
    assert fault(method) == (InputError, Code.DID_SYNTAX)


def test_a_did_key_of_a_key_that_cannot_sign_is_refused() -> None:
    agreement = "z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc"
    assert fault(f"did:key:{agreement}#{agreement}") == (InputError, Code.KEY_FORMAT)


def test_a_did_jwk_is_found_without_any_document() -> None:
    did = "did:jwk:" + encode_base64url(json.dumps(JWK).encode())
    assert find_key(f"{did}#0", {}) == FoundKey(KEY, did, KeySource.DID)
    assert find_key(did, {}) == FoundKey(KEY, did, KeySource.DID)
    assert fault(f"{did}#1") == (InputError, Code.DID_SYNTAX)


def test_a_did_jwk_with_a_private_key_is_refused() -> None:
    did = "did:jwk:" + encode_base64url(json.dumps({**JWK, "d": JWK["x"]}).encode())
    assert fault(f"{did}#0") == (InputError, Code.JWS_KEY)


@pytest.mark.parametrize(
    ("did", "address"),
    [
        ("did:web:example.org", "https://example.org/.well-known/did.json"),
        (WEB, ADDRESS),
        ("did:web:example.org%3A8443", "https://example.org:8443/.well-known/did.json"),
        ("did:web:w3c-ccg.github.io:user:alice", "https://w3c-ccg.github.io/user/alice/did.json"),
    ],
)
def test_the_address_of_a_did_web_document_follows_from_the_did(did: str, address: str) -> None:
    assert did_web_address(did) == address


@pytest.mark.parametrize(
    "rest",
    [
        "localhost",
        "127.0.0.1",
        "169.254.169.254:latest",
        "%5B%3A%3A1%5D",
        "example.org%2Fpath",
        "example.org%3A",
        "example.org%3Aport",
        "example.org%00",
        "user@example.org",
        "example.org:..:..:secret",
        "example.org:%2e%2e",
        "example.org:a%2Fb",
        "example.org::b",
        "example.org:",
        "",
    ],
)
def test_a_did_web_that_could_lead_elsewhere_is_refused(rest: str) -> None:
    with pytest.raises(InputError) as caught:
        did_web_address(f"did:web:{rest}")
    assert caught.value.code is Code.DID_SYNTAX


@pytest.mark.parametrize("given", [WEB, ADDRESS])
def test_a_did_web_document_may_be_given_by_did_or_address(given: str) -> None:
    assert find_key(f"{WEB}#key-1", {given: did_document()}) == FoundKey(KEY, WEB, KeySource.DID)


def test_without_its_document_a_did_web_is_open() -> None:
    assert fault(f"{WEB}#key-1") == (FetchError, Code.KEY_UNAVAILABLE)


def test_another_did_method_is_open() -> None:
    assert fault("did:example:123#key-1") == (FetchError, Code.KEY_UNAVAILABLE)


def test_a_document_about_somebody_else_is_refused() -> None:
    documents = {WEB: did_document("did:web:example.org:people:eve")}
    assert fault(f"{WEB}#key-1", documents) == (InputError, Code.DID_SYNTAX)


def test_a_method_the_document_does_not_hold_is_open() -> None:
    assert fault(f"{WEB}#key-2", {WEB: did_document()}) == (FetchError, Code.KEY_UNAVAILABLE)


@pytest.mark.parametrize(
    "allowed", [[], None, [f"{WEB}#key-2"], ["#key-2"], f"{WEB}#key-2", [{"id": f"{WEB}#key-3"}], [7], {}]
)
def test_a_method_that_is_not_for_statements_is_refused(allowed: object) -> None:
    documents = {WEB: did_document(assertionMethod=allowed)}
    assert fault(f"{WEB}#key-1", documents) == (InputError, Code.PROOF_KEY_NOT_ISSUER)


@pytest.mark.parametrize("allowed", [["#key-1"], f"{WEB}#key-1", [f"{WEB}#key-0", "#key-1"]])
def test_the_list_for_statements_may_be_relative_or_single(allowed: object) -> None:
    documents = {WEB: did_document(assertionMethod=allowed)}
    assert find_key(f"{WEB}#key-1", documents).key == KEY


def test_a_method_may_be_written_where_it_is_allowed() -> None:
    method = {"id": "#key-9", "type": "JsonWebKey", "controller": WEB, "publicKeyJwk": JWK}
    documents = {WEB: did_document(assertionMethod=[method])}
    assert find_key(f"{WEB}#key-9", documents).key == KEY


def test_a_method_of_another_controller_is_refused() -> None:
    method = {"id": f"{WEB}#key-1", "controller": "did:web:example.org:people:eve", "publicKeyMultibase": MULTIKEY}
    documents = {WEB: did_document(verificationMethod=[method])}
    assert fault(f"{WEB}#key-1", documents) == (InputError, Code.PROOF_KEY_NOT_ISSUER)


@pytest.mark.parametrize("material", [{}, {"publicKeyMultibase": 7}, {"publicKeyPem": "x"}, {"publicKeyJwk": []}])
def test_a_method_without_a_key_that_can_be_read_is_refused(material: dict[str, object]) -> None:
    documents = {WEB: did_document(verificationMethod=[{"id": "#key-1", "controller": WEB, **material}])}
    assert fault(f"{WEB}#key-1", documents) == (InputError, Code.KEY_FORMAT)


@pytest.mark.parametrize("data", [b"", b"[]", b"null", b"{", b'{"id":1,"id":2}'])
def test_a_document_that_is_none_is_refused(data: bytes) -> None:
    kind, _ = fault(f"{WEB}#key-1", {WEB: Document(data)})
    assert kind is InputError


def test_an_https_method_in_a_given_document_proves_control_of_its_address() -> None:
    address = "https://example.org/keys"
    found = find_key(f"{address}#key-1", {address: did_document(address)})
    assert found == FoundKey(KEY, address, KeySource.DOCUMENT)


def test_a_key_written_in_a_fragment_is_marked_as_such() -> None:
    found = find_key(f"https://example.org/issuer#{MULTIKEY}", {})
    assert found == FoundKey(KEY, "https://example.org/issuer", KeySource.FRAGMENT)


def test_a_given_document_outweighs_the_key_in_the_fragment() -> None:
    address = "https://example.org/issuer"
    documents = {address: did_document(address)}
    assert fault(f"{address}#{MULTIKEY}", documents) == (FetchError, Code.KEY_UNAVAILABLE)


@pytest.mark.parametrize(
    "method", ["https://example.org/keys#key-1", "https://example.org/keys", "http://example.org#k"]
)
def test_an_address_without_its_document_is_open(method: str) -> None:
    assert fault(method) == (FetchError, Code.KEY_UNAVAILABLE)


def test_an_address_without_tls_is_open_even_with_its_key_in_the_fragment() -> None:
    assert fault(f"http://example.org/issuer#{MULTIKEY}") == (FetchError, Code.KEY_UNAVAILABLE)


UUID = "urn:uuid:4ca4a241-fc3b-4d92-978e-f56fa96ae795"
IN_FRAGMENT = "z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"


def test_a_key_in_the_fragment_of_a_uuid_is_found_and_proves_nothing() -> None:
    found = find_key(f"{UUID}#{IN_FRAGMENT}", {})
    assert found.source is KeySource.FRAGMENT
    assert found.key.multibase == IN_FRAGMENT


@pytest.mark.parametrize("method", [UUID, f"{UUID}#key-1", f"urn:x:1#{IN_FRAGMENT}", f"{UUID}1#{IN_FRAGMENT}"])
def test_other_names_are_no_address_of_a_key(method: str) -> None:
    with pytest.raises(InputError) as caught:
        find_key(method, {})
    assert caught.value.code is Code.DID_SYNTAX
