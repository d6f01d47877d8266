"""Hosted badges of Open Badges 2.0 and before: what the file says against what its own address answers.

Nothing is fetched here. Without the documents everything stays open, with the reason; with them the badge must be
what its address holds, and that address must be one its issuer speaks for.

Spec: Open Badges 2.0, Hosted Badges, Verification of Badge Objects.
"""

from dataclasses import dataclass, replace
from typing import Final

from badgedesk.core import limits
from badgedesk.core.address import split_address
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.assertion import is_issuer, is_ob2_part, validate_assertion, validate_part
from badgedesk.core.model.credential import CredentialView, as_list, text, view_credential
from badgedesk.core.model.document import Documents
from badgedesk.core.model.report import Binding, Check, CheckName, Outcome, ProofSummary, TrustState
from badgedesk.core.model.structure import Problem
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.signature import Secured, issuer_check, told_apart

_SPEC: Final = "Open Badges 2.0, Hosted Badges"
_WEB: Final = frozenset({"http", "https"})
SUITE: Final = "hosted"


@dataclass(frozen=True, slots=True)
class Linked:
    """A hosted badge with the documents it rests on, as far as they are at hand.

    Attributes:
        document: the assertion with badge class and issuer in their places.
        address: where the assertion is kept, if it says so.
        issuer: the issuer's own document, from its own address; one written into the badge proves nothing.
        issuer_address: the address of the issuer.
        view: the view on ``document``.
        renamed: an address whose document calls itself by another one.
        problems: what is wrong with the documents around it.
    """

    document: JsonObject
    address: str | None
    issuer: JsonObject | None
    issuer_address: str | None
    view: CredentialView
    renamed: str | None
    problems: tuple[Problem, ...]


def link(document: JsonObject, documents: Documents) -> Linked:
    """Put badge class and issuer, embedded or at hand, into an assertion (or the issuer into a badge class)."""
    whole_class = is_ob2_part(document)
    badge, renamed = (document, None) if whole_class else _resolve(document.get("badge"), documents)
    problems: list[Problem] = []
    issuer: JsonObject | None = None
    issuer_address: str | None = None
    if badge is not None:
        named = badge.get("issuer")
        issuer_address = text(named.get("id")) if isinstance(named, dict) else text(named)
        issuer, moved = _resolve(issuer_address, documents)
        renamed = renamed or moved
        if issuer is not None and not is_issuer(issuer):
            problems.append(Problem("$.issuer.type" if whole_class else "$.badge.issuer.type", Code.CREDENTIAL_SCHEMA))
        badge = {**badge, "issuer": issuer or named}
    whole = document if badge is None else badge if whole_class else {**document, "badge": badge}
    return Linked(
        document=whole,
        address=_own_address(document),
        issuer=issuer,
        issuer_address=issuer_address,
        view=view_credential({**whole, "badge": badge} if whole_class else whole),
        renamed=renamed,
        problems=tuple(problems),
    )


def find_hosted(linked: Linked, documents: Documents) -> JsonObject | None:
    """Return what the badge's own address answered, if that is at hand and can be read."""
    document = documents.get(linked.address) if linked.address else None
    if document is None:
        return None
    try:
        return parse_object(document.data, limit_bytes=limits.CREDENTIAL_BYTES)
    except InputError:
        return None


def check_hosted(original: JsonObject, linked: Linked, circumstances: Circumstances) -> Secured:
    """Compare a badge with what its address holds, and the address with what its issuer speaks for."""
    found = find_hosted(linked, circumstances.documents)
    signature = _compare(original, linked, found)
    trusted = circumstances.trusted(linked.view.issuer.id) is not None
    trust = TrustState.TRUSTED if trusted else TrustState.UNKNOWN
    binding = Binding.BOUND if signature.outcome is Outcome.PASS and linked.issuer is not None else None
    issuer = told_apart(issuer_check(binding, linked.view, trusted=trusted), linked.view, circumstances)
    if linked.view.issuer.id is None and linked.issuer is None:
        issuer = replace(issuer, outcome=Outcome.UNKNOWN, code=Code.HOSTED_NOT_FETCHED)
    proof = ProofSummary(SUITE, signature.outcome, linked.address, binding, signature.code)
    return Secured(signature, issuer, (proof,) if linked.address else (), trust)


