"""After the award, as the window needs it: withdraw, lift, say right, publish; on the register's own thread."""

from collections.abc import Callable, Set
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.app.awards.ledger import Stores
from badgedesk.app.widgets.words.dates import counted, long_date
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.files import write_atomically
from badgedesk.host.paths import documents_folder

if TYPE_CHECKING:
    from badgedesk.app.awards.errands import Errands

_TOLD: Final = {
    "revoked": "Revoked",
    "suspended": "Suspended",
    "reinstated": "Reinstated",
    "corrected": "Replaced by a corrected badge",
    "corrects": "Made to correct another badge",
    "renewed": "Renewed by another badge",
    "renews": "Made to renew another badge",
    "upgrades": "Made of an older badge",
    "erased": "Personal data erased",
}
_REVOCATION: Final = "revocation"
_SUSPENSION: Final = "suspension"
_AS_REVOKED: Final = "Until you reinstate it, they see it as revoked: a badge has one status, and this one says so."
_AS_SUSPENDED: Final = "They read it as suspended: a badge has one status, and this one says so."
_CORRECTED: Final = "Corrected"
_RENEWED: Final = "Renewed"


@unique
class ChangeKind(StrEnum):
    """What can be done to an award in its details."""

    REVOKE = "revoke"
    SUSPEND = "suspend"
    REINSTATE = "reinstate"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True)
class ChangeOrder:
    """What is to be done to an award; the passphrase where its key needs one.

    Name, e-mail, and ``other``, the name of a field with what is ``right``, are for a correction.
    """

    kind: ChangeKind
    award: str
    reason: str = ""
    name: str = ""
    email: str = ""
    passphrase: str = field(default="", repr=False)
    other: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class SiteOrder:
    """Whose site is to be written where; without ``pages`` only awards of people who agreed to be named have one."""

    issuer: str
    folder: Path
    passphrase: str = field(default="", repr=False)
    pages: bool = True


