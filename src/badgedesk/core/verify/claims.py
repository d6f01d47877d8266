"""The checks on what a credential says: time, recipient, picture, endorsements.

Spec: Open Badges 3.0, Verification and Recipient Verification, Endorsement Credentials.
"""

import base64
import binascii
from datetime import datetime, timedelta
from hashlib import md5, sha256

from badgedesk.core import limits
from badgedesk.core.bake import FileKind, kind_of
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.model.credential import CredentialView, IdentityView, as_list, view_credential
from badgedesk.core.model.report import Check, CheckName, Outcome
from badgedesk.core.proof.token import parse_token
from badgedesk.core.strictjson import JsonObject
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.picture import same_picture
from badgedesk.core.verify.signature import check_secured

_DATA_PNG = "data:image/png;base64,"


def check_time(view: CredentialView, now: datetime) -> Check:
    """Check the credential's own period against ``now``, with five minutes of tolerance for wrong clocks."""
    spec = "Verification: Validity Period"
    facts = [("from", view.valid_from or ""), ("until", view.valid_until or ""), ("now", format_time(now))]
    tolerance = timedelta(seconds=limits.CLOCK_TOLERANCE_S)
    try:
        start = parse_time(view.valid_from) if view.valid_from else None
        end = parse_time(view.valid_until) if view.valid_until else None
    except InputError as error:
        return Check(CheckName.TIME, Outcome.FAIL, error.code, spec, tuple(facts))
    if start is not None and start > now + tolerance:
        return Check(CheckName.TIME, Outcome.FAIL, Code.CREDENTIAL_NOT_YET_VALID, spec, tuple(facts))
    if end is not None and end < now:
        return Check(CheckName.TIME, Outcome.FAIL, Code.CREDENTIAL_EXPIRED, spec, tuple(facts))
    return Check(CheckName.TIME, Outcome.PASS, None, spec, tuple(facts))


def check_recipient(view: CredentialView, circumstances: Circumstances) -> Check:
    """Check whose badge it is: against the recipient asked about, else against the user's own identities."""
    spec = "Recipient Verification"
    asked = circumstances.recipient
    wanted = (asked,) if asked is not None else circumstances.identities
    if not wanted:
        return Check(CheckName.RECIPIENT, Outcome.UNKNOWN, Code.IDENTITY_NOT_CHECKED, spec)
    weak = False
    for identity in wanted:
        for spelling in _spellings(identity):
            if view.subject_id in {spelling, f"mailto:{spelling}"}:
                return Check(CheckName.RECIPIENT, Outcome.PASS, None, spec, (("recipient", identity),))
            for known in view.identities:
                if _matches(known, spelling):
                    if not known.hashed or not known.value.startswith("md5$"):
                        return Check(CheckName.RECIPIENT, Outcome.PASS, None, spec, (("recipient", identity),))
                    weak = True
    if weak:
        return Check(CheckName.RECIPIENT, Outcome.WARN, Code.IDENTITY_WEAK_HASH, spec)
    outcome = Outcome.FAIL if asked is not None else Outcome.WARN
    return Check(CheckName.RECIPIENT, outcome, Code.IDENTITY_NOT_MINE, spec)


def _spellings(identity: str) -> tuple[str, ...]:
    """The form as given first, then trimmed and in lower case; an address without its ``mailto:``."""
    bare = identity.removeprefix("mailto:")
    return tuple(dict.fromkeys((identity, bare, bare.strip().lower())))


def _matches(known: IdentityView, spelling: str) -> bool:
    if not known.hashed:
        return known.value in {spelling, f"mailto:{spelling}"} or known.value.strip().lower() == spelling
    algorithm, _, digest = known.value.partition("$")
    salted = (spelling + known.salt).encode()
    if algorithm == "sha256":
        return sha256(salted).hexdigest() == digest.lower()
    if algorithm == "md5":
        return md5(salted, usedforsecurity=False).hexdigest() == digest.lower()
    return False


