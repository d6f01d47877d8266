"""Putting the eight checks together, in the order of the standard.

Spec: Open Badges 3.0, Verification: 1 conforms, 2 proof, 3 refresh (needs the network: left to the caller), 4 status
and dates, 5 recipient, 6 endorsements. The picture check is this program's own.
"""

from collections.abc import Iterable

from badgedesk.core import limits
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.model.credential import CredentialView, view_credential
from badgedesk.core.model.report import (
    BadgeFormat,
    Check,
    CheckName,
    CredentialSummary,
    Outcome,
    Report,
    TrustState,
)
from badgedesk.core.model.structure import Problem, validate_badge, validate_credential
from badgedesk.core.status import read_status_list
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.claims import check_endorsements, check_picture, check_recipient, check_time
from badgedesk.core.verify.legacy import check_assertion, check_revocation, check_signed, gather
from badgedesk.core.verify.receive import Received, receive
from badgedesk.core.verify.signature import Secured, check_secured, unchecked_signature
from badgedesk.core.verify.withdrawal import check_status

_SPEC = "Verification: Conforms"
_HOSTED = frozenset({BadgeFormat.OB1, BadgeFormat.OB2_HOSTED})
_NOT_BUILT = frozenset({BadgeFormat.PRESENTATION, BadgeFormat.BLOCKCERTS})
_BADGES = frozenset({BadgeFormat.OB3_EMBEDDED, BadgeFormat.OB3_JWT})


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
    """Return the report on a credential that `receive` found."""
    if received.format in _HOSTED or received.format in _NOT_BUILT:
        return _not_checked(received)
    if received.format is BadgeFormat.OB2_SIGNED:
        return _verify_signed(received, circumstances)
    view = view_credential(received.document)
    secured = check_secured(received.document, view, received.token, circumstances)
    checks = (
        _check_structure(received),
        secured.signature,
        secured.issuer,
        check_time(view, circumstances.now),
        check_status(view, circumstances),
        check_recipient(view, circumstances),
        check_endorsements(view, circumstances),
        check_picture(view, received.picture),
    )
    return Report(received.format, checks, secured.proofs, _summary(received, view, secured))


def _verify_signed(received: Received, circumstances: Circumstances) -> Report:
    """Verify a signed badge of Open Badges 2.0; without its token (only the text was kept) nothing can be checked."""
    if received.token is None:
        return _not_checked(received)
    signed = gather(received.document, circumstances.documents)
    secured = check_signed(signed, received.token, circumstances)
    checks = (
        check_assertion(received.document),
        secured.signature,
        secured.issuer,
        check_time(signed.view, circumstances.now),
        check_revocation(signed, circumstances.documents),
        check_recipient(signed.view, circumstances),
        Check(CheckName.ENDORSEMENTS, Outcome.NOT_APPLICABLE),
        check_picture(signed.view, received.picture),
    )
    return Report(received.format, checks, secured.proofs, _summary(received, signed.view, secured))


def _check_structure(received: Received) -> Check:
    if received.format is BadgeFormat.CLR2:
        return Check(CheckName.STRUCTURE, Outcome.UNKNOWN, Code.FORMAT_UNSUPPORTED, _SPEC)
    badge = received.format in _BADGES
    problems = validate_badge(received.document) if badge else validate_credential(received.document)
    failure = next((problem for problem in problems if not problem.warning), None)
    if failure is not None:
        return _structure(Outcome.FAIL, failure.code, [failure])
    if received.notes:
        return _structure(Outcome.WARN, received.notes[0], problems)
    if problems:
        return _structure(Outcome.WARN, problems[0].code, problems)
    if received.format is BadgeFormat.STATUS_LIST:
        return _check_list(received)
    if not badge:
        return _structure(Outcome.WARN, Code.CREDENTIAL_NOT_BADGE, ())
    return _structure(Outcome.PASS, None, ())


def _check_list(received: Received) -> Check:
    """Check that a status list, which is no badge, could answer for one.

    Spec: Bitstring Status List v1.0, Validate Algorithm.
    """
    try:
        size = len(read_status_list(received.document).bits)
    except InputError as error:
        return Check(CheckName.STRUCTURE, Outcome.FAIL, error.code, _SPEC, tuple(error.facts.items()))
    if size < limits.STATUS_LIST_TOLERATED_BYTES:
        return _structure(Outcome.FAIL, Code.STATUS_LIST_SHORT, ())
    return _structure(Outcome.WARN, Code.CREDENTIAL_NOT_BADGE, ())


def _structure(outcome: Outcome, code: Code | None, problems: Iterable[Problem]) -> Check:
    paths = ", ".join(problem.path for problem in list(problems)[:5])
    return Check(CheckName.STRUCTURE, outcome, code, _SPEC, (("path", paths),) if paths else ())


def _summary(received: Received, view: CredentialView, secured: Secured) -> CredentialSummary:
    return CredentialSummary(
        id=view.id,
        name=view.title,
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
    """Report on a format whose proof lies elsewhere or is not computed by this version: open, never passed."""
    hosted = received.format in _HOSTED
    code = Code.HOSTED_NOT_FETCHED if hosted else Code.FORMAT_UNSUPPORTED
    checks = [
        Check(CheckName.STRUCTURE, Outcome.UNKNOWN, Code.FORMAT_UNSUPPORTED, _SPEC),
        unchecked_signature(received.format, code),
    ]
    checks += [
        Check(name, Outcome.UNKNOWN, Code.FORMAT_UNSUPPORTED)
        for name in CheckName
        if name not in {CheckName.STRUCTURE, CheckName.SIGNATURE}
    ]
    view = view_credential(received.document)
    unproven = Secured(checks[1], checks[2], (), TrustState.UNKNOWN)
    return Report(received.format, tuple(checks), (), _summary(received, view, unproven))
