"""Making one award: sign it, check it with our own verifier, bake it in every format asked for."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from badgedesk.awarding.batches.artwork import Artwork, Format
from badgedesk.awarding.batches.output import NewFile
from badgedesk.awarding.batches.personal import Person, name_of, prepared_images
from badgedesk.awarding.batches.plan import Item
from badgedesk.awarding.rosters.amendment import unsecured
from badgedesk.core.bake import PreparedImage, unbake
from badgedesk.core.errors import AwardError, Code
from badgedesk.core.issue import BatchSigner, Signer, issue, sign_credential
from badgedesk.core.keys import KeyKind
from badgedesk.core.model.credential import as_list
from badgedesk.core.model.report import CheckName, Outcome, Report
from badgedesk.core.proof import Securing
from badgedesk.core.strictjson import parse_object
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from badgedesk.host import clock

NEEDED: Final = (
    CheckName.STRUCTURE,
    CheckName.SIGNATURE,
    CheckName.ISSUER,
    CheckName.TIME,
    CheckName.RECIPIENT,
)
"""Checks that an award must pass before it is entered."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The clock and the dice of a batch."""

    now: Callable[[], datetime] = clock.now
    new_id: Callable[[], str] = clock.new_id
    new_salt: Callable[[], str] = clock.new_salt
    pick: Callable[[int], int] = secrets.randbelow
    """Returns a number below the one given; it chooses the row that is checked."""


@dataclass(frozen=True, slots=True)
class Made:
    """An award that passed our own check, not yet entered; its files are in ``baked``, or written in ``drafts``."""

    item: Item
    id: str
    signed_at: datetime
    credential: bytes
    baked: Mapping[Format, bytes]
    drafts: Mapping[Format, Path] = field(default_factory=dict)

    def files(self, stem: str) -> list[NewFile]:
        """Return its files under a name."""
        baked = [NewFile(f"{stem}.{wanted}", data, self.credential) for wanted, data in self.baked.items()]
        return baked + [NewFile(f"{stem}.{wanted}", b"", self.credential, file) for wanted, file in self.drafts.items()]


class ArtworkError(AwardError):
    """The artwork is at fault, and with it every award of the batch."""