@dataclass(frozen=True, slots=True)
class RenewOrder:
    """Which awards are renewed until when (a day, or empty), and the passphrase where their key needs one."""

    awards: tuple[str, ...]
    until: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in a sentence, and a folder to show, if there is one."""

    sentence: str
    folder: Path | None = None


class Aftercare:
    """Changes awards and publishes; shares the stores of the ledger and its thread.

    Args:
        stores: issuers and register.
        now: the clock.
        is_open: says whether a key needs no passphrase now; it may be called on any thread.
    """

    def __init__(
        self,
        stores: Callable[[], Stores],
        now: Callable[[], datetime],
        is_open: Callable[[str], bool] = lambda _: False,
    ) -> None:
        self._stores, self._now, self.is_open = stores, now, is_open

    def errands(self) -> "Errands":
        """Return what carries errands out, with the same stores."""
        from badgedesk.app.awards.errands import Errands

        return Errands(self._stores, self._now)

    def history(self, award: str) -> tuple[str, ...]:
        """Return what happened to an award, a line each, oldest first, after the badge's own date where it differs."""
        dated = self._dated(award)
        lines = [dated] if dated else []
        for event in self._stores().register.history(award):
            reason = f": {shown(event.reason)}" if event.reason else ""
            lines.append(f"{_TOLD[event.kind.value]} on {long_date(parse_time(event.at))}{reason}")
        return tuple(lines)

    def _dated(self, award: str) -> str:
        from badgedesk.awarding.rosters.amendment import unsecured

        register = self._stores().register
        try:
            moment = parse_time(str(unsecured(register.credential(award)).get("validFrom")))
            made = parse_time(register.entry(award).awarded_at)
        except BadgeDeskError:  # it was erased
            return ""
        return f"The badge is dated {long_date(moment)}" if moment.date() != made.date() else ""

    def change(self, order: ChangeOrder) -> Done:
        """Do what is ordered.

        Raises:
            AwardError: the award is not in a state for it, or the corrected one is no badge.
            KeyStoreError: the key stays locked; nothing was changed.
            UsageError: no reason was given.
        """
        from badgedesk.awarding.aftercare import revoking

        if order.kind is ChangeKind.CORRECT:
            return self._correct(order)
        register, at = self._stores().register, self._now()
        if order.kind is ChangeKind.REINSTATE:
            outcome = revoking.reinstate(register, order.award, reason=order.reason or None, at=at)
        else:
            act = revoking.revoke if order.kind is ChangeKind.REVOKE else revoking.suspend
            outcome = act(register, order.award, reason=order.reason, at=at)
        person = shown(outcome.entry.recipient or outcome.entry.design)
        told = _otherwise_seen(order.kind, {own.listed.purpose for own in outcome.lists})
        return Done(f"{person}: {outcome.entry.state.value}. {seen_words(is_seen=outcome.is_seen)}{told}")

    def renew(self, order: RenewOrder) -> Done:
        """Award again with other dates, one after the other; what is done is done.

        Raises:
            AwardError: an award is not in a state for it, or was renewed in the same way before.
            KeyStoreError: the key stays locked; nothing was changed.
            InputError: a day that is none.
        """
        from badgedesk.awarding import Format, Sources
        from badgedesk.awarding.aftercare.correction import Desk, renew, save_award
        from badgedesk.awarding.register.seal import seal_register

        stores, folder = self._stores(), documents_folder() / _RENEWED
        entries = [stores.register.entry(award) for award in order.awards]
        issuers = {entry.issuer: stores.book.find(entry.issuer) for entry in entries}
        word = order.passphrase or None
        signers = {did: stores.book.signer(issuer, passphrase=word) for did, issuer in issuers.items()}
        changes = {"valid-until": order.until}
        for entry in entries:
            desk = Desk(stores.register, signers[entry.issuer], Sources(now=self._now))
            made = renew(desk, entry.id, changes)
            save_award(stores.register, made.entry.id, folder, (Format.PNG,))
        for signer in signers.values():
            seal_register(stores.register, signer, now=self._now())
        return Done(f"{counted(len(entries), 'badge')} renewed and ready to be sent.", folder)

    def write_calendar(self, awards: tuple[str, ...], file: Path) -> Done:
        """Write the last days of awards as a calendar file; one that is there is replaced, as the user was asked.

        Raises:
            StoreError: nothing can be written there.
        """
        from badgedesk.awarding.register.selection import render_calendar

        register = self._stores().register
        entries = [entry for entry in map(register.entry, awards) if entry.valid_until is not None]
        write_atomically(file, render_calendar(entries, self._now()))
        return Done(f"The calendar has {counted(len(entries), 'day')}. Open it with your calendar.", file.parent)

    def publish(self, order: SiteOrder) -> Done:
        """Write an issuer's site, its status lists signed as of now.

        Raises:
            KeyStoreError: the key stays locked; nothing was written.
            StoreError: files of somebody else are in the way, or nothing can be written there.
        """
        from badgedesk.awarding.aftercare.revoking import render_lists
        from badgedesk.awarding.issuers.branding import brand_colour
        from badgedesk.awarding.site import gather_site, publish_site, render_site

        stores = self._stores()
        issuer = stores.book.find(order.issuer)
        own = stores.register.status.lists(issuer.dids)
        word = order.passphrase or None
        rendered = render_lists(own, lambda did: stores.book.signer_for(did, passphrase=word), now=self._now())
        lists = {one.listed.url: rendered[str(one.path)] for one in own}
        contents = gather_site(stores.register, issuer, address=None, lists=lists, pages=order.pages)
        colour = brand_colour(stores.kit, issuer.name)
        published = publish_site(render_site(contents, colour), order.folder)
        where = f" so that it is served at {contents.address}" if contents.address else ""
        return Done(f"{published.total} files are ready. Upload the whole folder{where}.", published.folder)

    def _correct(self, order: ChangeOrder) -> Done:
        from badgedesk.awarding import Format, Sources
        from badgedesk.awarding.aftercare.correction import Desk, correct, save_award
        from badgedesk.awarding.register.seal import seal_register

        stores = self._stores()
        entry = stores.register.entry(order.award)
        issuer = stores.book.find(entry.issuer)
        signer = stores.book.signer(issuer, passphrase=order.passphrase or None)
        wanted = {"name": (order.name, entry.recipient), "email": (order.email, entry.email)}
        changes = {field: new for field, (new, old) in wanted.items() if new != (old or "")}
        changes |= {order.other: order.right} if order.other else {}
        desk = Desk(stores.register, signer, Sources(now=self._now))
        outcome = correct(desk, entry.id, changes, reason=order.reason or None)
        seal_register(stores.register, signer, now=self._now())
        folder = documents_folder() / _CORRECTED
        save_award(stores.register, outcome.entry.id, folder, (Format.PNG,))
        person = shown(outcome.entry.recipient or outcome.entry.design)
        return Done(
            f"The corrected badge of {person} is ready to be sent. {seen_words(is_seen=outcome.is_seen)}", folder
        )


def seen_words(*, is_seen: bool) -> str:
    """Return a sentence on who can know of a withdrawal."""
    if is_seen:
        return "Others see it once you publish again."
    return "Others cannot see it: this award names no status list. Tell those who should know."


def _otherwise_seen(kind: ChangeKind, purposes: Set[str]) -> str:
    """Return what others read in place of what was done, where the badge's one status has another word for it."""
    if kind is ChangeKind.SUSPEND and _REVOCATION in purposes:
        return f" {_AS_REVOKED}"
    return f" {_AS_SUSPENDED}" if kind is ChangeKind.REVOKE and _SUSPENSION in purposes else ""
