"""Structure of badges from before 3.0: assertions, badge classes and issuers.

Spec: Open Badges 2.0, Assertion, BadgeClass, Profile; Open Badges 1.0 and 0.5.
"""

from typing import Final

from badgedesk.core.errors import Code
from badgedesk.core.model.legacy import view_legacy
from badgedesk.core.model.structure import Problem, Walk, is_absolute, types_of
from badgedesk.core.model.view import as_list
from badgedesk.core.strictjson import JsonObject, JsonValue

OB2_CONTEXTS: Final = frozenset({"https://w3id.org/openbadges/v2", "https://openbadgespec.org/v2/context.json"})
OB1_CONTEXT: Final = "https://w3id.org/openbadges/v1"
_VOCABULARY: Final = "https://w3id.org/openbadges#"
_PROFILES: Final = frozenset({"Issuer", "Profile"})
_KINDS: Final = frozenset({"hosted", "HostedBadge", "signed", "SignedBadge"})
_CLASS: Final = ("name", "description", "criteria", "issuer")
_PROFILE: Final = ("name", "url", "email")


def is_ob2(document: JsonObject) -> bool:
    """Return whether a document names the rules of 2.0, or spells its vocabulary out as tests of that time did."""
    contexts = as_list(document.get("@context"))
    named = any(isinstance(item, str) and item in OB2_CONTEXTS for item in contexts)
    return named or any(isinstance(item, dict) and item.get("obi") == _VOCABULARY for item in contexts)


def is_ob2_part(document: JsonObject) -> bool:
    """Return whether a document is a badge class, an issuer or another described thing, and no assertion."""
    types = types_of(document)
    known = bool(set(types) & (_PROFILES | {"BadgeClass"})) or any(":" in name for name in types)
    return is_ob2(document) and known and "badge" not in document


def validate_assertion(document: JsonObject, *, hosted: bool = True) -> tuple[Problem, ...]:
    """Return every problem of an assertion of 2.0 (its members), 1.1, 1.0 or 0.5 (what people need of it)."""
    walk = Walk()
    if is_ob2(document):
        _assertion(walk, document, hosted=hosted)
    else:
        _older(walk, document)
    return tuple(walk.problems)


def validate_part(document: JsonObject) -> tuple[Problem, ...]:
    """Return every problem of a badge class or issuer that stands alone."""
    walk = Walk()
    types = set(types_of(document))
    _need_uri(walk, document, "id", "$")
    if "BadgeClass" in types:
        _need(walk, document, _CLASS, "$")
    elif types & _PROFILES:
        _need(walk, document, _PROFILE, "$")
    return tuple(walk.problems)


def is_issuer(document: JsonObject) -> bool:
    """Return whether a document of 2.0 can be an issuer; older ones had no types."""
    types = set(types_of(document))
    return not types or bool(types & _PROFILES)


def _assertion(walk: Walk, document: JsonObject, *, hosted: bool) -> None:
    if "Assertion" not in types_of(document):
        walk.add("$.type")
    _need_uri(walk, document, "id", "$")
    _need(walk, document, ("recipient", "badge", "issuedOn"), "$")
    verification = document.get("verification", document.get("verify"))
    kinds = set(types_of(verification)) if isinstance(verification, dict) else set()
    if hosted and not kinds & _KINDS:
        walk.add("$.verification")
    if _address(document.get("image")).startswith("data:"):
        walk.add("$.image")  # the standard wants the address of the baked picture
    _recipient(walk, document.get("recipient"))
    _badge(walk, document.get("badge"))
    _times(walk, document)


def _badge(walk: Walk, badge: JsonValue) -> None:
    if isinstance(badge, dict):
        _need(walk, badge, ("issuer",), "$.badge")
        for name in _CLASS:
            if badge.get(name) in (None, "") and name != "issuer":
                walk.add(f"$.badge.{name}", warning=True)
        issuer = badge.get("issuer")
        if isinstance(issuer, dict):
            _need(walk, issuer, ("name",), "$.badge.issuer")
    elif badge is not None and not (isinstance(badge, str) and is_absolute(badge)):
        walk.add("$.badge")


def _older(walk: Walk, document: JsonObject) -> None:
    contexts = as_list(document.get("@context"))
    if contexts and OB1_CONTEXT not in contexts:
        walk.add("$['@context']", Code.CONTEXT_UNKNOWN)
    _need(walk, document, ("recipient", "badge"), "$")
    if not isinstance(document.get("badge"), str | dict):
        walk.add("$.badge")
    _times(walk, document)
    walk.add("$", Code.CREDENTIAL_OLD_CONTEXT, warning=True)


def _recipient(walk: Walk, recipient: JsonValue) -> None:
    if not isinstance(recipient, dict):
        if recipient is not None:
            walk.add("$.recipient")
        return
    if not isinstance(recipient.get("identity"), str):
        walk.add("$.recipient.identity")
    if not isinstance(recipient.get("hashed", False), bool):
        walk.add("$.recipient.hashed")


def _times(walk: Walk, document: JsonObject) -> None:
    view = view_legacy(document)
    for name, written in (("issuedOn", view.valid_from), ("expires", view.valid_until)):
        if name in document and written is None:
            walk.add(f"$.{name}", Code.CREDENTIAL_DATE)
    if view.valid_from and view.valid_until:
        walk.in_order(view.valid_from, view.valid_until, "$.expires")


def _need(walk: Walk, node: JsonObject, names: tuple[str, ...], path: str) -> None:
    for name in names:
        if node.get(name) in (None, ""):
            walk.add(f"{path}.{name}", Code.CREDENTIAL_MISSING_ISSUER if name == "issuer" else Code.CREDENTIAL_SCHEMA)


def _need_uri(walk: Walk, node: JsonObject, name: str, path: str) -> None:
    value = node.get(name)
    if not isinstance(value, str) or not (is_absolute(value) or value.startswith("_:")):
        walk.add(f"{path}.{name}")


def _address(value: JsonValue) -> str:
    found = value.get("id") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""
