"""Canonical forms filled in against canonical forms worked out in full: the same bytes, or the same refusal.

Each published document is shown twice, so that its shape is kept where it can be; then come documents of that shape
with hostile strings, strings moved about, and other changes that leave the shape or do not.

A long run by hand: ``python -m tests.property.test_familiar_shapes 20000``.
"""

import copy
import functools
import json
import random
import sys
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgedesk.core.canon import canonical_nquads_utf8
from badgedesk.core.canon.familiar import FamiliarShapes
from badgedesk.core.errors import BadgeDeskError
from tests.property.canon_changes import _CHANGES, _LANGUAGES, _TEXTS, _TYPES, VC_2, _objects, base_documents
from tests.property.canon_oracles import Document

pytestmark = pytest.mark.usefixtures("shared_dir")

_BADGE = json.dumps(
    {
        "@context": [VC_2, "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c00",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": {"@value": "Knots", "@language": "en"},
        "issuer": {"id": "did:example:school", "type": ["Profile"], "name": "School", "email": "a@example.org"},
        "credentialSubject": {
            "id": "mailto:ada@example.org",
            "type": ["AchievementSubject"],
            "identifier": [
                {"type": "IdentityObject", "hashed": False, "identityHash": "Ada", "identityType": "name"},
                {"type": "IdentityObject", "hashed": False, "identityHash": "Bob", "identityType": "name"},
            ],
            "achievement": {
                "id": "urn:uuid:1",
                "type": ["Achievement"],
                "creator": {"id": "did:example:school", "type": ["Profile"], "url": "https://example.org/"},
                "name": "Knots\nand bends",
                "image": {"id": "data:image/png;base64,iVBORw0KGgo=", "type": "Image"},
                "tag": ["rope", "sea"],
                "alignment": [{"type": ["Alignment"], "targetUrl": "https://example.org/1", "targetName": "One"}],
                "resultDescription": [
                    {"id": "urn:uuid:3", "type": ["ResultDescription"], "resultType": "Percent", "allowedValue": ["1"]}
                ],
            },
        },
        "evidence": [{"id": "https://example.org/2", "type": ["Evidence"]}, {"type": ["Evidence"], "name": "Film"}],
    }
)
_STRINGS = (
    *_TEXTS,
    *_TYPES,
    *_LANGUAGES,
    "\ud800",
    "\udc00x",
    "\x7f",
    "\x00",
    "\n",
    "\\n",
    '"',
    "slot-3-" + "0" * 64,
    "urn:slot-0-",
    "data:,x",
    "data:text/plain;base64,a b",
    "did:",
    "did:x y",
    "urn:",
    "http://",
    "https://",
    "https://example.org/1",
    "https://example.org/\u00e9",
    "https://example.org/\u2028",
    "https://example.org/\x7f",
    "https://example.org/\n",
    "https://example.org/" + "a" * 1_100,
    "https://example.org/" + "a" * 1_100 + " ",
    "mailto:",
    "schema:x",
    "obi:x",
    "cred:x",
    "http:schema",
    "HTTP://example.org",
    "URN:x",
    VC_2,
    "EnglishName",
    "Percent",
    "name",
)


def _put_string(rng: random.Random, holder: Document, make: Callable[[str], object]) -> None:
    places = sorted(holder) if isinstance(holder, dict) else range(len(holder))
    found = [place for place in places if isinstance(holder[place], str)]
    if found:
        place = rng.choice(found)
        holder[place] = make(holder[place])


def _of_the_shape(rng: random.Random, document: Document) -> None:
    """Change strings alone: to hostile ones, to others of the same document, or by a letter."""
    others = [text for text in json.dumps(document).split('"') if ":" in text and "\\" not in text] or ["x"]
    makers: tuple[Callable[[str], object], ...] = (
        lambda _: rng.choice(_STRINGS),
        lambda _: rng.choice(others),
        lambda old: old + rng.choice(("x", " ", "\n", "\u00e9", '"', "\\", "#a")),
        lambda old: old.replace("https://", rng.choice(("http://", "https:", "urn:"))),
        lambda old: old[:-1],
    )
    for _ in range(rng.randrange(1, 4)):
        _put_string(rng, rng.choice(list(_objects(document))), rng.choice(makers))


def changed_from(base: Document, rng: random.Random) -> Document:
    """Return a document with other strings, and now and then with other members as well."""
    document = copy.deepcopy(base)
    _of_the_shape(rng, document)
    if not rng.randrange(6):
        holders = list(_objects(document))
        rng.choice(_CHANGES)(rng, rng.choice(holders))
    return document


class Shown:
    """A document shown twice, and how often what came after it was filled in."""

    def __init__(self, text: str) -> None:
        self.base: Document = json.loads(text)
        self.in_full = 0
        self.shapes = FamiliarShapes(self._full)
        for _ in range(2):
            outcome(self.shapes.nquads, self.base)

    def _full(self, document: Document) -> bytes:
        self.in_full += 1
        return canonical_nquads_utf8(document)

    def compare(self, rng: random.Random) -> bool:
        """Compare both ways for a changed document; return whether it was filled in."""
        document, before = changed_from(self.base, rng), self.in_full
        assert outcome(self.shapes.nquads, document) == outcome(canonical_nquads_utf8, document)
        return self.in_full == before


def outcome(canonicalise: Callable[[Document], bytes], document: Document) -> object:
    """Return the canonical form, or everything that is told of the refusal."""
    try:
        return canonicalise(document)
    except BadgeDeskError as refused:
        return type(refused), refused.code, dict(refused.facts)


@functools.cache
def _shown() -> tuple[Shown, ...]:
    return tuple(Shown(text) for text in (_BADGE, *base_documents()))


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.randoms(use_true_random=False))
def test_a_document_of_a_familiar_shape_gets_the_very_form_or_refusal_of_the_full_way(rng: random.Random) -> None:
    rng.choice((_shown()[0], *_shown())).compare(rng)


def test_five_hundred_fixed_changes_are_both_filled_in_and_refused() -> None:
    shown = Shown(_BADGE)
    filled = sum(shown.compare(random.Random(seed)) for seed in range(500))
    assert 100 < filled < 400


def test_most_published_credentials_have_a_shape_that_can_be_kept() -> None:
    kept = sum(bool(shown.shapes._shapes) for shown in _shown())
    assert kept >= 120


if __name__ == "__main__":
    count, filled = int(sys.argv[1]), 0
    for seed in range(count):
        source = random.Random(seed)
        filled += source.choice(_shown()).compare(source)
    print(f"{count} documents, {filled} filled in, {sum(bool(each.shapes._shapes) for each in _shown())} shapes")
