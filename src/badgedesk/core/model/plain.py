"""Structure of what is no single badge: any W3C credential, a learner record, a presentation.

Spec: Verifiable Credentials Data Model 2.0, Basic Concepts and Presentations; Comprehensive Learner Record 2.0, Data
Model.
"""

import re
from typing import Final

from badgedesk.core.errors import Code
from badgedesk.core.model.structure import PLANS, VCDM_1, VCDM_2, Problem, Walk, is_absolute, types_of
from badgedesk.core.strictjson import JsonObject, JsonValue

_CLR_CONTEXT: Final = re.compile(r"https://purl\.imsglobal\.org/spec/clr/v2p0/context(-2\.\d\.\d)*\.json")
_TYPED: Final = ("credentialStatus", "credentialSchema", "refreshService", "termsOfUse", "evidence", "proof")
"""Members whose values must say what kind they are."""


def validate_credential(document: JsonObject) -> tuple[Problem, ...]:
    """Return every problem of a W3C credential that is no badge: what the base model asks of all."""
    walk = Walk()
    walk.envelope(document, badge=False)
    _contexts(walk, document)
    _identifier(walk, document, "$")
    _issuer(walk, document)
    _subjects(walk, document.get("credentialSubject"))
    _typed(walk, document, _TYPED)
    return tuple(walk.problems)


def validate_record(document: JsonObject) -> tuple[Problem, ...]:
    """Return every problem of a ClrCredential; the credentials it carries are judged by themselves."""
    walk = Walk()
    walk.envelope(document, badge=False)
    contexts = document.get("@context")
    listed = contexts if isinstance(contexts, list) else [contexts]
    if not any(isinstance(item, str) and _CLR_CONTEXT.fullmatch(item) for item in listed):
        walk.add("$['@context']", Code.CONTEXT_ORDER)
    walk.check_class(document, PLANS["ClrCredential"], "$")
    subject = document.get("credentialSubject")
    if isinstance(subject, dict):
        if not subject.get("verifiableCredential"):
            walk.add("$.credentialSubject.verifiableCredential")
        if not subject.get("id") and not subject.get("identifier"):
            walk.add("$.credentialSubject.identifier", warning=True)
        _associations(walk, subject)
    return tuple(walk.problems)


def _associations(walk: Walk, subject: JsonObject) -> None:
    """Check that associations join achievements of the record."""
    ids = _ids(subject.get("achievement"))
    for credential in _objects(subject.get("verifiableCredential")):
        inner = credential.get("credentialSubject")
        achievement = inner.get("achievement") if isinstance(inner, dict) else None
        ids |= _ids(achievement)
    for place, item in enumerate(_objects(subject.get("association"))):
        for name in ("sourceId", "targetId"):
            if isinstance(item.get(name), str) and item[name] not in ids:
                walk.add(f"$.credentialSubject.association[{place}].{name}", warning=True)


def _ids(value: JsonValue) -> set[str]:
    return {identifier for item in _objects(value) if isinstance(identifier := item.get("id"), str)}


def validate_presentation(document: JsonObject) -> tuple[Problem, ...]:
    """Return every problem of a presentation; the credentials in it are judged by themselves."""
    walk = Walk()
    contexts = document.get("@context")
    listed = contexts if isinstance(contexts, list) else [contexts]
    if not listed or listed[0] not in (VCDM_1, VCDM_2):
        walk.add("$['@context'][0]", Code.CONTEXT_ORDER)
    _contexts(walk, document)
    if "VerifiablePresentation" not in types_of(document):
        walk.add("$.type")
    _identifier(walk, document, "$")
    if "holder" in document:
        holder = document["holder"]
        identifier = holder.get("id") if isinstance(holder, dict) else holder
        if not isinstance(identifier, str) or not is_absolute(identifier):
            walk.add("$.holder")
    _typed(walk, document, ("proof", "termsOfUse"))
    carried = document.get("verifiableCredential", [])
    for place, item in enumerate(carried if isinstance(carried, list) else [carried]):
        _carried(walk, item, f"$.verifiableCredential[{place}]", old=bool(listed) and listed[0] == VCDM_1)
    return tuple(walk.problems)


def _carried(walk: Walk, item: JsonValue, path: str, *, old: bool) -> None:
    if isinstance(item, str) and old:
        return  # a token, as version 1.1 of the data model allows
    if not isinstance(item, dict):
        walk.add(path)
        return
    types = types_of(item)
    if "EnvelopedVerifiableCredential" in types:
        address = item.get("id")
        if not isinstance(address, str) or not address.startswith("data:application/vc"):
            walk.add(f"{path}.id")
    elif "VerifiableCredential" not in types:
        walk.add(f"{path}.type")


def _contexts(walk: Walk, document: JsonObject) -> None:
    contexts = document.get("@context")
    for place, item in enumerate(contexts if isinstance(contexts, list) else [contexts]):
        if not isinstance(item, dict) and not (isinstance(item, str) and is_absolute(item)):
            walk.add(f"$['@context'][{place}]", Code.CONTEXT_ORDER)


def _identifier(walk: Walk, node: JsonObject, path: str) -> None:
    if "id" in node and not (isinstance(node["id"], str) and is_absolute(node["id"])):
        walk.add(f"{path}.id")


def _issuer(walk: Walk, document: JsonObject) -> None:
    issuer = document.get("issuer")
    identifier = issuer.get("id") if isinstance(issuer, dict) else issuer
    if issuer is None:
        walk.add("$.issuer", Code.CREDENTIAL_MISSING_ISSUER)
    elif not isinstance(identifier, str) or not is_absolute(identifier):
        walk.add("$.issuer.id" if isinstance(issuer, dict) else "$.issuer")


def _subjects(walk: Walk, value: JsonValue) -> None:
    listed = value if isinstance(value, list) else [value]
    if not listed:
        walk.add("$.credentialSubject")
    for place, item in enumerate(listed):
        path = f"$.credentialSubject[{place}]" if isinstance(value, list) else "$.credentialSubject"
        if not isinstance(item, dict) or not item:
            walk.add(path)
        else:
            _identifier(walk, item, path)


def _typed(walk: Walk, document: JsonObject, names: tuple[str, ...]) -> None:
    for name in names:
        value = document.get(name)
        for place, item in enumerate(value if isinstance(value, list) else [] if value is None else [value]):
            path = f"$.{name}[{place}]" if isinstance(value, list) else f"$.{name}"
            if not isinstance(item, dict):
                walk.add(path)
                continue
            kinds = item.get("type")
            listed = kinds if isinstance(kinds, list) else [kinds]
            if not listed or not all(isinstance(kind, str) and kind for kind in listed):
                walk.add(f"{path}.type")
            _identifier(walk, item, path)
            if name == "credentialSchema" and "id" not in item:
                walk.add(f"{path}.id")


def _objects(value: JsonValue) -> list[JsonObject]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
