"""Published credentials with random changes, for comparing engines that ought to agree."""

import copy
import functools
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from badgedesk.core.canon import known_contexts
from tests.property.canon_oracles import SHARED, Document, published_files

VC_2 = "https://www.w3.org/ns/credentials/v2"
OB_303 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"


@functools.cache
def base_documents() -> tuple[str, ...]:
    """The JSON texts of published documents without their proofs, and whole where that has a form."""
    texts = []
    for folder in ("ob3", "clr2", "vcdm2", "status"):
        for path in sorted((SHARED / "vectors" / folder).glob("*.json")):
            document = json.loads(path.read_text("utf-8"))
            if isinstance(document, dict) and "@context" in document:
                texts.append(json.dumps({name: value for name, value in document.items() if name != "proof"}))
                if "proof" in document and len(texts) % 4 == 0:
                    texts.append(json.dumps(document))
    return tuple(texts)


_WORDS = ("id", "type", "name", "description", "image", "criteria", "narrative", "proof", "evidence", "honours", "tag")
_NAMES = (*_WORDS, "issuer", "alignment", "allowedValue", "result", "endorsement", "endorsementJwt", "jti", "creator",
          "verifiableCredential", "proofPurpose", "credentialStatus", "identifier", "https://example.org/own", "x:y",
          "_:b0", "@id", "@type", "@graph", "@comment", "@", "Profile", "url", "validFrom", "creditsAvailable", "sub",
          "schema:own", "", "a b:c", "cnf", "termsOfUse", "source", "jsonSchema", "@list", "@set", "@value",
          "@language", "@none", "@reverse", "@included", "@nest", "@base", "@vocab", "@index", "@propagate",
          "nam\u0065\u0301", "n\u0430me", "\U0001f3c5", "Name", " name", "__proto__", "constructor")  # fmt: skip
_TYPES = ("Profile", "Achievement", "AchievementSubject", "VerifiableCredential", "OpenBadgeCredential", "Image",
          "IdentityObject", "IdentifierEntry", "Result", "ResultDescription", "Evidence", "DataIntegrityProof", "Own",
          "https://example.org/Own", "VerifiablePresentation", "BitstringStatusListEntry", "JsonSchema", "id", "_:t",
          "ClrSubject", "EndorsementSubject", "Address", "GeoCoordinates", "Related", "Alignment", "x:y")  # fmt: skip
_TEXTS = ("", "a", "two words", "tab\tquote\"back\\slash", "nul\x00del\x7fesc\x1b", "line\u2028sep\u2029\x85\x0b\x0c",
          "Ünïcödé", "日本語", "😀 and 𝒳", "\ufeff", "\ufffe", "did:example:1", "https://example.org/é", "urn:x:{1}|2",
          "urn:x:100%", "urn:`^", "_:b0", "_:b1", "relative/path", "#fragment", "https://a b", "urn:<x>", "name:x",
          "mailto:a@example.org", "assertionMethod", "2024-01-01T00:00:00Z", "true", "1.0E0", "schema:name", ":", "a:",
          "xsd:dateTime", "//host/x", "e\u0301", "\u00e9", "\u202egnp", "a\u200bb", "\U0001f3c5", "?q", "../up", "/abs",
          "http://[::1]/", "HTTPS://EXAMPLE.ORG/", "https://example.org:443/", "urn:x:%zz", "urn:x#a#b",
          "@type", "@foo")  # fmt: skip
_NUMBERS = (0, 1, -1, 42, 2**53 - 1, 2**53, 2**53 + 1, 10**17, 0.5, 1.0, -0.0, 1.5e-7, 3.14, 1e15, 1e20, 1e21, 1.1e21,
            0.1 + 0.2, 10 / 3, 123456789.125, 5e-324, 1.7976931348623157e308, -2.5, 100.0)  # fmt: skip
_LANGUAGES = ("en", "de-CH", "zh-Hant-TW", "AR", "no language", "")


def _text(rng: random.Random) -> Document:
    text: Document = {"@value": rng.choice((*_TEXTS, 5, None))}
    if rng.randrange(2):
        text["@language"] = rng.choice(_LANGUAGES)
    if not rng.randrange(4):
        text["@direction"] = rng.choice(("ltr", "rtl"))
    return text


