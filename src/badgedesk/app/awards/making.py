"""Making an issuer: profile and key, then a recovery file that is written and read back before it counts."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.awards.cards import Alteration, BrandOffer, NewIssuer
from badgedesk.app.awards.ledger import Ledger
from badgedesk.app.awards.patience import Patience
from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.core.errors import BadgeDeskError, Code, InputError, KeyStoreError, StoreError

if TYPE_CHECKING:
    from badgedesk.core.keys import SigningKey

_PASSPHRASE_HELPS: Final = frozenset(
    {
        Code.KEY_STORE_ABSENT,
        Code.KEY_STORE_LOCKED,
        Code.KEY_STORE_REFUSED,
        Code.KEY_STORE_TIMEOUT,
        Code.PASSPHRASE_NEEDED,
    }
)
_FIELDS: Final = {
    Code.ISSUER_EXISTS: "name",
    Code.DID_DOMAIN: "domain",
    Code.DID_DOMAIN_SLIP: "domain",
    Code.ADDRESS_STATUS: "status",
}
"""Which field of the wizard a fault is about."""


class IssuerMaking(QObject):
    """Makes issuers and their recovery files, restores them from such files; all on the ledger's thread.

    Signals:
        brand_found: `BrandOffer`, what the brand kit says of an issuer; only where it says something.
        made: `str`, the id of an issuer that now has its key.
        refused: `str` field (``name``, ``logo``, ``domain``, ``status``, ``key``, a detail, or empty) and `str`
            sentence, why no issuer was made.
        passphrase_wanted: `str`, why a passphrase is needed to keep the key.
        written: `Path`, a recovery file that lies on the disk.
        unwritten: `str`, why it does not.
        checked: `str`, the id of an issuer whose recovery file was read back.
        unchecked: `str`, why reading back failed.
        restored: `str`, the id of an issuer that came back.
        unrestored: `str`, why it did not.
        altered: `str`, the id of an issuer that was changed.
        unaltered: `str`, why it was not.
    """

    brand_found = Signal(object)
    made = Signal(str)
    refused = Signal(str, str)
    passphrase_wanted = Signal(str)
    written = Signal(object)
    unwritten = Signal(str)
    checked = Signal(str)
    unchecked = Signal(str)
    restored = Signal(str)
    unrestored = Signal(str)
    altered = Signal(str)
    unaltered = Signal(str)

    def __init__(self, jobs: Jobs, ledger: Ledger, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._ledger = jobs, ledger
        self._patience = Patience()
        self._passphrases: dict[str, str] = {}

    def look_for_brand(self) -> None:
        """Look whether the brand kit says anything of an issuer."""

        def done(offer: BrandOffer) -> None:
            if offer:
                self.brand_found.emit(offer)

        self._jobs.run(lambda _: self._ledger.brand(), done, lambda _: None)

    def create(self, wanted: NewIssuer) -> None:
        """Make an issuer; its key goes into the system's key store, or under the passphrase given."""

        def done(id_: str) -> None:
            self._passphrases[id_] = wanted.passphrase
            self.made.emit(id_)

        def make(key: "SigningKey | None" = None) -> None:
            self._jobs.run(lambda _: self._ledger.create(wanted, key), done, self._refuse)

        file = wanted.key_file
        if file is None:
            make()
        else:
            self._jobs.run(
                lambda _: self._ledger.read_key(file, wanted.key_passphrase),
                make,
                lambda error: self.refused.emit("key", fault_sentence(error)),
            )

    def write(self, issuer: str, file: Path, new_passphrase: str, passphrase: str = "") -> None:
        """Write an issuer's recovery file; ``passphrase`` opens the key where it is not known from making it."""
        opens = passphrase or self._passphrases.get(issuer, "")

        def work() -> Path:
            self._ledger.write_recovery(issuer, file, new_passphrase, opens)
            return file

        self._jobs.run(lambda _: work(), self.written.emit, lambda error: self.unwritten.emit(_sentence(error)))

    def check(self, issuer: str, source: Path | str, passphrase: str) -> None:
        """Read a recovery file, a photo of a sheet or its lines back, as if this were another computer."""
        self._jobs.run(
            lambda _: self._ledger.check_recovery(issuer, source, passphrase),
            lambda _: self.checked.emit(issuer),
            lambda error: self.unchecked.emit(_sentence(error)),
        )

    def restore(self, source: Path | str, passphrase: str) -> None:
        """Take an issuer in from its recovery file, a photo of its sheet or the typed lines."""
        self._jobs.run(
            lambda cancel: self._patience.attempt(lambda: self._ledger.restore(source, passphrase), cancel),
            self.restored.emit,
            lambda error: self.unrestored.emit(_sentence(error)),
        )

    def alter(self, wanted: Alteration) -> None:
        """Change where an issuer's lists are, its key, or let it retire."""
        self._jobs.run(
            lambda _: self._ledger.alter(wanted),
            self.altered.emit,
            lambda error: self.unaltered.emit(fault_sentence(error)),
        )

    def forget(self) -> None:
        """Forget the passphrases that issuers were made with."""
        self._passphrases.clear()

    def _refuse(self, error: BadgeDeskError) -> None:
        if isinstance(error, KeyStoreError) and error.code in _PASSPHRASE_HELPS:
            from badgedesk.wording import fault_message

            self.passphrase_wanted.emit(fault_message(error).sentence)
        elif error.code is Code.PROFILE_DETAIL:
            self.refused.emit(error.facts["field"], fault_sentence(error))
        elif error.code in _FIELDS:
            self.refused.emit(_FIELDS[error.code], fault_sentence(error))
        else:
            logo = isinstance(error, (InputError, StoreError)) and error.code is not Code.STORE_DAMAGED
            self.refused.emit("logo" if logo else "", fault_sentence(error))


def _sentence(error: BadgeDeskError) -> str:
    if error.code is Code.PASSPHRASE_NEEDED:
        return "The key is protected by a passphrase. Type it as well."
    return fault_sentence(error)