class Maker:
    """Makes the awards of one batch.

    All are signed from one template. The first, the last and one between are checked against the full path: they are
    signed one by one as well, which must give the same bytes, and verified as anybody would; the first is checked as a
    file too, with its picture.

    Args:
        artwork: of the batch.
        formats: that are made.
        signer: who awards.
        sources: clock and dice.
        checked: numbers of the rows that are checked beside the first (`rows_to_check`).
    """

    def __init__(
        self,
        artwork: Artwork,
        formats: tuple[Format, ...],
        signer: Signer,
        sources: Sources,
        checked: frozenset[int] = frozenset(),
    ) -> None:
        self._signer = signer
        self._batch = BatchSigner(signer)
        self._checked = checked
        self._sources = sources
        self._formats = formats
        self._images: Mapping[Format, PreparedImage] = artwork.prepared(formats)
        self._personal = artwork.personal
        self._trust = (as_known(signer),)
        self._is_proven = False

    def make(self, item: Item) -> Made:
        """Sign, check and bake a new award.

        Raises:
            AwardError: it cannot be signed, with code and ``path``; `Code.AWARD_NOT_VERIFIED`, with the ``check``.
            ArtworkError: `Code.AWARD_NOT_VERIFIED`, the picture in the file is not the one that is signed.
            InputError, LimitExceededError: nothing can be baked.
        """
        now, award_id = self._sources.now(), self._sources.new_id()
        salt = self._sources.new_salt()
        item, images = self._drawn_for(item, award_id)
        credential = self._batch.issue(item.award, now=now, new_id=lambda: award_id, new_salt=lambda: salt)
        if not self._is_proven or item.row.number in self._checked:
            self._require_sound(credential, item)
            alone = issue(item.award, self._signer, now=now, new_id=lambda: award_id, new_salt=lambda: salt)
            if not self._is_same(credential, alone):
                raise AwardError(Code.AWARD_NOT_VERIFIED, check=CheckName.SIGNATURE, found="template")
        return self._bake(item, award_id, credential, now, images)

    def complete(self, item: Item, award_id: str, credential: bytes) -> Made:
        """Check and bake an award that was signed by an earlier run; faults as `make`."""
        self._require_sound(credential, item)
        images = self._images
        if self._personal is not None:
            person = replace(Person.of_credential(unsecured(credential)), level=item.row.level)
            images = prepared_images(self._personal.images(person, self._formats))
        return self._bake(item, award_id, credential, self._sources.now(), images)

    def _drawn_for(self, item: Item, award_id: str) -> tuple[Item, Mapping[Format, PreparedImage]]:
        """Return the item whose award names the pictures drawn for it, and these; those of all where none are."""
        if self._personal is None:
            return item, self._images
        person = Person.of_award(item.award, award_id, item.row.level)
        images = prepared_images(self._personal.images(person, self._formats))
        return replace(item, award=replace(item.award, personal_picture=name_of(images))), images

    def _is_same(self, credential: bytes, alone: bytes) -> bool:
        """Return whether two signed credentials are the same; ECDSA makes another signature each time."""
        if self._signer.key.kind in {KeyKind.ED25519, KeyKind.RSA}:
            return credential == alone
        return _unsigned(credential) == _unsigned(alone)

    def _bake(
        self, item: Item, award_id: str, credential: bytes, now: datetime, images: Mapping[Format, PreparedImage]
    ) -> Made:
        text = credential.decode()
        baked = {
            wanted: images[wanted].bake(text) if wanted in images else self._as_text(credential, wanted, now)
            for wanted in self._formats
        }
        for wanted in images:
            if unbake(baked[wanted]).text != text:
                raise AwardError(Code.AWARD_NOT_VERIFIED, check=CheckName.PICTURE, file=wanted)
        if not self._is_proven or (self._personal is not None and item.row.number in self._checked):
            for data in baked.values():
                self._require_sound(data, item)
            self._is_proven = True
        return Made(item, award_id, now, credential, baked)

    def _as_text(self, credential: bytes, wanted: Format, now: datetime) -> bytes:
        """Return the file of a credential without picture: itself, or a token that says the same."""
        if wanted is not Format.JWT or not credential.startswith(b"{"):
            return credential
        signer = self._signer
        return sign_credential(
            unsecured(credential),
            signer.key,
            verification_method=signer.verification_method,
            created=now,
            securing=Securing(),
        )

    def _require_sound(self, data: bytes, item: Item) -> None:
        """Let nothing pass but a badge whose every needed check passes and whose name is the roster's."""
        recipient = item.award.recipient
        now = max(self._sources.now(), item.award.valid_from)
        asked = recipient.name or recipient.email or recipient.id
        report = verify(data, Circumstances(now, self._trust, recipient=asked))
        for name in NEEDED:
            if report.outcome(name) is not Outcome.PASS:
                raise AwardError(Code.AWARD_NOT_VERIFIED, check=name, found=report.check(name).code or "")
        if _picture_differs(report):
            raise ArtworkError(Code.AWARD_NOT_VERIFIED, check=CheckName.PICTURE, found=Code.PICTURE_DIFFERS)
        if recipient.name and (report.credential is None or report.credential.recipient != recipient.name):
            raise AwardError(Code.AWARD_NOT_VERIFIED, check=CheckName.RECIPIENT, found="name")


def rows_to_check(rows: Sequence[int], sources: Sources) -> frozenset[int]:
    """Return the last of the rows to be made and one between."""
    return frozenset({rows[-1], rows[sources.pick(len(rows))]}) if rows else frozenset()


def as_known(signer: Signer) -> TrustedIssuer:
    """Return the signer as an issuer the verifier knows; the document of a did:web is on its way to the web only."""
    profile, method = signer.profile, signer.verification_method
    if profile.id.startswith("did:web:") and method.partition("#")[0] == profile.id:
        return TrustedIssuer(profile.id, profile.name, (signer.key.public,), (method,))
    return TrustedIssuer(profile.id, profile.name)


def _unsigned(credential: bytes) -> object:
    """Return a credential without the values of its proofs; of a token, its header and payload."""
    if not credential.startswith(b"{"):
        return credential.rpartition(b".")[0]
    document = parse_object(credential)
    bare = [{**proof, "proofValue": ""} for proof in as_list(document.get("proof")) if isinstance(proof, dict)]
    return {**document, "proof": bare}


def _picture_differs(report: Report) -> bool:
    return report.outcome(CheckName.PICTURE) in {Outcome.FAIL, Outcome.WARN}
