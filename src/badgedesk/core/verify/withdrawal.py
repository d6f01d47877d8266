"""The status check: whether the issuer has withdrawn or suspended the credential, by lists at hand.

Spec: Open Badges 3.0, Verification, Status; Bitstring Status List v1.0, Validate Algorithm.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from badgedesk.core import limits
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.credential import CredentialView, StatusView, view_credential
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import Check, CheckName, Outcome
from badgedesk.core.proof.token import Token, parse_token
from badgedesk.core.status import StatusList, is_revoked, parse_index, read_status_list
from badgedesk.core.strictjson import JsonObject, parse_object
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.signature import check_secured

_SPEC = "Verification: Status"
_MOST_BITS = 8
"""Bits of one entry; more has no use that is known."""
_ENTRIES = frozenset({"BitstringStatusListEntry", "StatusList2021Entry"})
_ORDER = (Outcome.FAIL, Outcome.UNKNOWN, Outcome.WARN, Outcome.PASS)


def check_status(view: CredentialView, circumstances: Circumstances) -> Check:
    """Check every status entry; the worst answer stands. A credential without entries is ``not-applicable``."""
    if not view.status:
        return Check(CheckName.STATUS, Outcome.NOT_APPLICABLE, None, _SPEC)
    if len(view.status) > limits.STATUS_ENTRIES:
        return _check(Outcome.UNKNOWN, Code.STATUS_LIMIT)
    checks = [_check_entry(entry, view, circumstances) for entry in view.status]
    return min(checks, key=lambda check: _ORDER.index(check.outcome))


def _check(outcome: Outcome, code: Code | None = None, facts: Mapping[str, str] | None = None) -> Check:
    return Check(CheckName.STATUS, outcome, code, _SPEC, tuple((facts or {}).items()))


def _check_entry(entry: StatusView, view: CredentialView, circumstances: Circumstances) -> Check:
    if entry.type in _ENTRIES:
        address = entry.list_url
    elif entry.type == "1EdTechRevocationList":
        address = entry.id
    else:
        return _check(Outcome.UNKNOWN, Code.STATUS_UNSUPPORTED, {"type": entry.type or ""})
    try:
        index = parse_index(entry.index) if entry.type in _ENTRIES else 0
    except InputError as error:
        return _check(Outcome.UNKNOWN, error.code)
    document = circumstances.documents.get(address) if address else None
    if document is None:
        return _check(Outcome.UNKNOWN, Code.STATUS_UNREACHABLE, {"address": address or ""})
    try:
        listed, token = _read_list(document.data)
        if entry.type == "1EdTechRevocationList":
            return _answer_from_revocation_list(listed, view, document, circumstances.now)
        return _answer_from_bits((listed, token), entry, index, (document, view), circumstances)
    except InputError as error:
        return _check(Outcome.FAIL, error.code, error.facts)


def _read_list(data: bytes) -> tuple[JsonObject, Token | None]:
    """Return the list, and the token that secures it where it is none with a proof inside.

    Spec: Securing Verifiable Credentials using JOSE and COSE, With JOSE.
    """
    if data.lstrip()[:1] == b"{":
        return parse_object(data, limit_bytes=limits.STATUS_LIST_TEXT_BYTES), None
    try:
        token = parse_token(data.strip().decode("ascii"))
    except UnicodeDecodeError as error:
        raise InputError(Code.STATUS_LIST_FORMAT, field="list") from error
    return token.credential, token


def _answer_from_revocation_list(listed: JsonObject, view: CredentialView, document: Document, now: datetime) -> Check:
    if is_revoked(listed, view.id or ""):
        return _check(Outcome.FAIL, Code.CREDENTIAL_REVOKED)
    return _fresh(document, None, None, now) or _check(Outcome.PASS, None, _age(document, now))


def _answer_from_bits(
    source_list: tuple[JsonObject, Token | None],
    entry: StatusView,
    index: int,
    source: tuple[Document, CredentialView],
    circumstances: Circumstances,
) -> Check:
    document, view = source
    listed, token = source_list
    older = entry.type == "StatusList2021Entry"
    status_list = read_status_list(listed, older=older)
    list_view = view_credential(listed)
    doubt = _doubt((listed, token), list_view, view, circumstances)
    if entry.purpose not in status_list.purposes and (status_list.purposes or not older):
        raise InputError(Code.STATUS_LIST_MISMATCH, field="statusPurpose")
    size = entry.size
    if not isinstance(size, int) or isinstance(size, bool) or not 1 <= size <= _MOST_BITS:
        return _check(Outcome.UNKNOWN, Code.STATUS_INDEX, {"statusSize": str(size)})  # another place would be read
    raised = status_list.bit(index, size) != 0
    now = circumstances.now
    if raised and entry.purpose in {"revocation", "suspension"}:
        revoked = entry.purpose == "revocation"
        code = Code.CREDENTIAL_REVOKED if revoked else Code.CREDENTIAL_SUSPENDED
        return _check(Outcome.FAIL, code, _age(document, now))
    stale = _fresh(document, status_list, list_view.valid_until, now)
    if stale is not None:
        return stale
    if doubt is not None:
        return _check(Outcome.WARN, doubt, {"issuer": list_view.issuer.id or ""})
    if len(status_list.bits) < limits.STATUS_LIST_TOLERATED_BYTES:
        return _check(Outcome.WARN, Code.STATUS_LIST_SHORT, _age(document, now))
    short = len(status_list.bits) < limits.STATUS_LIST_MIN_BYTES
    return _check(Outcome.PASS, Code.STATUS_LIST_SHORT if short else None, _age(document, now))


def _doubt(
    source_list: tuple[JsonObject, Token | None],
    list_view: CredentialView,
    view: CredentialView,
    circumstances: Circumstances,
) -> Code | None:
    """Check the list's own proof; return why it may not be the issuer's, or None where it is, or one the user trusts.

    The credential names the list's address under its own signature, so a stranger's list there may withdraw it, but
    cannot prove that it still holds.
    """
    listed, token = source_list
    secured = check_secured(listed, list_view, token, circumstances)
    if secured.signature.outcome is Outcome.FAIL:
        raise InputError(secured.signature.code or Code.STATUS_LIST_FORMAT, field="status list")
    if secured.issuer.outcome is Outcome.FAIL:
        raise InputError(Code.STATUS_LIST_MISMATCH, field="issuer")
    if secured.signature.outcome is not Outcome.PASS:
        return Code.STATUS_LIST_UNPROVEN
    known = list_view.issuer.id == view.issuer.id or circumstances.trusted(list_view.issuer.id) is not None
    return None if known else Code.STATUS_LIST_MISMATCH


def _fresh(document: Document, status_list: StatusList | None, valid_until: str | None, now: datetime) -> Check | None:
    """Return the check of a list too old to answer, or None. A list given for this run must not be expired."""
    ends = parse_time(valid_until) if valid_until else None
    if document.fetched_at is None:
        expired = ends is not None and ends < now
        return _check(Outcome.FAIL, Code.STATUS_STALE, {"until": format_time(ends)}) if expired and ends else None
    if ends is None:
        ttl = status_list.ttl if status_list is not None else None
        ends = document.fetched_at + (ttl or timedelta(seconds=limits.STATUS_FRESH_S))
    return _check(Outcome.UNKNOWN, Code.STATUS_STALE, _age(document, now)) if ends < now else None


def _age(document: Document, now: datetime) -> dict[str, str]:
    if document.fetched_at is None:
        return {}
    return {"fetched": format_time(document.fetched_at), "days": str((now - document.fetched_at).days)}
