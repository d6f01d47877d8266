"""One award as it will be, drawn and written before anything is signed: badge, credential and certificate."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from badgedesk.awarding.batches.artwork import Format
from badgedesk.awarding.batches.personal import Person, name_of, prepared_images
from badgedesk.awarding.batches.plan import BatchRequest, build_plan
from badgedesk.awarding.handover.words import words_for
from badgedesk.core.errors import AwardError, Code, StoreError
from badgedesk.core.issue.credential import build_credential
from badgedesk.core.model.award import Profile
from badgedesk.core.strictjson import JsonObject, write_json
from badgedesk.showcase.certificate import certificate_png
from badgedesk.showcase.exhibit import build_exhibit

_NO_ID: Final = "urn:uuid:00000000-0000-4000-8000-000000000000"
_NO_SALT: Final = "0" * 32
_NOWHERE: Final = ".badgedesk-rehearsal"
"""A folder that is never made; what lies where the files will go makes no difference here."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What one person will get.

    Attributes:
        badge: the picture, a PNG, drawn for this person where the design has placeholders.
        credential: as it will be signed; id and salt, which are made when it is signed, are zeros.
        certificate: what it looks like, a PNG.
    """

    badge: bytes
    credential: JsonObject
    certificate: bytes


def rehearse(request: BatchRequest, row: int, issuer: Profile, now: datetime, colour: str | None = None) -> Rehearsal:
    """Return what the person in a row of the roster will get; nothing is signed and nothing is written.

    Args:
        request: the batch; its artwork has a PNG.
        row: as the roster counts.
        issuer: who awards.
        now: the clock.
        colour: of the certificate; without one, the badge's own.

    Raises:
        StoreError: `Code.ITEM_NOT_FOUND`, the row is not among those that can be awarded.
        AwardError: the row cannot be awarded, with its code.
        DesignError: the design cannot be drawn, or lacks something.
    """
    chosen = tuple(one for one in request.roster.rows if one.number == row)
    nowhere = request.output.with_name(_NOWHERE)
    alone = replace(request, roster=replace(request.roster, rows=chosen), output=nowhere)
    plan = build_plan(alone, issuer, None, now)
    if not plan.items:
        problem = next((one for one in plan.rejected if one.row == row), None)
        if problem is None:
            raise StoreError(Code.ITEM_NOT_FOUND, item=str(row))
        raise AwardError(problem.code, **dict(problem.facts))
    item, badge = plan.items[0], request.artwork.images[Format.PNG]
    award, personal = item.award, request.artwork.personal
    if personal is not None:
        images = personal.images(Person.of_award(award, level=item.row.level), (Format.PNG,))
        award, badge = replace(award, personal_picture=name_of(prepared_images(images))), images[Format.PNG]
    credential = build_credential(award, issuer, credential_id=_NO_ID, salt=_NO_SALT)
    exhibit = replace(build_exhibit(_NO_ID, write_json(credential).encode()), credential_id="")
    language = words_for(item.row.language, "en").language
    return Rehearsal(badge, credential, certificate_png(exhibit, language=language, accent=colour))