def check_endorsements(view: CredentialView, circumstances: Circumstances) -> Check:
    """Check each embedded endorsement by itself; a bad one is reported and does not spoil the badge."""
    spec = "Endorsement Credentials"
    documents, tokens = _endorsements(view.document)
    count = len(documents) + len(tokens)
    if not count:
        return Check(CheckName.ENDORSEMENTS, Outcome.NOT_APPLICABLE, None, spec)
    if count > limits.ENDORSEMENTS:
        return Check(CheckName.ENDORSEMENTS, Outcome.WARN, Code.ENDORSEMENT_NOT_CHECKED, spec)
    outcomes = [_check_endorsement(document, circumstances) for document in documents]
    outcomes += [_check_endorsement_token(token, circumstances) for token in tokens]
    good = sum(outcome is Outcome.PASS for outcome in outcomes)
    facts = (("count", str(count)), ("good", str(good)))
    if Outcome.FAIL in outcomes:
        return Check(CheckName.ENDORSEMENTS, Outcome.WARN, Code.ENDORSEMENT_BROKEN, spec, facts)
    if good == count:
        return Check(CheckName.ENDORSEMENTS, Outcome.PASS, None, spec, facts)
    return Check(CheckName.ENDORSEMENTS, Outcome.WARN, Code.ISSUER_UNKNOWN, spec, facts)


def _endorsements(document: JsonObject) -> tuple[list[JsonObject], list[str]]:
    subject = document.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    holders = [document, achievement, document.get("issuer")]
    documents: list[JsonObject] = []
    tokens: list[str] = []
    for holder in holders:
        if isinstance(holder, dict):
            documents += [item for item in as_list(holder.get("endorsement")) if isinstance(item, dict)]
            tokens += [item for item in as_list(holder.get("endorsementJwt")) if isinstance(item, str)]
    return documents, tokens


def _check_endorsement(document: JsonObject, circumstances: Circumstances) -> Outcome:
    view = view_credential(document)
    secured = check_secured(document, view, None, circumstances)
    return _sum_up(secured.signature, secured.issuer, check_time(view, circumstances.now))


def _check_endorsement_token(text: str, circumstances: Circumstances) -> Outcome:
    try:
        token = parse_token(text)
    except BadgeDeskError:
        return Outcome.FAIL
    view = view_credential(token.credential)
    secured = check_secured(token.credential, view, token, circumstances)
    return _sum_up(secured.signature, secured.issuer, check_time(view, circumstances.now))


def _sum_up(*checks: Check) -> Outcome:
    outcomes = {check.outcome for check in checks}
    if Outcome.FAIL in outcomes:
        return Outcome.FAIL
    return Outcome.PASS if outcomes == {Outcome.PASS} else Outcome.UNKNOWN


def check_picture(view: CredentialView, picture: bytes | None) -> Check:
    """Check that the picture around the credential is the one the credential names.

    Compared where the signed image is a PNG in a ``data:`` URI and the file is a PNG; what lies behind an address is
    not fetched, and SVG is not drawn here.
    """
    spec = "Open Badges 3.0, Image"
    signed = view.achievement.image
    if picture is None or signed is None:
        return Check(CheckName.PICTURE, Outcome.NOT_APPLICABLE, None, spec)
    if not signed.startswith(_DATA_PNG) or kind_of(picture) is not FileKind.PNG:
        return Check(CheckName.PICTURE, Outcome.UNKNOWN, Code.PICTURE_NOT_CHECKED, spec)
    try:
        named = base64.b64decode(signed.removeprefix(_DATA_PNG), validate=True)
        same = same_picture(picture, named)
    except (binascii.Error, ValueError, InputError):
        return Check(CheckName.PICTURE, Outcome.UNKNOWN, Code.PICTURE_NOT_CHECKED, spec)
    if same:
        return Check(CheckName.PICTURE, Outcome.PASS, None, spec)
    return Check(CheckName.PICTURE, Outcome.WARN, Code.PICTURE_DIFFERS, spec)
