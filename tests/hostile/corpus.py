"""The corpus of hostile files: what its index says of each, and which codes are a right answer.

The words of the index mean what the README of the hostile vectors says; time and trust are those of their
``trust.json`` and ``keys.json``. Where our code is more exact than the proposed one, or names another of several
faults of the same file, `MORE_EXACT` lists it with the reason.
"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from badgedesk.core.issue import sign_credential
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.verify import TrustedIssuer
from tests.unit.core.conftest import signer_of

HOSTILE: Final = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "hostile"
NOW: Final = datetime(2024, 6, 1, tzinfo=UTC)
MESSAGE_CHARACTERS: Final = 500

MORE_EXACT: Final[Mapping[str, tuple[str, str]]] = {
    "svg/limit-canvas-zero.svg": ("BAKED_NOT_FOUND", "no badge is inside, and nothing is drawn to find one"),
    "svg/limit-canvas-huge.svg": ("BAKED_NOT_FOUND", "no badge is inside, and nothing is drawn to find one"),
    "svg/limit-use-bomb-1e9.svg": ("BAKED_NOT_FOUND", "no badge is inside, and nothing is drawn to find one"),
    "svg/xml-empty.svg": ("CREDENTIAL_NOT_RECOGNISED", "an empty file is told by content, its ending is not asked"),
    "png/idat-short.png": ("BAKED_NOT_FOUND", "pixels are not decoded to look for a badge, and none is inside"),
    "png/notpng-empty.png": ("CREDENTIAL_NOT_RECOGNISED", "an empty file is told by content, its ending is not asked"),
    "png/notpng-eps.png": ("CREDENTIAL_NOT_RECOGNISED", "another kind of file; its ending is not asked"),
    "png/notpng-jpeg.png": ("BAKED_JPEG", "told by content: a JPEG, and why none holds a badge"),
    "png/notpng-svg.png": ("BAKED_NOT_FOUND", "told by content: an SVG, without a badge"),
    "png/trailing-zip.png": ("PROOF_MISSING", "refused for its unsigned badge; the note on the end is in the paths"),
    "json/text-nul.json": ("PROOF_MISSING", "refused as unsigned; a control character is shown as a mark"),
    "json/shape-subject-empty.json": ("PROOF_MISSING", "refused as unsigned, among other faults"),
    "json/shape-types-wrong.json": ("CREDENTIAL_NOT_RECOGNISED", "without a type it is no credential at all"),
    "jose/header-zip.jwt": ("TEXT_NOT_UTF8", "the packed payload is no text; it is never inflated"),
    "jose/claim-exp-past.jwt": ("PROOF_EXPIRED", "the token has ended, not the credential, which names no end"),
    "jose/claim-exp-huge.jwt": ("JSON_NUMBER", "refused before the claims are compared"),
    "jose/form-json-two-signatures.json": ("CREDENTIAL_NOT_RECOGNISED", "only compact tokens hold badges"),
    "jose/key-embedded-jwk-nokid.jwt": ("PROOF_KEY_UNPROVEN", "sound, and nothing ties the key to the issuer"),
    "jsonld/context-empty.json": ("CONTEXT_ORDER", "names the rule of the data model that is broken"),
    "jsonld/context-order.json": ("CONTEXT_ORDER", "names the rule of the data model that is broken"),
    "jsonld/keyword-graph.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-included.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-reverse.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-value.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-index.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-id-twice.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/unsigned-keyword-like.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/proof-key-fragment.json": ("DID_SYNTAX", "a did:key has one key, under its own name"),
    "jsonld/proof-key-file.json": ("DID_SYNTAX", "a path of a file is no address of a key"),
    "jsonld/proof-key-didweb-ip.json": ("DID_SYNTAX", "a did:web names a public host"),
    "jsonld/endorsement-broken.json": ("ENDORSEMENT_BROKEN", "the outer check sums up the endorsements"),
    "jsonld/statuslist-short.json": ("STATUS_LIST_SHORT", "names what is wrong with the list"),
    "jsonld/rdfc-test074-in.nq": (
        "CREDENTIAL_NOT_RECOGNISED",
        "statements are no credential; the graph has its own test",
    ),
}
"""File: the code we give for it, and why that one."""

_NO_TEXT: Final = frozenset({"JSON_SYNTAX", "TEXT_NOT_UTF8", "CREDENTIAL_NOT_RECOGNISED", "JWS_FORMAT"})
"""What a file may be told that is no readable JSON: which of them depends on where its bytes go wrong first."""


@dataclass(frozen=True)
class Entry:
    """One file of the index."""

    file: str
    outcome: str
    codes: frozenset[str]

    @property
    def folder(self) -> str:
        return self.file.partition("/")[0]

    @property
    def path(self) -> Path:
        return HOSTILE / self.file


@cache
def entries() -> Mapping[str, Entry]:
    if not HOSTILE.is_dir():
        return {"absent": Entry("absent", "data", frozenset())}
    listed = json.loads((HOSTILE / "index.json").read_bytes())["entries"]
    return {
        entry["file"]: Entry(entry["file"], entry["outcome"], frozenset(entry["codes"]))
        for entry in listed
        if entry["outcome"] != "data"
    }


def fitting(entry: Entry) -> frozenset[str]:
    group = _NO_TEXT if entry.folder == "json" and entry.codes & {"JSON_SYNTAX", "TEXT_NOT_UTF8"} else frozenset()
    return entry.codes | group | ({MORE_EXACT[entry.file][0]} if entry.file in MORE_EXACT else set())


LIST_ADDRESS: Final = "https://issuer.example/s/1"
"""The id of every status list of the set."""


def listed_badge() -> tuple[bytes, TrustedIssuer]:
    """Return a badge of ours whose status is said to lie in the lists of the set, and its issuer."""
    template: dict[str, Any] = json.loads((HOSTILE / "jsonld/status-index-0.json").read_bytes())
    key = load_signing_key(KeyKind.ED25519, bytes(range(32)))
    signer = signer_of(key)
    del template["proof"]
    template["issuer"] = {"id": signer.profile.id, "type": ["Profile"], "name": "Bay Sailing Club"}
    template["credentialStatus"]["statusListIndex"] = "5"
    assert template["credentialStatus"]["statusListCredential"] == LIST_ADDRESS
    signed = sign_credential(template, key, verification_method=signer.verification_method, created=NOW)
    return signed, TrustedIssuer(signer.profile.id, "Bay Sailing Club")


def trust_list() -> list[dict[str, Any]]:
    """Return the issuers that the corpus takes as trusted, as a trust file lists them."""
    trust = json.loads((HOSTILE / "jsonld/trust.json").read_bytes())
    keys = json.loads((HOSTILE / "jose/keys.json").read_bytes())["trusted"]
    return [{"id": issuer} for issuer in trust["trusted_issuers"]] + [{"id": keys["issuer"], "keys": keys["keys"]}]


def holder_identities() -> tuple[str, ...]:
    """Return the addresses of the learner whose badges the corpus holds."""
    return tuple(json.loads((HOSTILE / "jsonld/trust.json").read_bytes())["holder_identities"])


def is_plain(text: str) -> bool:
    return not any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in text)
