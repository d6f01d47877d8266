"""The checks on what a credential says: time and recipient.

Spec: Open Badges 3.0, Verification and Recipient Verification.
"""

from datetime import datetime, timedelta
from hashlib import md5, sha256
from typing import Final

from badgedesk.core import limits
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.credential import CredentialView, IdentityView
from badgedesk.core.model.report import Check, CheckName, Outcome
from badgedesk.core.verify.circumstances import Circumstances

_TOLERANCE: Final = timedelta(seconds=limits.CLOCK_TOLERANCE_S)


def check_time(view: CredentialView, now: datetime) -> Check:
    """Check the credential's own period against ``now``, with five minutes of tolerance for wrong clocks."""
    spec = "Verification: Validity Period"
    facts = [("from", view.valid_from or ""), ("until", view.valid_until or ""), ("now", format_time(now))]
    try:
        start = parse_time(view.valid_from) if view.valid_from else None
        end = parse_time(view.valid_until) if view.valid_until else None
    except InputError as error:
        return Check(CheckName.TIME, Outcome.FAIL, error.code, spec, tuple(facts))
    if start is not None and start > now + _TOLERANCE:
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
