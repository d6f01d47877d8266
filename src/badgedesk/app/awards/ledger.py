"""Issuers and the register as the window needs them; made anywhere, used only on their own thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.app.awards.cards import Alteration, AlterationKind, AwardRow, BrandOffer, IssuerRow, NewIssuer
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.widgets.words.dates import long_date, short_date
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError, KeyStoreError
from badgedesk.host.files import PRIVATE_FILE, read_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.awarding.issuers.issuer import Issuer
    from badgedesk.awarding.issuers.issuers import IssuerBook
    from badgedesk.awarding.register.register import Register, RegisterEntry
    from badgedesk.core.keys import SigningKey
    from badgedesk.host.answers import Answers

_STATES: Final = {
    "awarded": Verdict(Tone.PASS, "Awarded"),
    "prepared": Verdict(Tone.WARN, "Files not written yet"),
    "suspended": Verdict(Tone.WARN, "Suspended"),
    "revoked": Verdict(Tone.FAIL, "Revoked"),
    "corrected": Verdict(Tone.FAIL, "Corrected"),
}
NO_RECOVERY: Final = Verdict(Tone.WARN, "Not made yet")
_ACTIVE: Final = Verdict(Tone.PASS, "Ready to sign")
_RETIRED: Final = Verdict(Tone.UNKNOWN, "Retired")


@dataclass(frozen=True, slots=True)
class Stores:
    """The two stores of awarding, opened together, where the brand kit of the designs lies, and what hosts answered."""

    book: "IssuerBook"
    register: "Register"
    kit: Path
    answers: "Answers"


class Ledger:
    """Reads issuers and awards, and makes issuers.

    Args:
        open_stores: opens both stores; called once, on the ledger's thread.
        now: the clock.
    """

    def __init__(self, open_stores: Callable[[], Stores], now: Callable[[], datetime]) -> None:
        self._open_stores, self._now = open_stores, now
        self._opened: Stores | None = None

    def issuers(self) -> tuple[IssuerRow, ...]:
        """Return every issuer of the profile, oldest first."""
        book = self.stores().book
        return tuple(_issuer_row(issuer, needs_passphrase=_is_locked(book, issuer)) for issuer in book.issuers())

    def awards(self) -> tuple[AwardRow, ...]:
        """Return every award, the latest first."""
        register = self.stores().register
        renewed, named = register.renewed(), register.wishes.named()
        return tuple(
            _award_row(entry, renewed=entry.id in renewed, named=entry.id in named)
            for entry in reversed(register.entries())
        )

    def brand(self) -> BrandOffer:
        """Return what the brand kit says of an issuer; nothing where there is no kit, or none that can be read."""
        from badgedesk.design.file import load_kit

        try:
            kit = load_kit(read_file(self.stores().kit))
        except BadgeDeskError:
            return BrandOffer()
        return BrandOffer(kit.issuer, kit.logo.data if kit.logo else b"")

    def read_key(self, file: Path, passphrase: str) -> "SigningKey":
        """Return the key in a file.

        Raises:
            KeyStoreError, InputError: as `badgedesk.core.keys.parse_private_key`.
            StoreError: the file cannot be read.
        """
        from badgedesk.core.keys import PRIVATE_KEY_BYTES, parse_private_key

        return parse_private_key(read_file(file, PRIVATE_KEY_BYTES), passphrase or None)

    def create(self, wanted: NewIssuer, key: "SigningKey | None" = None) -> str:
        """Make an issuer with a new key, or with ``key``, and return its id.

        Raises:
            AwardError: an issuer has this name.
            KeyStoreError: the key cannot be kept safely; a passphrase may help.
            UsageError: a member that no badge may carry; a status address that is none; a domain that is one letter
                off the issuer's own.
            InputError: a domain that is none.
        """
        from badgedesk.awarding.issuers.issuer import checked_status_address
        from badgedesk.awarding.issuers.profiles import with_details
        from badgedesk.core.did import parse_web_identity
        from badgedesk.core.keys import KeyKind
        from badgedesk.core.model.award import Profile

        status_at = checked_status_address(wanted.status_at) if wanted.status_at else None
        logo = _logo(wanted.logo_data or (read_file(wanted.logo) if wanted.logo else b""))
        profile = Profile(
            id=parse_web_identity(f"web:{wanted.domain}") if wanted.domain else "",
            name=wanted.name,
            url=wanted.url or None,
            email=wanted.email or None,
            image=logo,
        )
        profile, book = with_details(profile, wanted.details), self.stores().book
        chosen = key or KeyKind(wanted.kind)
        made = book.create(profile, key=chosen, passphrase=wanted.passphrase or None, now=self._now)
        if status_at is not None:
            book.set_status_address(made, status_at)
        return made.id

    def alter(self, wanted: Alteration) -> str:
        """Change an issuer and return its id, which a new key may have changed.

        Raises:
            UsageError: a status address that is none.
            AwardError: `Code.ISSUER_RETIRED`, ``KEY_EXISTS``.
            KeyStoreError: the new key cannot be kept safely; a passphrase may help.
            InputError, StoreError: a key file that cannot be read.
        """
        from badgedesk.core.keys import KeyKind

        book = self.stores().book
        issuer = book.find(wanted.issuer)
        if wanted.kind is AlterationKind.STATUS:
            return book.set_status_address(issuer, wanted.value or None).id
        if wanted.kind is AlterationKind.RETIRE:
            return book.retire(issuer).id
        since = parse_time(f"{wanted.value}T00:00:00Z") if wanted.value else None
        file = wanted.key_file
        key = (
            self.read_key(file, wanted.key_passphrase) if file else KeyKind(wanted.key_kind or issuer.signing_key.kind)
        )
        return book.rotate(issuer, key=key, compromised_at=since, passphrase=wanted.passphrase or None).id

    def write_recovery(self, issuer_id: str, file: Path, new_passphrase: str, passphrase: str) -> None:
        """Write an issuer's recovery file, or with the ending .pdf its sheet; `check_recovery` reads it back.

        Args:
            issuer_id: whose.
            file: where; a file there is replaced, as the user was asked.
            new_passphrase: opens the file.
            passphrase: opens the key here, where no key store does.

        Raises:
            KeyStoreError: the key stays locked.
            StoreError: nothing can be written there.
        """
        from badgedesk.awarding.issuers.recovery import write_recovery
        from badgedesk.awarding.issuers.recovery_code import write_code
        from badgedesk.awarding.issuers.recovery_sheet import SHEET_ENDING, render_sheet

        book = self.stores().book
        issuer, is_sheet = book.find(issuer_id), file.suffix.lower() == SHEET_ENDING
        write = write_code if is_sheet else write_recovery
        data = book.recovery(issuer, new_passphrase, passphrase=passphrase or None, now=self._now, write=write)
        if is_sheet:
            data = render_sheet(data, issuer.profile, self._now())
        write_atomically(file, data, mode=PRIVATE_FILE)

    def check_recovery(self, issuer_id: str, source: Path | str, passphrase: str) -> None:
        """Read a recovery file, a photo of a sheet or its typed lines back, and remember that it opens.

        Raises:
            KeyStoreError: `Code.PASSPHRASE_WRONG`, ``KEY_FILE_DAMAGED``, also for another issuer's file.
            StoreError: it cannot be read.
        """
        from badgedesk.awarding.issuers.recovery_code import check_recovered

        found = check_recovered(_recovered(source), passphrase)
        if found.issuer != issuer_id:
            raise KeyStoreError(Code.KEY_FILE_DAMAGED, value=found.issuer)
        self.stores().book.confirm_recovery(issuer_id, self._now())

    def restore(self, source: Path | str, passphrase: str) -> str:
        """Take an issuer in from its recovery file, a photo of its sheet or the typed lines, and return its id.

        Raises:
            AwardError, KeyStoreError, StoreError: as `badgedesk.awarding.IssuerBook.restore`.
        """
        return self.stores().book.restore(_recovered(source), passphrase, now=self._now).id

    def close(self) -> None:
        """Close what was opened."""
        if self._opened is not None:
            self._opened.book.close()
            self._opened.register.close()
            self._opened = None

    def stores(self) -> Stores:
        """Return the two stores, opened with the first call; on the ledger's thread."""
        if self._opened is None:
            self._opened = self._open_stores()
        return self._opened


