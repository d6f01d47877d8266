"""Making one award: sign it, check it with our own verifier, bake it in every format asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.awarding.artwork import Format
from badgedesk.awarding.output import NewFile
from badgedesk.awarding.plan import BatchRequest, Item
from badgedesk.core.bake import PreparedImage, unbake
from badgedesk.core.errors import AwardError, Code
from badgedesk.core.issue import Signer, issue
from badgedesk.core.model.report import CheckName, Outcome, Report
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


@dataclass(frozen=True, slots=True)
class Made:
    """An award that passed our own check, not yet entered or written."""

    item: Item
    id: str
    signed_at: datetime
    credential: bytes
    baked: Mapping[Format, bytes]

    def files(self, stem: str) -> list[NewFile]:
        """Return its files under a name."""
        return [NewFile(f"{stem}.{wanted}", data, self.credential) for wanted, data in self.baked.items()]


class ArtworkError(AwardError):
    """The artwork is at fault, and with it every award of the batch."""


class Maker:
    """Makes the awards of one batch; the first badge of all is checked as a file, with its picture."""

    def __init__(self, request: BatchRequest, signer: Signer, sources: Sources) -> None:
        self._signer = signer
        self._sources = sources
        self._formats = request.formats
        self._images: Mapping[Format, PreparedImage] = request.artwork.prepared(request.formats)
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
        credential = issue(item.award, self._signer, now=now, new_id=lambda: award_id, new_salt=self._sources.new_salt)
        return self.complete(item, award_id, credential, now)

    def complete(self, item: Item, award_id: str, credential: bytes, now: datetime | None = None) -> Made:
        """Check and bake an award that was signed; faults as `make`."""
        self._require_sound(credential, item)
        text = credential.decode()
        baked = {
            wanted: self._images[wanted].bake(text) if wanted in self._images else credential
            for wanted in self._formats
        }
        for wanted in self._images:
            if unbake(baked[wanted]).text != text:
                raise AwardError(Code.AWARD_NOT_VERIFIED, check=CheckName.PICTURE, file=wanted)
        if not self._is_proven:
            for data in baked.values():
                self._require_sound(data, item)
            self._is_proven = True
        return Made(item, award_id, now or self._sources.now(), credential, baked)

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


def as_known(signer: Signer) -> TrustedIssuer:
    """Return the signer as an issuer the verifier knows; the document of a did:web is on its way to the web only."""
    profile, method = signer.profile, signer.verification_method
    if profile.id.startswith("did:web:") and method.partition("#")[0] == profile.id:
        return TrustedIssuer(profile.id, profile.name, (signer.key.public,), (method,))
    return TrustedIssuer(profile.id, profile.name)


def _picture_differs(report: Report) -> bool:
    return report.outcome(CheckName.PICTURE) in {Outcome.FAIL, Outcome.WARN}
