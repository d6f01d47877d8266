"""Who the user is and which issuers they know, as a dialog shows and changes it; no widgets here."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.dates import long_date
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import BadgeDeskError

if TYPE_CHECKING:
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.holder import Holder

_HELD: Final = "you hold its key"


@dataclass(frozen=True, slots=True)
class KnownLine:
    """An identity of the user's own, or an issuer they know; ``id`` is what it is removed by."""

    id: str
    name: str
    remark: str


@dataclass(frozen=True, slots=True)
class Known:
    """All of both, in the order they were added."""

    own: tuple[KnownLine, ...] = ()
    issuers: tuple[KnownLine, ...] = ()
    own_key: str = ""
    """The DID of the user's own key, where there is one that is not among their own yet."""


class Knowing(QObject):
    """Reads and changes who the user is and whom they know; badges are checked anew after each change.

    Signals:
        shown: `Known`.
        changed: badges may count otherwise than before.
        refused: `str`, why something was not done.
    """

    shown = Signal(object)
    changed = Signal()
    refused = Signal(str)

    def __init__(
        self, jobs: Jobs, open_wallet: "Callable[[], Wallet]", open_holder: "Callable[[], Holder]", parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs, self._open_wallet, self._open_holder = jobs, open_wallet, open_holder

    def load(self) -> None:
        """Read both lists."""
        self._run(lambda _: None, changes=False)

    def add_own(self, value: str) -> None:
        """Take an address, name or DID among the user's own."""
        self._run(lambda wallet: wallet.own.add(value.strip()))

    def remove_own(self, value: str) -> None:
        """Forget one of the user's own."""
        self._run(lambda wallet: wallet.own.remove(value))

    def remove_issuer(self, issuer_id: str) -> None:
        """Forget an issuer."""
        self._run(lambda wallet: wallet.trust.remove(issuer_id))

    def _run(self, change: "Callable[[Wallet], object]", *, changes: bool = True) -> None:
        def work(_cancel: Event) -> Known:
            with closing(self._open_wallet()) as wallet:
                change(wallet)
                holder = self._open_holder()
                proven, own_key = holder.own_dids(), holder.did()
                own = tuple(
                    KnownLine(one.value, shown(one.value), _HELD if one.value in proven else _since(one.added_at))
                    for one in wallet.own.entries()
                )
                issuers = (
                    KnownLine(one.id, shown(f"{one.name}, {one.id}"), _since(one.added_at))
                    for one in wallet.trust.entries()
                )
                is_new = own_key is not None and all(line.id != own_key for line in own)
                return Known(own, tuple(issuers), own_key if own_key and is_new else "")

        def done(known: Known) -> None:
            self.shown.emit(known)
            if changes:
                self.changed.emit()

        self._jobs.run(work, done, self._refuse)

    def _refuse(self, error: BadgeDeskError) -> None:
        self.refused.emit(fault_sentence(error))


def _since(written: str) -> str:
    try:
        return f"since {long_date(parse_time(written))}"
    except BadgeDeskError:
        return ""
