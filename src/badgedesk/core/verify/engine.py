"""Putting the eight checks together, in the order of the standard.

Spec: Open Badges 3.0, Verification: 1 conforms, 2 proof, 3 refresh (needs the network: left to the caller), 4 status
and dates, 5 recipient, 6 endorsements. The picture check is this program's own.
"""

from dataclasses import dataclass, replace

from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.model.assertion import is_ob2_part
from badgedesk.core.model.credential import CredentialView, as_list, text, view_credential
from badgedesk.core.model.report import (
    BadgeFormat,
    Check,
    CheckName,
    CredentialSummary,
    InnerReport,
    Outcome,
    Report,
    TrustState,
)
from badgedesk.core.strictjson import parse_object
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.claims import check_recipient, check_time
from badgedesk.core.verify.conforms import check_legacy_structure, check_structure
from badgedesk.core.verify.hosted import check_hosted, check_withdrawn, link
from badgedesk.core.verify.inner import (
    Found,
    find_credentials,
    find_endorsements,
    sum_up_credentials,
    sum_up_endorsements,
    too_many,
)
from badgedesk.core.verify.legacy import check_revocation, check_signed, gather
from badgedesk.core.verify.picture import check_picture
from badgedesk.core.verify.presentation import check_holder, check_presented, check_shown, view_presentation
from badgedesk.core.verify.receive import Received, receive, receive_inner
from badgedesk.core.verify.signature import Secured, check_secured, unchecked_signature
from badgedesk.core.verify.withdrawal import check_status

_SPEC = "Verification: Conforms"
_HOSTED = frozenset({BadgeFormat.OB1, BadgeFormat.OB2_HOSTED})


def verify(data: bytes, circumstances: Circumstances) -> Report:
    """Return the report on a file, whatever its bytes are.

    What cannot be read gives a report whose structure check fails with the code that says why; a picture or document
    without a badge gives format ``none``.
    """
    try:
        received = receive(data)
    except BadgeDeskError as error:
        return _unreadable(error)
    return verify_received(received, circumstances)


def verify_received(received: Received, circumstances: Circumstances) -> Report:
    """Return the report on a credential that `receive` found, with one on each credential inside it."""
    return _verify(received, circumstances, limits.INNER_DEPTH)


def _verify(received: Received, circumstances: Circumstances, depth: int) -> Report:
    if received.format in _HOSTED:
        return _verify_hosted(received, circumstances)
    if received.format is BadgeFormat.OB2_SIGNED:
        return _verify_signed(received, circumstances)
    if received.format is BadgeFormat.BLOCKCERTS and "signature" in received.document:
        return _verify_anchored(received, circumstances)
    return _verify_credential(received, circumstances, depth)


@dataclass(frozen=True, slots=True)
class _Inside:
    """The credentials inside one, and their reports; ``whole`` is false where there was too much to check."""

    found: list[Found]
    reports: tuple[InnerReport, ...]
    whole: bool = True


def _verify_credential(received: Received, circumstances: Circumstances, depth: int) -> Report:
    """Verify anything that is built like a W3C credential: badges, records, presentations, lists, Blockcerts."""
    presented = received.format is BadgeFormat.PRESENTATION
    view = view_presentation(received.document) if presented else view_credential(received.document)
    inside = _look_inside(received, circumstances, depth)
    summary = sum_up_credentials(inside.reports)
    if presented:
        secured = check_presented(received.document, view, received.token, circumstances)
        secured = replace(secured, issuer=check_shown(view, secured, inside.reports, summary))
    else:
        secured = check_secured(received.document, view, received.token, circumstances)
    checks = (
        _with_terms(check_structure(received, summary, whole=inside.whole), view),
        secured.signature,
        secured.issuer,
        check_time(view, circumstances.now),
        check_status(view, circumstances),
        check_holder(view, inside.found) if presented else check_recipient(view, circumstances),
        _check_endorsements(inside),
        check_picture(view, received.picture, circumstances.documents),
    )
    return Report(received.format, checks, secured.proofs, _summary(received, view, secured), inside.reports)


def _with_terms(check: Check, view: CredentialView) -> Check:
    """Add under what terms a credential may be used, and where its newest form is to be had, as it says itself.

    Spec: Open Badges 3.0, TermsOfUse and RefreshService.
    """
    facts = [
        (name, " ".join((*(str(kind) for kind in as_list(item.get("type"))), text(item.get("id")) or "")).strip())
        for name, member in (("terms", "termsOfUse"), ("refresh", "refreshService"))
        for item in as_list(view.document.get(member))[: limits.TERMS]
        if isinstance(item, dict)
    ]
    return replace(check, facts=(*check.facts, *facts)) if facts else check


def _check_endorsements(inside: _Inside) -> Check:
    if not inside.whole:
        return Check(CheckName.ENDORSEMENTS, Outcome.WARN, Code.ENDORSEMENT_NOT_CHECKED)
    return sum_up_endorsements(inside.reports, inside.found)


def _look_inside(received: Received, circumstances: Circumstances, depth: int) -> _Inside:
    """Verify each credential inside by itself; whose badge it is was asked of the outer one."""
    found = [*find_endorsements(received.document), *find_credentials(received.format, received.document)]
    if not found:
        return _Inside([], ())
    if depth == 0 or too_many(found):
        return _Inside(found, (), whole=False)
    inner = replace(circumstances, recipient=None, identities=(), challenge=None, domain=None)
    reports: list[InnerReport] = []
    for item in found:
        try:
            report = _verify(receive_inner(item.content), inner, depth - 1)
        except BadgeDeskError as error:
            report = _unreadable(error)
        reports.append(InnerReport(item.role, item.path, report))
    return _Inside(found, tuple(reports))


