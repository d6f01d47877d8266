"""Signed badges in every form that can be verified: our own, and one published file of each kind of signature.

A long run by hand: ``python -m tests.property.signed_forms 10000 [FIRST]`` changes each in so many ways, one bit or one
member at a time, and exits with 1 where a change was taken for the issuer's words.
"""

import collections
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from badgedesk.core.bake import bake
from badgedesk.core.canon import canonical_nquads
from badgedesk.core.did import did_key
from badgedesk.core.errors import BadgeDeskError, InputError
from badgedesk.core.issue import Signer, issue
from badgedesk.core.issue.presentation import Question, present
from badgedesk.core.keys import KeyKind, generate_signing_key
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import CheckName, Outcome, Report
from badgedesk.core.proof import Securing
from badgedesk.core.proof.integrity import sign_document
from badgedesk.core.verify import Circumstances, TrustedIssuer, receive, verify
from tests.property.test_tampering import TINY_SVG, edit, flip, packed, tiny_png
from tests.unit.core.verify import test_legacy as legacy
from tests.vectors.conftest import EVALUATION_TIME, read_index

NOW: Final = datetime(2026, 11, 14, 9, tzinfo=UTC)
VECTORS: Final = Path(__file__).resolve().parents[3] / "shared" / "vectors"
_WAYS: Final = (
    ("eddsa-rdfc-2022", KeyKind.ED25519),
    ("eddsa-jcs-2022", KeyKind.ED25519),
    ("eddsa-rdfc-2022,eddsa-jcs-2022", KeyKind.ED25519),
    ("ecdsa-rdfc-2019", KeyKind.P256),
    ("jwt-eddsa", KeyKind.ED25519),
    ("jwt-es256", KeyKind.P256),
    ("jwt-rs256", KeyKind.RSA),
)
_FOLDERS: Final = ("ob3", "clr2", "vc-jwt", "baked")
_OUTSIDE: Final = ("proof", "iss", "jti", "nbf", "sub", "exp", "iat")
"""Members of a document, and claims of a token, that say nothing of their own about the badge."""


@dataclass(frozen=True)
class Form:
    """A signed badge, what its verification may look at, and how a changed credential is put back into a file."""

    data: bytes
    circumstances: Circumstances
    wrap: Callable[[bytes], bytes] = bytes

    @property
    def text(self) -> bytes:
        """The credential's own text."""
        return receive(self.data).text


def _achievement() -> Achievement:
    return Achievement(
        id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
        name="Coastal Sailing Skipper",
        description="Leads a small yacht along the coast.",
        criteria_narrative="Plan and lead a two-day passage.",
        tags=("navigation", "weather"),
    )


def _own(names: str, kind: KeyKind) -> Form:
    key = generate_signing_key(kind)
    did = "https://baysail.example/issuer" if kind is KeyKind.RSA else did_key(key.public)
    method = f"{did}#{'key-1' if kind is KeyKind.RSA else key.public.multibase}"
    signer = Signer(Profile(id=did, name="Bay Sailing Club"), key, method, Securing.parse(names, kind))
    award = Award(_achievement(), Recipient(name="Anna Ångström", email="anna@baysail.example"), NOW)
    badge = issue(award, signer, now=NOW, new_id=lambda: "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e11",
                  new_salt=lambda: "00112233445566778899aabbccddeeff")  # fmt: skip
    keys, ids = ((key.public,), (method,)) if kind is KeyKind.RSA else ((), ())
    return Form(badge, Circumstances(NOW, (TrustedIssuer(did, "Bay Sailing Club", keys, ids),)))


def _record(inner: Form) -> Form:
    """Return a record (CLR) of ours that carries a badge of ours, both signed."""
    key = generate_signing_key(KeyKind.ED25519)
    did = did_key(key.public)
    document: dict[str, Any] = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:7c1f2b9a-3f0e-4b8e-9d55-0c5f8a1f2c33",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "Record of Anna",
        "issuer": {"id": did, "type": ["Profile"], "name": "Bay Sailing Club"},
        "validFrom": "2026-11-01T00:00:00Z",
        "credentialSubject": {
            "id": "did:example:anna",
            "type": ["ClrSubject"],
            "verifiableCredential": [json.loads(inner.data)],
        },
    }
    signed = sign_document(document, key, verification_method=f"{did}#{key.public.multibase}", created=NOW)
    return Form(
        json.dumps(signed, ensure_ascii=False).encode(),
        Circumstances(NOW, (*inner.circumstances.trust, TrustedIssuer(did, "Bay Sailing Club"))),
    )


def _presentation(inner: Form) -> Form:
    """Return a presentation of a badge of ours by a holder whom the asker knows."""
    key = generate_signing_key(KeyKind.ED25519)
    did = did_key(key.public)
    shown = present(
        [inner.data],
        key,
        Question("what the asker said", "asker.example"),
        verification_method=f"{did}#{key.public.multibase}",
        presentation_id="urn:uuid:0d0c6bb4-0c57-4d6e-8f7f-55f9a6b1e6f1",
        created=NOW,
    )
    trust = (*inner.circumstances.trust, TrustedIssuer(did, "Anna"))
    asked = Circumstances(NOW, trust, challenge="what the asker said", domain="asker.example")
    return Form(shown, asked)


