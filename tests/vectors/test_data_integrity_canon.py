"""The published Data Integrity vectors: canonical texts and hashes, byte for byte."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core.canon import Contexts, canonical_json, canonicalise, to_statements
from badgedesk.core.canon.contexts import read_shipped_table
from badgedesk.core.errors import Code, InputError

_EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"
_EXAMPLE_TERMS = {
    "context": [
        {
            "terms": {
                "AlumniCredential": "https://www.w3.org/ns/credentials/examples#AlumniCredential",
                "alumniOf": "https://www.w3.org/ns/credentials/examples#alumniOf",
            }
        }
    ]
}
"""What the example context comes to in these vectors. The published one sets a default vocabulary, so that no term
is ever undefined; such a context never ships."""

_RDFC = [
    ("vc-di-eddsa/eddsa-rdfc-2022", "DataInt"),
    ("vc-di-eddsa/Ed25519Signature2020", "EdSig"),
    ("vc-di-ecdsa/ecdsa-rdfc-2019-p256", "ECDSAP256"),
]
_JCS = [
    ("vc-di-eddsa/eddsa-jcs-2022", "JCS", hashlib.sha256),
    ("vc-di-ecdsa/ecdsa-jcs-2019-p384", "JCSECDSAP384", hashlib.sha384),
]


def _with_examples(address: str) -> Mapping[str, Any] | None:
    return _EXAMPLE_TERMS if address == _EXAMPLES else read_shipped_table(address)


def _canonical(document: dict[str, Any]) -> str:
    return canonicalise(to_statements(document, contexts=Contexts(_with_examples)))


def _json(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return found


def _text(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize(("folder", "suffix"), _RDFC)
def test_rdfc_vectors_have_the_published_canonical_texts_and_hashes(
    vectors_dir: Path, folder: str, suffix: str
) -> None:
    vector = vectors_dir / folder
    document = _canonical(_json(vector.parent / "unsigned.json"))
    options = _canonical(_json(vector / f"proofConfig{suffix}.json"))
    assert document == _text(vector / f"canonDoc{suffix}.txt")
    assert options == _text(vector / f"proofCanon{suffix}.txt")
    hashes = [hashlib.sha256(text.encode()).hexdigest() for text in (options, document)]
    assert hashes[0] == _text(vector / f"proofHash{suffix}.txt")
    assert hashes[1] == _text(vector / f"docHash{suffix}.txt")
    assert hashes[0] + hashes[1] == _text(vector / f"combinedHash{suffix}.txt")


@pytest.mark.parametrize(("folder", "suffix"), _RDFC)
def test_signed_rdfc_vectors_say_the_same_without_their_proof(vectors_dir: Path, folder: str, suffix: str) -> None:
    vector = vectors_dir / folder
    signed = _json(vector / f"signed{suffix}.json")
    proof = signed.pop("proof")
    del proof["proofValue"]
    assert _canonical(signed) == _text(vector / f"canonDoc{suffix}.txt")
    assert _canonical({"@context": signed["@context"], **proof}) == _text(vector / f"proofCanon{suffix}.txt")


@pytest.mark.parametrize(("folder", "suffix", "digest"), _JCS)
def test_jcs_vectors_have_the_published_canonical_texts_and_hashes(
    vectors_dir: Path, folder: str, suffix: str, digest: Any
) -> None:
    vector = vectors_dir / folder
    document = canonical_json(_json(vector.parent / "unsigned.json"))
    options = canonical_json(_json(vector / f"proofConfig{suffix}.json"))
    assert document.decode() == _text(vector / f"canonDoc{suffix}.txt")
    assert options.decode() == _text(vector / f"proofCanon{suffix}.txt")
    assert digest(options).hexdigest() == _text(vector / f"proofHash{suffix}.txt")
    assert digest(document).hexdigest() == _text(vector / f"docHash{suffix}.txt")


def test_the_example_context_of_the_vectors_does_not_ship(vectors_dir: Path) -> None:
    with pytest.raises(InputError) as refused:
        to_statements(_json(vectors_dir / "vc-di-eddsa" / "unsigned.json"))
    assert refused.value.code is Code.CONTEXT_UNKNOWN
    assert refused.value.facts["address"] == _EXAMPLES


_HOSTILE = {
    "unsigned-top-level": (Code.CREDENTIAL_UNSIGNED_TERM, "$.honours"),
    "unsigned-nested": (Code.CREDENTIAL_UNSIGNED_TERM, "$.credentialSubject.achievement.grade"),
    "unsigned-type": (Code.CREDENTIAL_UNSIGNED_TERM, "$.credentialSubject.type"),
    "unsigned-keyword-like": (Code.CREDENTIAL_KEYWORD, "$.credentialSubject.@comment"),
    "unsigned-relative-id": (Code.CREDENTIAL_RELATIVE_ID, "$.credentialSubject.id"),
    "keyword-graph": (Code.CREDENTIAL_KEYWORD, "$.@graph"),
    "keyword-included": (Code.CREDENTIAL_KEYWORD, "$.@included"),
    "keyword-reverse": (Code.CREDENTIAL_KEYWORD, "$.@reverse"),
    "keyword-value": (Code.CREDENTIAL_KEYWORD, "$.@value"),
    "keyword-index": (Code.CREDENTIAL_KEYWORD, "$.@index"),
    "keyword-id-twice": (Code.CREDENTIAL_KEYWORD, "$.@id"),
    "context-added": (Code.CONTEXT_UNKNOWN, "$.@context"),
    "context-vocab": (Code.CONTEXT_UNKNOWN, "$.@context"),
    "context-base": (Code.CONTEXT_UNKNOWN, "$.@context"),
    "context-redefine-swap": (Code.CONTEXT_UNKNOWN, "$.@context"),
    "context-remote": (Code.CONTEXT_UNKNOWN, "$.@context"),
    "context-nested": (Code.CONTEXT_UNKNOWN, "$.issuer.@context"),
    "context-ob-missing": (Code.CREDENTIAL_UNSIGNED_TERM, "$.type"),
    "context-empty": (Code.CREDENTIAL_UNSIGNED_TERM, "$.id"),
    "graph-clique-9": (Code.CONTEXT_UNKNOWN, "$.@context"),
    **{f"context-variant-{number}": (Code.CONTEXT_UNKNOWN, "$.@context") for number in (0, 1, 3, 4, 6, 7)},
}


@pytest.mark.parametrize(("name", "code", "path"), [(name, *answer) for name, answer in _HOSTILE.items()])
def test_hostile_documents_are_refused_by_name_and_place(vectors_dir: Path, name: str, code: Code, path: str) -> None:
    document = _json(vectors_dir / "hostile" / "jsonld" / f"{name}.json")
    with pytest.raises(InputError) as refused:
        to_statements(document)
    assert (refused.value.code, refused.value.facts["path"]) == (code, path)


def test_a_member_with_an_undefined_prefix_is_part_of_what_is_signed(vectors_dir: Path) -> None:
    statements = to_statements(_json(vectors_dir / "hostile" / "jsonld" / "unsigned-prefix.json"))
    assert [(predicate, thing) for _, predicate, thing, _ in statements if "evil" in predicate] == [
        ("<evil:claim>", '"x"')
    ]


def test_three_thousand_equal_nodes_are_canonicalised(vectors_dir: Path) -> None:
    document = _json(vectors_dir / "hostile" / "jsonld" / "graph-3000-equal-nodes.json")
    statements = to_statements(document)
    lines = canonicalise(statements).split("\n")
    assert len(lines) - 1 == len(set(statements))