def _compare(original: JsonObject, linked: Linked, found: JsonObject | None) -> Check:
    facts = (("address", linked.address or ""),)
    if found is None:
        return Check(CheckName.SIGNATURE, Outcome.UNKNOWN, Code.HOSTED_NOT_FETCHED, _SPEC, facts)
    if found != original:
        revoked = found.get("revoked") is True
        outcome, code = (Outcome.UNKNOWN, Code.HOSTED_NOT_FETCHED) if revoked else (Outcome.FAIL, Code.HOSTED_DIFFERS)
        return Check(CheckName.SIGNATURE, outcome, code, _SPEC, facts)
    if is_ob2_part(original):
        return Check(CheckName.SIGNATURE, Outcome.PASS, None, _SPEC, facts)
    if linked.issuer is None:
        missing = (("address", linked.issuer_address or linked.view.achievement.id or ""),)
        return Check(CheckName.SIGNATURE, Outcome.UNKNOWN, Code.HOSTED_NOT_FETCHED, _SPEC, missing)
    if not _in_scope(linked.address or "", linked.issuer, linked.issuer_address or ""):
        return Check(CheckName.SIGNATURE, Outcome.FAIL, Code.HOSTED_SCOPE, _SPEC, facts)
    return Check(CheckName.SIGNATURE, Outcome.PASS, None, _SPEC, facts)


def check_withdrawn(linked: Linked, documents: Documents) -> Check:
    """Say whether the badge's own address answers that it was withdrawn.

    Spec: Open Badges 2.0, Assertion, ``revoked``.
    """
    spec = "Open Badges 2.0, Assertion"
    found = find_hosted(linked, documents)
    if found is None:
        return Check(
            CheckName.STATUS, Outcome.UNKNOWN, Code.HOSTED_NOT_FETCHED, spec, (("address", linked.address or ""),)
        )
    if found.get("revoked") is True:
        reason = (("reason", text(found.get("revocationReason")) or ""),)
        return Check(CheckName.STATUS, Outcome.FAIL, Code.CREDENTIAL_REVOKED, spec, reason)
    return Check(CheckName.STATUS, Outcome.PASS, None, spec)


def hosted_problems(original: JsonObject, linked: Linked) -> tuple[Problem, ...]:
    """Return what is wrong with the badge and the documents around it."""
    own = validate_part(original) if is_ob2_part(original) else validate_assertion(original)
    return (*own, *linked.problems)


def _own_address(document: JsonObject) -> str | None:
    verify = document.get("verify")
    named = text(document.get("id")) or (text(verify.get("url")) if isinstance(verify, dict) else None)
    return named if named and split_address(named).scheme in _WEB else None


def _resolve(value: JsonValue, documents: Documents) -> tuple[JsonObject | None, str | None]:
    """Return an object, embedded or at hand, and its address where the document calls itself by another one.

    Another name counts within the same host only: elsewhere anybody could speak in somebody's name.
    """
    if isinstance(value, dict):
        return value, None
    document = documents.get(value) if isinstance(value, str) else None
    if document is None or not isinstance(value, str):
        return None, None
    try:
        found = parse_object(document.data, limit_bytes=limits.CREDENTIAL_BYTES)
    except InputError:
        return None, None
    named = text(found.get("id"))
    if named is None:
        return {"id": value, **found}, None  # before 1.1 documents had no id of their own
    if named == value:
        return found, None
    return (found, value) if _host(named) == _host(value) else (None, None)


def _in_scope(address: str, issuer: JsonObject, issuer_address: str) -> bool:
    """Return whether the issuer speaks for ``address``: its own host, unless its own document says otherwise."""
    policy = issuer.get("verification")
    rules = policy if isinstance(policy, dict) else {}
    starts = [item for item in as_list(rules.get("startsWith")) if isinstance(item, str)]
    origins = [item for item in as_list(rules.get("allowedOrigins")) if isinstance(item, str)]
    if starts and not any(address.startswith(start) for start in starts):
        return False
    if origins:
        return _host(address) in {origin.lower() for origin in origins}
    return bool(starts) or _host(address) == _host(text(issuer.get("id")) or issuer_address)


def _host(address: str) -> str:
    return split_address(address).netloc.lower()