def _wrapped(form: Form, wrap: Callable[[bytes], bytes]) -> Form:
    return Form(wrap(form.data), form.circumstances, wrap)


@cache
def own_forms() -> Mapping[str, Form]:
    """Return a badge of ours in every way of signing, in every picture, and a signed badge of Open Badges 2.0."""
    forms = {names: _own(names, kind) for names, kind in _WAYS}
    first, token = forms["eddsa-rdfc-2022"], forms["jwt-es256"]
    forms["png"] = _wrapped(first, lambda text: bake(tiny_png(), text.decode()))
    forms["svg"] = _wrapped(first, lambda text: bake(TINY_SVG, text.decode()))
    forms["svgz"] = _wrapped(first, lambda text: gzip.compress(bake(TINY_SVG, text.decode()), mtime=0))
    forms["png, token"] = _wrapped(token, lambda text: bake(tiny_png(), text.decode()))
    forms["svg, token"] = _wrapped(token, lambda text: bake(TINY_SVG, text.decode()))
    forms["record"] = _record(first)
    forms["presentation"], forms["presentation, token"] = _presentation(first), _presentation(token)
    forms["ob2, signed"] = Form(legacy.token(), legacy.circumstances())
    return forms


@cache
def published_forms() -> Mapping[str, Form]:
    """Return one published file for each format, suite and kind of file that ours takes as its issuer's."""
    forms: dict[str, Form] = {}
    for folder in _FOLDERS if VECTORS.is_dir() else ():
        documents = _documents(folder)
        for name, vector in sorted(read_index(VECTORS, folder).items()):
            data = vector.path.read_bytes()
            report = verify(data, Circumstances(EVALUATION_TIME, documents=documents))
            issuer = report.credential.issuer_id if report.credential else None
            if vector.verdict != "valid" or issuer is None or "/own/" in name:
                continue
            circumstances = Circumstances(EVALUATION_TIME, (TrustedIssuer(issuer, "known"),), documents)
            if is_accepted(verify(data, circumstances)):
                suite = ",".join(proof.suite for proof in report.proofs)
                forms.setdefault(f"{report.format} {suite} {vector.path.suffix}", Form(data, circumstances))
    return forms


def _documents(folder: str) -> dict[str, Document]:
    found = {}
    for path in sorted((VECTORS / "did").glob("*.json")):
        listed = json.loads(path.read_bytes())
        if isinstance(listed, dict) and isinstance(listed.get("id"), str):
            found[listed["id"]] = Document(path.read_bytes())
    return found


def is_accepted(report: Report) -> bool:
    """Whether a report says that the issuer signed this."""
    return report.outcome(CheckName.SIGNATURE) is report.outcome(CheckName.ISSUER) is Outcome.PASS


def claims(data: bytes) -> object:
    """Return all that a badge states, its proof and a token's own claims left out: what its signature is about.

    Where it is JSON-LD that can be signed, two documents that say the same have the same statements, in whatever order
    and shape they are written (PyLD and pyoxigraph agree, see `test_canon_oracle`). Elsewhere it is the JSON itself.
    """
    document = {name: value for name, value in receive(data).document.items() if name not in _OUTSIDE}
    try:
        return canonical_nquads(document)
    except InputError:
        return document


def tampered(dice: random.Random, form: Form) -> bytes:
    """Return a badge with one bit of the file, or one member of the credential, changed."""
    if dice.randrange(2) or (form.wrap is bytes and not form.data.startswith((b"{", b"e"))):
        return flip(dice, form.data)
    text = form.text
    if text[:1] == b"{":
        return form.wrap(json.dumps(edit(dice, json.loads(text)), ensure_ascii=False).encode())
    head, payload, signature = text.split(b".")
    place = dice.randrange(8)
    if place == 0:
        head = packed(edit(dice, _part(head))).encode()
    else:
        payload = packed(edit(dice, _part(payload))).encode()
    return form.wrap(b".".join((head, payload, signature)))


def _part(text: bytes) -> Any:
    import base64

    return json.loads(base64.urlsafe_b64decode(text + b"=" * (-len(text) % 4)))


def is_forged(form: Form, data: bytes) -> bool:
    """Whether changed ``data`` is taken for the issuer's although it says something else."""
    return is_accepted(verify(data, form.circumstances)) and claims(data) != claims(form.data)


def changes(form: Form, seeds: range) -> Iterator[tuple[int, bytes]]:
    """Yield a changed file for each seed; a change that no picture can hold is left out."""
    for seed in seeds:
        try:
            yield seed, tampered(random.Random(seed), form)
        except BadgeDeskError:
            continue


def main(count: int, first: int = 0) -> int:
    """Change every form in ``count`` ways, print what came of it, and return the exit code."""
    forged = 0
    for name, form in {**own_forms(), **published_forms()}.items():
        outcomes: collections.Counter[str] = collections.Counter()
        for seed, data in changes(form, range(first, first + count)):
            report = verify(data, form.circumstances)
            outcomes["same words" if is_accepted(report) else report.headline.value] += 1
            if is_forged(form, data):
                forged += 1
                print(f"FORGED: {name}, seed {seed}")
        total = outcomes.total()
        print(f"{name}: {total} changed, {outcomes.pop('same words', 0)} say the same, 0 others accepted"
              if not forged else f"{name}: {total} changed")  # fmt: skip
    return int(forged > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
