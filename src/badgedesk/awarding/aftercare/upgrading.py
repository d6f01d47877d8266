"""Awarding one's own badges from before 3.0 again, as badges of 3.0 that are signed.

Only the issuer of an older badge may do that: its site or e-mail address says that it is the same, or whoever calls
says so. The new badge names the older one as its evidence, and the register keeps its id in the history of the award.

Spec: Open Badges 3.0 Implementation Guide, Upgrading from Open Badges 2.0.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from badgedesk.awarding.aftercare.correction import Desk, digest_of, require_sound
from badgedesk.awarding.aftercare.revoking import Outcome
from badgedesk.awarding.issuers.issuer import WEB
from badgedesk.awarding.issuers.profiles import png_address, small_png
from badgedesk.awarding.register.entries import NewAward, NewBatch
from badgedesk.awarding.rosters.amendment import Members, amend, set_status
from badgedesk.core.bake import FileKind, kind_of, strip
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import AwardError, BadgeDeskError, Code, InputError
from badgedesk.core.issue import hash_identity, sign_credential
from badgedesk.core.issue.credential import build_profile
from badgedesk.core.model.award import Profile
from badgedesk.core.model.document import Documents
from badgedesk.core.model.report import CheckName
from badgedesk.core.model.report import Outcome as Found
from badgedesk.core.model.upgrade import MARK, upgrade
from badgedesk.core.model.view import CredentialView, as_list, mapping, text
from badgedesk.core.proof import Securing
from badgedesk.core.strictjson import JsonObject
from badgedesk.core.verify import Circumstances, receive, verify
from badgedesk.core.verify.hosted import Linked, link
from badgedesk.host.names import safe_name

_PICTURE_BYTES: Final = 64 * 1024
_SIDES_PX: Final = (512, 400, 320, 256, 200, 128, 64)
_PNG: Final = "data:image/png;base64,"
_EMAIL: Final = "emailAddress"
_ENDING: Final = ".json"


@dataclass(frozen=True, slots=True)
class OldBadge:
    """A badge file from before 3.0, and the documents that it rests on, by address."""

    data: bytes
    documents: Documents


def upgrade_award(
    desk: Desk, old: OldBadge, changes: Mapping[str, str], *, mine: bool = False, picture: bytes | None = None
) -> Outcome:
    """Award an older badge of the issuer again, and enter the award.

    Args:
        desk: register, signer, clock and dice.
        old: the older badge.
        changes: as `badgedesk.awarding.rosters.amendment.amend` takes them; the older badge has no name, and often
            only the hash of an address.
        mine: whether the caller says that the older badge is the issuer's own, where nothing else does.
        picture: a PNG for the new badge; without it the picture of the older one is taken.

    Raises:
        InputError: the file is no badge; `Code.CREDENTIAL_NOT_BADGE`, when it is none from before 3.0.
        AwardError: `Code.UPGRADE_NOT_OWN`, ``UPGRADE_PART``, ``UPGRADE_PERSON``, ``UPGRADE_EMAIL``; the code of what
            is wrong with the older badge, when it was altered or withdrawn; `Code.AWARD_EXISTS`, when it was awarded
            again before.
    """
    now, signer = desk.sources.now(), desk.signer
    linked = _sound(old, now)
    _require_own(linked.view, signer.profile, mine=mine)
    new_id = desk.sources.new_id()
    document: Members = dict(upgrade(linked.document, new_id=new_id))
    open_email = _open_email(linked.view)
    if open_email and "email" not in changes:
        changes = {**changes, "email": open_email}  # so that it stands in the new badge as a hash
    _require_person(linked.view, changes)
    document = amend(document, changes, desk.sources.new_salt)
    _finish(document, linked, signer.profile, picture or _picture_of(old.data, linked))
    places = desk.register.status.reserve(signer.profile.id, 1, now=now)
    status = places[0] if places else None
    set_status(document, status)
    signed = sign_credential(
        document,
        signer.key,
        verification_method=signer.verification_method,
        created=now,
        securing=signer.securing or Securing.usual(signer.key.kind),
    )
    require_sound(signed, signer, now)
    email, name = changes.get("email") or None, changes.get("name") or None
    subject = mapping(document["credentialSubject"])
    achievement, badge = mapping(subject["achievement"]), linked.view.name or "Unnamed badge"
    named = linked.view.id or linked.address or ""
    identity = next((identity.value for identity in linked.view.identities), "")
    until = text(document.get("validUntil"))
    award = NewAward(
        id=new_id,
        row=1,
        recipient=name,
        email=email,
        design=badge,
        achievement=text(achievement.get("id")) or "",
        issuer=signer.profile.id,
        issuer_name=signer.profile.name,
        awarded_at=parse_time(text(document.get("validFrom")) or ""),
        valid_until=parse_time(until) if until else None,
        stem=safe_name((badge, name or email or "upgraded"), _ENDING).removesuffix(_ENDING),
        sameness=digest_of([signer.profile.id, named, identity]),
        content=digest_of({key: value for key, value in document.items() if key not in {"id", "credentialStatus"}}),
        credential=signed,
        status=status,
    )
    batch = NewBatch(badge, signer.profile.id, sha256(old.data).hexdigest(), now, b"")
    desk.register.adopt(award, batch, other=named)
    return Outcome(desk.register.entry(new_id), desk.register.status.of_award(new_id))


def has_picture(credential: JsonObject) -> bool:
    """Return whether a badge carries a picture that files of it can be made with."""
    image = mapping(mapping(mapping(credential.get("credentialSubject")).get("achievement")).get("image"))
    return (text(image.get("id")) or "").startswith(_PNG)


def _sound(old: OldBadge, now: datetime) -> Linked:
    """Return the older badge with what it rests on; one that was altered or withdrawn is nobody's to award again."""
    received = receive(old.data)
    report = verify(old.data, Circumstances(now, (), old.documents))
    for name in (CheckName.SIGNATURE, CheckName.STATUS):
        if report.outcome(name) is Found.FAIL:
            raise AwardError(report.check(name).code or Code.PROOF_SIGNATURE)
    linked = link(received.document, old.documents)
    badge = linked.document.get("badge")
    if isinstance(badge, str):
        raise AwardError(Code.UPGRADE_PART, address=badge)
    return linked