def _verify_signed(received: Received, circumstances: Circumstances) -> Report:
    """Verify a signed badge of Open Badges 2.0; without its token (only the text was kept) nothing can be checked."""
    if received.token is None:
        return _not_checked(received)
    signed = gather(received.document, circumstances.documents)
    secured = check_signed(signed, received.token, circumstances)
    checks = (
        check_legacy_structure(received, None),
        secured.signature,
        secured.issuer,
        check_time(signed.view, circumstances.now),
        check_revocation(signed, circumstances.documents),
        check_recipient(signed.view, circumstances),
        Check(CheckName.ENDORSEMENTS, Outcome.NOT_APPLICABLE),
        check_picture(signed.view, received.picture, circumstances.documents),
    )
    return Report(received.format, checks, secured.proofs, _summary(received, signed.view, secured))


def _verify_hosted(received: Received, circumstances: Circumstances) -> Report:
    """Verify a badge whose proof is the issuer's own site, by the documents at hand."""
    received = _at_legacy_address(received, circumstances)
    linked = link(received.document, circumstances.documents)
    secured = check_hosted(received.document, linked, circumstances)
    whole = not is_ob2_part(received.document)
    absent = Check(CheckName.STATUS, Outcome.NOT_APPLICABLE)
    checks = (
        check_legacy_structure(received, linked),
        secured.signature,
        secured.issuer,
        check_time(linked.view, circumstances.now),
        check_withdrawn(linked, circumstances.documents) if whole else absent,
        check_recipient(linked.view, circumstances),
        Check(CheckName.ENDORSEMENTS, Outcome.NOT_APPLICABLE),
        check_picture(linked.view, received.picture, circumstances.documents),
    )
    return Report(received.format, checks, secured.proofs, _summary(received, linked.view, secured))


def _at_legacy_address(received: Received, circumstances: Circumstances) -> Received:
    """Put the document at hand in the place of a bare address, as pictures before 1.0 held it."""
    if received.document:
        return received
    address = received.text.decode("utf-8", "replace").strip()
    document = circumstances.documents.get(address)
    verify: dict[str, object] = {"type": "hosted", "url": address}
    if document is None:
        return replace(received, document={"verify": verify})  # type: ignore[dict-item]  # texts are JSON
    try:
        return replace(received, document=parse_object(document.data, limit_bytes=limits.CREDENTIAL_BYTES))
    except InputError:
        return replace(received, document={"verify": verify})  # type: ignore[dict-item]  # texts are JSON


def _verify_anchored(received: Received, circumstances: Circumstances) -> Report:
    """Verify a Blockcert of version 2: an assertion whose fingerprint was put on a block chain."""
    document = {name: value for name, value in received.document.items() if name != "signature"}
    signature = received.document["signature"]
    view = view_credential(document)
    secured = check_secured({**document, "proof": signature}, view, None, circumstances)
    checks = (
        check_legacy_structure(received, None),
        secured.signature,
        secured.issuer,
        check_time(view, circumstances.now),
        Check(CheckName.STATUS, Outcome.UNKNOWN, Code.STATUS_UNREACHABLE),
        check_recipient(view, circumstances),
        Check(CheckName.ENDORSEMENTS, Outcome.NOT_APPLICABLE),
        check_picture(view, received.picture, circumstances.documents),
    )
    return Report(received.format, checks, secured.proofs, _summary(received, view, secured))


def _summary(received: Received, view: CredentialView, secured: Secured) -> CredentialSummary:
    return CredentialSummary(
        id=view.id,
        name=view.name if received.format is BadgeFormat.CLR2 else view.title,
        issuer_id=view.issuer.id,
        issuer_name=view.issuer.name,
        issuer_trust=secured.trust,
        achievement_id=view.achievement.id,
        achievement_name=view.achievement.name,
        recipient=view.recipient,
        valid_from=view.valid_from,
        valid_until=view.valid_until,
        sha256=received.sha256,
    )


def _unreadable(error: BadgeDeskError) -> Report:
    structure = Check(CheckName.STRUCTURE, Outcome.FAIL, error.code, _SPEC, tuple(error.facts.items()))
    rest = (Check(name, Outcome.UNKNOWN) for name in CheckName if name is not CheckName.STRUCTURE)
    return Report(BadgeFormat.NONE, (structure, *rest))


def _not_checked(received: Received) -> Report:
    """Report on a signed badge of 2.0 of which only the text was kept: open, never passed."""
    checks = [
        Check(CheckName.STRUCTURE, Outcome.UNKNOWN, Code.PROOF_MISSING, _SPEC),
        unchecked_signature(received.format, Code.PROOF_MISSING),
    ]
    checks += [
        Check(name, Outcome.UNKNOWN, Code.PROOF_MISSING)
        for name in CheckName
        if name not in {CheckName.STRUCTURE, CheckName.SIGNATURE}
    ]
    view = view_credential(received.document)
    unproven = Secured(checks[1], checks[2], (), TrustState.UNKNOWN)
    return Report(received.format, tuple(checks), (), _summary(received, view, unproven))
