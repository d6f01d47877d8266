"""Making an award again: corrected, in place of one that is revoked, or renewed, with other dates.

The order keeps every promise after a kill: a fresh status place is written down, the credential is signed and checked,
and in one transaction the new award is entered, the old one changed and both linked. Files come last; `save_award`
writes them again from the register.
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from badgedesk.awarding.aftercare.endorsing import attach
from badgedesk.awarding.aftercare.revoking import Outcome
from badgedesk.awarding.batches.artwork import Artwork, Format
from badgedesk.awarding.batches.making import NEEDED, Sources, as_known
from badgedesk.awarding.batches.output import NewFile, OutputFolder
from badgedesk.awarding.batches.personal import Person, PersonalArtwork, name_of, prepared_images, with_picture_name
from badgedesk.awarding.register.entries import STANDING, AwardState, NewAward, RegisterEntry
from badgedesk.awarding.register.history import EventKind
from badgedesk.awarding.register.register import Change, Register
from badgedesk.awarding.rosters.amendment import amend, set_status, unsecured
from badgedesk.awarding.rosters.roster import folded
from badgedesk.core.bake import prepare
from badgedesk.core.canon import canonical_json
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.errors import AwardError, Code, InputError, StoreError, UsageError
from badgedesk.core.issue import Signer, sign_credential
from badgedesk.core.issue.credential import build_profile
from badgedesk.core.keys import KeyKind
from badgedesk.core.model.report import CheckName
from badgedesk.core.model.report import Outcome as Found
from badgedesk.core.model.view import as_list, mapping, text
from badgedesk.core.proof import Securing
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object
from badgedesk.core.verify import Circumstances, verify
from badgedesk.host.names import safe_name

_ENDING = ".json"
_PICTURE = "data:image/png;base64,"


@dataclass(frozen=True, slots=True)
class Desk:
    """What making an award again needs: the register, the unlocked signer, clock and dice.

    ``personal`` draws the picture of the new award, in ``formats``; without it, the new award names no picture of its
    own, and is saved in the general one.
    """

    register: Register
    signer: Signer
    sources: Sources
    personal: PersonalArtwork | None = None
    formats: tuple[Format, ...] = (Format.PNG,)


def correct(
    desk: Desk,
    award_id: str,
    changes: Mapping[str, str],
    *,
    reason: str | None = None,
    endorsements: Sequence[bytes] = (),
) -> Outcome:
    """Award again with ``changes`` (`badgedesk.awarding.rosters.amendment.amend`) and revoke what was said wrongly.

    Raises:
        AwardError: `Code.AWARD_STATE`, ``CHANGE_FIELD``, ``AWARD_EXISTS``; or the new award is no badge.
        InputError: a value that no field can have.
        StoreError: `Code.ITEM_NOT_FOUND`, also when the person was erased.
    """
    change = Change(
        "",
        EventKind.CORRECTED,
        desk.sources.now(),
        STANDING,
        AwardState.CORRECTED,
        reason,
        None,
        EventKind.CORRECTS,
        True,
    )
    return _again(desk, award_id, changes, change, endorsements)


def renew(desk: Desk, award_id: str, changes: Mapping[str, str], *, reason: str | None = None) -> Outcome:
    """Award again from now on with other dates; the old award holds until it ends. Faults as `correct`."""
    now = desk.sources.now()
    renewed = {"awarded": format_time(now), **changes}
    change = Change("", EventKind.RENEWED, now, (AwardState.AWARDED,), None, reason, None, EventKind.RENEWS, None)
    return _again(desk, award_id, renewed, change)


def save_award(
    register: Register, award_id: str, folder: Path, formats: tuple[Format, ...], artwork: Artwork | None = None
) -> tuple[Path, ...]:
    """Write the files of an award anew and return them; a file that is there already stays.

    Args:
        register: where it is entered.
        award_id: its id or number.
        folder: made where it is missing.
        formats: which files; pictures are baked into ``artwork``, else into the picture that the badge carries.
        artwork: the design drawn anew.

    Raises:
        StoreError: `Code.ITEM_NOT_FOUND`, ``FILE_NOT_WRITABLE``.
        InputError: the badge carries no picture and no artwork is given.
    """
    entry = register.entry(award_id)
    credential = register.credential(entry.id)
    text = credential.decode()
    is_token = not text.startswith("{")
    output = OutputFolder(folder)
    output.open()
    files = []
    images = _images_of(artwork, credential, formats)
    for wanted in formats:
        if wanted.is_picture:
            image = images[wanted] if artwork is not None else _signed_picture(unsecured(credential))
            ending = wanted if artwork is not None else Format.PNG
            files.append((ending, prepare(image, keep_metadata=False).bake(text)))
        else:
            files.append((Format.JWT if is_token else Format.JSON, credential))
    (stem,) = output.free_stems([entry.stem or f"Award {entry.number}"])
    named = [NewFile(f"{stem}.{ending}", data, credential) for ending, data in dict(files).items()]
    output.write(named, lambda: False)
    if entry.state is AwardState.PREPARED:
        register.confirm([(entry.id, stem, tuple(file.name for file in named))])
    return tuple(folder / file.name for file in named)


def _images_of(artwork: Artwork | None, credential: bytes, formats: tuple[Format, ...]) -> Mapping[Format, bytes]:
    """Return the pictures of an award: those drawn for its person where the design has placeholders."""
    if artwork is None:
        return {}
    if artwork.personal is None:
        return artwork.images
    return artwork.personal.images(Person.of_credential(unsecured(credential)), formats)


def _again(
    desk: Desk, award_id: str, changes: Mapping[str, str], change: Change, endorsements: Sequence[bytes] = ()
) -> Outcome:
    register, signer = desk.register, desk.signer
    old = register.entry(award_id)
    if old.state not in change.allowed:
        raise AwardError(Code.AWARD_STATE, state=old.state, award=old.id)
    if old.recipient is None and old.email is None:
        raise StoreError(Code.ITEM_NOT_FOUND, item=award_id)
    credential = register.credential(old.id)
    document = amend(unsecured(credential), changes, desk.sources.new_salt)
    now, new_id = desk.sources.now(), desk.sources.new_id()
    places = register.status.reserve(signer.profile.id, 1, now=now)
    status = places[0] if places else None
    document["id"] = new_id
    document["issuer"] = build_profile(signer.profile)
    for endorsement in endorsements:
        document = attach(document, endorsement, now)
    set_status(document, status)
    images = desk.personal.images(Person.of_credential(document), desk.formats) if desk.personal is not None else {}
    document = with_picture_name(document, name_of(prepared_images(images)))
    signed = sign_credential(
        document,
        signer.key,
        verification_method=signer.verification_method,
        created=now,
        securing=signer.securing or _as_before(credential, signer.key.kind),
    )
    require_sound(signed, signer, now)
    who = (changes.get("name", old.recipient), changes.get("email", old.email))
    lists = register.succeed(
        old.id, _new_award(old, who, document, signed, now), _linked(change, old.id, new_id), status
    )
    return Outcome(register.entry(new_id), lists)


def _as_before(credential: bytes, kind: KeyKind) -> Securing:
    """Return the way the old award was signed in, or what is usual where the key is of another kind now."""
    if not credential.startswith(b"{"):
        return Securing.usual(kind, token=True)
    proofs = as_list(parse_object(credential).get("proof"))
    names = [text(mapping(proof).get("cryptosuite")) or "" for proof in proofs]
    try:
        return Securing.parse(",".join(names), kind)
    except UsageError:
        return Securing.usual(kind)


def _linked(change: Change, old: str, new: str) -> Change:
    return Change(
        old, change.kind, change.at, change.allowed, change.state, change.reason, new, change.back, change.raised
    )


def _new_award(
    old: RegisterEntry, who: tuple[str | None, str | None], document: JsonObject, signed: bytes, now: datetime
) -> NewAward:
    name, email = (value or None for value in who)
    issuer, until = document["issuer"], document.get("validUntil")
    subject = document["credentialSubject"]
    issuer_id = str(issuer.get("id")) if isinstance(issuer, dict) else ""
    issuer_name = str(issuer.get("name")) if isinstance(issuer, dict) else ""
    own_id = subject.get("id") if isinstance(subject, dict) else None
    person = [folded(str(own_id) if own_id else None), folded(email), folded(name)]
    dates = [str(document.get("awardedDate") or ""), str(until or "")]
    said: JsonObject = {key: value for key, value in document.items() if key not in {"id", "credentialStatus"}}
    return NewAward(
        id=str(document["id"]),
        row=old.row,
        recipient=name,
        email=email,
        design=old.design,
        achievement=old.achievement,
        issuer=issuer_id,
        issuer_name=issuer_name,
        awarded_at=now,
        valid_until=parse_time(until) if isinstance(until, str) else None,
        stem=safe_name((old.design, name or f"award {old.number}"), _ENDING).removesuffix(_ENDING),
        sameness=digest_of([issuer_id, old.achievement, *person, *dates]),
        content=digest_of(said),
        credential=signed,
        language=old.language,
    )


def digest_of(value: JsonValue) -> bytes:
    """Return the SHA-256 of a JSON value in its canonical form."""
    return sha256(canonical_json(value)).digest()


def require_sound(signed: bytes, signer: Signer, now: datetime) -> None:
    """Check a signed badge as anybody would who knows its issuer.

    Raises:
        AwardError: `Code.AWARD_NOT_VERIFIED`.
    """
    report = verify(signed, Circumstances(now, (as_known(signer),)))
    for name in NEEDED:
        if name not in {CheckName.RECIPIENT, CheckName.TIME} and report.outcome(name) is not Found.PASS:
            raise AwardError(Code.AWARD_NOT_VERIFIED, check=name, found=report.check(name).code or "")


def _signed_picture(document: JsonObject) -> bytes:
    subject = document.get("credentialSubject")
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    image = achievement.get("image") if isinstance(achievement, dict) else None
    address = image.get("id") if isinstance(image, dict) else None
    if not isinstance(address, str) or not address.startswith(_PICTURE):
        raise InputError(Code.IMAGE_UNSUPPORTED, kind="no picture")
    return base64.b64decode(address.removeprefix(_PICTURE))