def _require_own(view: CredentialView, profile: Profile, *, mine: bool) -> None:
    issuer = view.issuer
    own_host = urlsplit(profile.url or "").hostname or ""
    own_hosts = {own_host.lower(), profile.id.removeprefix(WEB).split(":")[0] if profile.id.startswith(WEB) else ""}
    hosts = {(urlsplit(address).hostname or "").lower() for address in (issuer.id, issuer.url) if address}
    same_email = bool(issuer.email and profile.email and issuer.email.casefold() == profile.email.casefold())
    if not (mine or same_email or (own_hosts & hosts) - {""}):
        raise AwardError(Code.UPGRADE_NOT_OWN, issuer=issuer.name or "", address=issuer.id or issuer.url or "")


def _require_person(view: CredentialView, changes: Mapping[str, str]) -> None:
    """Have somebody named in the register, and an address that is written be the one that was hashed."""
    email = changes.get("email")
    hashed = [identity for identity in view.identities if identity.hashed and identity.identity_type == _EMAIL]
    for identity in hashed:
        known = identity.value.startswith("sha256$")
        if email and known and hash_identity(email, identity.salt) != identity.value.lower():
            raise AwardError(Code.UPGRADE_EMAIL, value=email)
    if not (email or changes.get("name")):
        raise AwardError(Code.UPGRADE_PERSON)


def _open_email(view: CredentialView) -> str | None:
    found = (one.value for one in view.identities if not one.hashed and one.identity_type == _EMAIL)
    return next(found, None)


def _finish(document: Members, linked: Linked, profile: Profile, picture: bytes | None) -> None:
    """Make what is for reading alone a badge of the issuer: its profile, its picture, no mark."""
    issuer: Members = dict(build_profile(profile))
    before = mapping(document["issuer"]).get("otherIdentifier")
    issuer["otherIdentifier"] = [*as_list(issuer.get("otherIdentifier")), *as_list(before)]
    if not issuer["otherIdentifier"]:
        del issuer["otherIdentifier"]
    document["issuer"] = issuer
    if document.get("description") == MARK:
        del document["description"]
    subject: Members = dict(mapping(document["credentialSubject"]))
    achievement: Members = dict(mapping(subject["achievement"]))
    if picture is not None:
        achievement["image"] = {"id": png_address(picture), "type": "Image"}
    if linked.view.description is None:
        achievement["description"] = linked.view.name or "Unnamed badge"
    subject["achievement"] = achievement
    document["credentialSubject"] = subject


def _picture_of(data: bytes, linked: Linked) -> bytes | None:
    """Return the picture of an older badge, small enough to be signed; None where none is at hand."""
    found = strip(data, keep_metadata=False) if kind_of(data) is FileKind.PNG else b""
    if not found:
        image = mapping(linked.document.get("badge")).get("image")
        address = (text(mapping(image).get("id")) if isinstance(image, dict) else text(image)) or ""
        if not address.startswith(_PNG):
            return None
        try:
            found = base64.b64decode(address.removeprefix(_PNG), validate=True)
        except binascii.Error:
            return None
    try:
        plain = strip(found, keep_metadata=False) if kind_of(found) is FileKind.PNG else b""
        return plain if 0 < len(plain) <= _PICTURE_BYTES else small_png(found, _SIDES_PX, _PICTURE_BYTES)
    except BadgeDeskError:
        return None


def sort_files(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Tell badge files from the documents that they rest on.

    Args:
        files: contents by name.

    Returns:
        the badges by name, and the documents by the address that each calls itself.

    Raises:
        InputError: a file is neither.
    """
    from badgedesk.core.strictjson import parse_object

    badges: dict[str, bytes] = {}
    parts: dict[str, bytes] = {}
    for name, data in files.items():
        try:
            document = parse_object(data) if data.lstrip()[:1] == b"{" else {}
        except InputError:
            document = {}
        address = text(document.get("id"))
        if document and "badge" not in document and "verify" not in document and address:
            parts[address] = data
        else:
            badges[name] = data
    if not badges:
        raise InputError(Code.CREDENTIAL_NOT_BADGE)
    return badges, parts
