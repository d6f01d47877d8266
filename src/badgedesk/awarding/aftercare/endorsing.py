"""Endorsements as file round trips: the badge file is the request, the signed endorsement the reply.

An endorsement that comes back is put into an award when that is made again
(`badgedesk.awarding.aftercare.correction`): the issuer's signature then covers it.
"""

from datetime import datetime
from enum import StrEnum, unique

from badgedesk.awarding.rosters.amendment import Members, unsecured
from badgedesk.core.errors import AwardError, Code, InputError
from badgedesk.core.issue import Signer
from badgedesk.core.issue.endorsement import build_endorsement, sign_endorsement
from badgedesk.core.model.report import CheckName, Outcome
from badgedesk.core.model.view import as_list, mapping, text
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object
from badgedesk.core.verify import Circumstances, receive, verify


@unique
class Endorsed(StrEnum):
    """What of a badge file is endorsed."""

    BADGE = "badge"
    """The achievement: what the badge stands for, whoever gets it."""
    AWARD = "award"
    """This one award."""
    ISSUER = "issuer"


def endorse(
    data: bytes, of: Endorsed, comment: str, signer: Signer, *, new_id: str, now: datetime
) -> tuple[str, bytes]:
    """Return the id of what is endorsed in a badge file, and the signed endorsement.

    Args:
        data: a badge file of any kind.
        of: what of it is endorsed.
        comment: what is said of it, in Markdown.
        signer: who endorses.
        new_id: an absolute address for the endorsement.
        now: when; aware.

    Raises:
        InputError: the file is no badge, or `Code.CREDENTIAL_NOT_BADGE`, when it does not name what is endorsed.
        AwardError: `Code.PROOF_SIGNATURE`, for a badge that was altered: nobody should endorse that.
    """
    report = verify(data, Circumstances(now))
    if report.outcome(CheckName.SIGNATURE) is Outcome.FAIL or report.outcome(CheckName.STRUCTURE) is Outcome.FAIL:
        raise AwardError(report.check(CheckName.SIGNATURE).code or Code.CREDENTIAL_NOT_BADGE)
    endorsed = _id_of(receive(data).document, of)
    document = build_endorsement(signer, endorsed=endorsed, comment=comment, endorsement_id=new_id, valid_from=now)
    return endorsed, sign_endorsement(document, signer, now=now)


def attach(document: JsonObject, endorsement: bytes, now: datetime) -> Members:
    """Return an unsecured badge with an endorsement of it put where it belongs.

    Raises:
        AwardError: `Code.ENDORSE_NOT_ASKED`, when it is about something else, `Code.ENDORSEMENT_BROKEN`, when it does
            not hold.
        InputError: it is no credential.
    """
    report = verify(endorsement, Circumstances(now))
    sound = report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    if not sound or Outcome.FAIL in {report.outcome(name) for name in (CheckName.STRUCTURE, CheckName.TIME)}:
        raise AwardError(Code.ENDORSEMENT_BROKEN)
    is_picture = receive(endorsement).picture is not None
    said: JsonObject = {} if is_picture else unsecured(endorsement)
    if "EndorsementCredential" not in as_list(said.get("type")):
        raise AwardError(Code.ENDORSE_NOT_ASKED)
    about = text(mapping(said.get("credentialSubject")).get("id"))
    attached = dict(document)
    subject = dict(mapping(document.get("credentialSubject")))
    achievement, issuer = dict(mapping(subject.get("achievement"))), dict(mapping(document.get("issuer")))
    attached["credentialSubject"] = subject
    if about is not None and about == achievement.get("id"):
        _add(achievement, endorsement)
        subject["achievement"] = achievement
    elif about is not None and about == issuer.get("id"):
        _add(issuer, endorsement)
        attached["issuer"] = issuer
    else:
        raise AwardError(Code.ENDORSE_NOT_ASKED)
    return attached


def _add(members: Members, endorsement: bytes) -> None:
    is_token = not endorsement.lstrip().startswith(b"{")
    member = "endorsementJwt" if is_token else "endorsement"
    value: JsonValue = endorsement.decode("ascii").strip() if is_token else parse_object(endorsement)
    members[member] = [*as_list(members.get(member)), value]


def _id_of(document: JsonObject, of: Endorsed) -> str:
    subject = mapping(document.get("credentialSubject"))
    issuer = document.get("issuer")
    found = {
        Endorsed.BADGE: text(mapping(subject.get("achievement")).get("id")),
        Endorsed.AWARD: text(document.get("id")),
        Endorsed.ISSUER: issuer if isinstance(issuer, str) else text(mapping(issuer).get("id")),
    }[of]
    if not found:
        raise InputError(Code.CREDENTIAL_NOT_BADGE)
    return found