def _recovered(source: Path | str) -> bytes:
    from badgedesk.awarding.issuers.recovery_code import RECOVERED_BYTES

    return source.encode() if isinstance(source, str) else read_file(source, RECOVERED_BYTES)


def _logo(data: bytes) -> str | None:
    from badgedesk.awarding import logo_address

    return logo_address(data) if data else None


def _is_locked(book: "IssuerBook", issuer: "Issuer") -> bool:
    """Return whether the key opens with a passphrase alone; a damaged or missing one says so when it is used."""
    try:
        return book.needs_passphrase(issuer)
    except BadgeDeskError:
        return False


def _issuer_row(issuer: "Issuer", *, needs_passphrase: bool) -> IssuerRow:
    profile, key = issuer.profile, issuer.keys[-1]
    made = issuer.recovery_at
    recovery = Verdict(Tone.PASS, f"Read back on {long_date(made)}") if made else NO_RECOVERY
    return IssuerRow(
        id=issuer.id,
        name=shown(profile.name),
        web=shown(profile.url or ""),
        email=shown(profile.email or ""),
        state=_ACTIVE if issuer.state.value == "active" else _RETIRED,
        key=f"{key.kind.capitalize()}, made {long_date(key.created_at)}",
        recovery=recovery,
        signed_with=f"Key made on {long_date(key.created_at)}",
        needs_passphrase=needs_passphrase,
        ids=issuer.dids,
        status_at=shown(issuer.status_at or ""),
        key_ids=tuple(key.id for key in issuer.keys),
    )


def _day(moment: str | None) -> str:
    try:
        return short_date(parse_time(moment)) if moment else ""
    except InputError:
        return shown(moment or "")


def _award_row(entry: "RegisterEntry", *, renewed: bool = False, named: bool = False) -> AwardRow:
    state = _STATES.get(entry.state.value, Verdict(Tone.UNKNOWN, entry.state.value.capitalize()))
    return AwardRow(
        id=entry.id,
        recipient=shown(entry.recipient or "Name erased"),
        badge=shown(entry.design),
        issuer=shown(entry.issuer_name),
        issuer_id=entry.issuer,
        awarded=_day(entry.awarded_at),
        state=state,
        state_name=entry.state.value,
        email=shown(entry.email or ""),
        valid_until=_day(entry.valid_until),
        number=entry.number,
        files=tuple(shown(name) for name in entry.files),
        awarded_at=entry.awarded_at,
        ends_at=entry.valid_until or "",
        renewed=renewed,
        language=entry.language or "",
        named=named,
        erased=not entry.content,
    )