def _object(rng: random.Random, depth: int) -> Document:
    made: Document = {}
    if rng.randrange(2):
        made["type"] = rng.choice((rng.choice(_TYPES), [rng.choice(_TYPES), rng.choice(_TYPES)]))
    if rng.randrange(2):
        made["id"] = rng.choice(_TEXTS)
    for _ in range(rng.randrange(3)):
        made[rng.choice(_NAMES)] = _value(rng, depth + 1)
    return made


def _value(rng: random.Random, depth: int = 0) -> Any:
    pick = rng.randrange(12)
    if pick < 4:
        return rng.choice(_TEXTS)
    if pick < 6:
        return rng.choice(_NUMBERS if pick == 4 else (True, False, None))
    if pick == 6:
        return _text(rng)
    if depth > 2:
        return rng.choice(([], {}))
    if pick < 9:
        return [_value(rng, depth + 1) for _ in range(rng.randrange(4))]
    return _object(rng, depth)


def _objects(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield value
        for name, member in value.items():
            if name != "@context":
                yield from _objects(member)
    elif isinstance(value, list):
        yield value
        for item in value:
            yield from _objects(item)


def _drop(rng: random.Random, holder: Any) -> None:
    if holder:
        del holder[rng.choice(sorted(holder) if isinstance(holder, dict) else range(len(holder)))]


def _put(rng: random.Random, holder: Any) -> None:
    if isinstance(holder, dict):
        holder[rng.choice(_NAMES)] = _value(rng)
    else:
        holder.insert(rng.randrange(len(holder) + 1), _value(rng))


def _retype(rng: random.Random, holder: Any) -> None:
    if not holder:
        return
    place = rng.choice(sorted(holder) if isinstance(holder, dict) else range(len(holder)))
    kinds: tuple[Callable[[Any], Any], ...] = (
        lambda old: [old],
        lambda old: [old, copy.deepcopy(old)],
        lambda _: _value(rng),
        lambda old: {"id": old} if isinstance(old, str) else old,
        lambda old: old.get("id", old) if isinstance(old, dict) else old,
        lambda old: (old + rng.choice(_TEXTS)) if isinstance(old, str) else old,
        lambda old: list(reversed(old)) if isinstance(old, list) else old,
        lambda old: old[0] if isinstance(old, list) and len(old) == 1 else old,
    )
    holder[place] = rng.choice(kinds)(holder[place])


def _swap_types(rng: random.Random, holder: Any) -> None:
    if isinstance(holder, dict):
        types = [rng.choice(_TYPES) for _ in range(rng.randrange(1, 4))]
        holder["type"] = types[0] if len(types) == 1 and rng.randrange(2) else types


def _reorder(rng: random.Random, holder: Any) -> None:
    if isinstance(holder, dict):
        members = list(holder.items())
        rng.shuffle(members)
        holder.clear()
        holder.update(members)
    else:
        rng.shuffle(holder)


def _move(rng: random.Random, holder: Any) -> None:
    if isinstance(holder, dict) and len(holder) > 1:
        names = sorted(holder)
        first, second = rng.choice(names), rng.choice(names)
        if "@context" not in {first, second}:
            holder[first], holder[second] = holder[second], holder[first]


def _recontext(rng: random.Random, holder: Any) -> None:
    if not isinstance(holder, dict):
        return
    known = sorted(known_contexts() & set(published_files()))
    listed = holder.get("@context", [])
    addresses = list(listed) if isinstance(listed, list) else [listed]
    pick = rng.randrange(6)
    if pick == 0:
        rng.shuffle(addresses)
    elif pick == 1:
        addresses = addresses[:-1]
    elif pick == 2:
        addresses.append({"own": "https://example.org/own"})
    elif pick == 3:
        addresses = [VC_2, OB_303]
    else:
        addresses.append(rng.choice(known))
    holder["@context"] = addresses[0] if len(addresses) == 1 and rng.randrange(2) else addresses


_CHANGES = (_drop, _put, _put, _retype, _retype, _swap_types, _reorder, _move, _recontext)


def changed(rng: random.Random) -> Document:
    """Return a published document with one to four changes."""
    texts = base_documents()
    document: Document = json.loads(texts[rng.randrange(len(texts))])
    for _ in range(rng.randrange(1, 5)):
        holders = list(_objects(document))
        rng.choice(_CHANGES)(rng, holders[rng.randrange(len(holders))])
    return document
