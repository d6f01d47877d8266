"""Errands about single badges: endorsing others', having one's own endorsed, awarding older ones again.

All of it happens on the register's own thread.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

from badgedesk.app.awards.aftercare import Done, seen_words
from badgedesk.app.awards.keeping import KeepingOrder, keep
from badgedesk.app.awards.ledger import Stores
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.core.errors import AwardError, BadgeDeskError
from badgedesk.host import clock
from badgedesk.host.files import make_folder, read_file, write_atomically
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.host.paths import documents_folder

_REPLIES: Final = "Endorsements"
_REQUESTS: Final = "Endorsement requests"
_ENDORSED: Final = "Endorsed"
_UPGRADED: Final = "Upgraded"


@dataclass(frozen=True, slots=True)
class EndorseOrder:
    """Which badge file an issuer endorses, what of it (``badge``, ``award`` or ``issuer``), and in which words."""

    issuer: str
    badge: Path
    of: str
    comment: str
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RequestOrder:
    """Which award a file is wanted of, to be sent to whoever is asked to endorse it."""

    award: str


@dataclass(frozen=True, slots=True)
class AttachOrder:
    """Which award is made again with an endorsement that came back."""

    award: str
    endorsement: Path
    reason: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class UpgradeOrder:
    """Which older badges an issuer awards again, with the files that they rest on among them.

    Name and address are for a single badge; ``mine`` says that they are the issuer's own.
    """

    issuer: str
    files: tuple[Path, ...]
    name: str = ""
    email: str = ""
    mine: bool = False
    passphrase: str = field(default="", repr=False)


Errand: TypeAlias = EndorseOrder | RequestOrder | AttachOrder | UpgradeOrder | KeepingOrder


class Errands:
    """Carries errands out with the stores of the ledger.

    Args:
        stores: issuers and register.
        now: the clock.
    """

    def __init__(self, stores: Callable[[], Stores], now: Callable[[], datetime]) -> None:
        self._stores, self._now = stores, now

    def carry_out(self, errand: Errand) -> Done:
        """Do it, and say in a sentence what was done.

        Raises:
            BadgeDeskError: the file is no badge or does not hold; the key stays locked; nothing can be written.
        """
        if isinstance(errand, EndorseOrder):
            return self._endorse(errand)
        if isinstance(errand, RequestOrder):
            return self._request(errand)
        if isinstance(errand, AttachOrder):
            return self._attach(errand)
        if isinstance(errand, UpgradeOrder):
            return self._upgrade(errand)
        return keep(errand, self._stores(), self._now())

    def _endorse(self, errand: EndorseOrder) -> Done:
        from badgedesk.awarding.aftercare.endorsing import Endorsed, endorse

        stores = self._stores()
        signer = stores.book.signer(stores.book.find(errand.issuer), passphrase=errand.passphrase or None)
        data = read_file(errand.badge)
        _, signed = endorse(data, Endorsed(errand.of), errand.comment, signer, new_id=clock.new_id(), now=self._now())
        folder = documents_folder() / _REPLIES
        make_folder(folder)
        there = [path.name for path in folder.iterdir()]
        (name,) = distinct_names([safe_name((errand.badge.stem, "endorsed"), ".json")], there)
        write_atomically(folder / name, signed, overwrite=False)
        return Done(f"The endorsement is in the file {name}. Send it back to who asked for it.", folder)

    def _request(self, errand: RequestOrder) -> Done:
        from badgedesk.awarding import Format
        from badgedesk.awarding.aftercare.correction import save_award

        register, folder = self._stores().register, documents_folder() / _REQUESTS
        (file,) = save_award(register, errand.award, folder, (Format.PNG,))
        told = f"{file.name} is the request. Send it to whoever is to endorse it; what comes back, you add here."
        return Done(told, folder)

    def _attach(self, errand: AttachOrder) -> Done:
        from badgedesk.awarding import Format, Sources
        from badgedesk.awarding.aftercare.correction import Desk, correct, save_award
        from badgedesk.awarding.register.seal import seal_register

        stores = self._stores()
        entry = stores.register.entry(errand.award)
        endorsement = read_file(errand.endorsement)
        signer = stores.book.signer(stores.book.find(entry.issuer), passphrase=errand.passphrase or None)
        desk = Desk(stores.register, signer, Sources(now=self._now))
        try:
            made = correct(desk, entry.id, {}, reason=errand.reason or None, endorsements=(endorsement,))
        except AwardError as error:
            raise _named(error, errand.endorsement) from error
        seal_register(stores.register, signer, now=self._now())
        folder = documents_folder() / _ENDORSED
        save_award(stores.register, made.entry.id, folder, (Format.PNG,))
        person = shown(made.entry.recipient or made.entry.design)
        return Done(f"The endorsed badge of {person} is ready to be sent. {seen_words(is_seen=made.is_seen)}", folder)

    def _upgrade(self, errand: UpgradeOrder) -> Done:
        from badgedesk.awarding import Format, Sources
        from badgedesk.awarding.aftercare.correction import Desk, save_award
        from badgedesk.awarding.aftercare.upgrading import OldBadge, has_picture, sort_files, upgrade_award
        from badgedesk.awarding.register.seal import seal_register
        from badgedesk.awarding.rosters.amendment import unsecured
        from badgedesk.core.model.document import Document
        from badgedesk.host.answers import layered

        stores, folder = self._stores(), documents_folder() / _UPGRADED
        badges, parts = sort_files({str(file): read_file(file) for file in errand.files})
        documents = layered({address: Document(data) for address, data in parts.items()}, stores.answers)
        signer = stores.book.signer(stores.book.find(errand.issuer), passphrase=errand.passphrase or None)
        desk = Desk(stores.register, signer, Sources(now=self._now))
        wanted = {"name": errand.name, "email": errand.email} if len(badges) == 1 else {}
        changes = {name: value for name, value in wanted.items() if value}
        for file, data in badges.items():
            try:
                made = upgrade_award(desk, OldBadge(data, documents), changes, mine=errand.mine)
            except BadgeDeskError as error:
                raise _named(error, Path(file)) from error
            drawn = has_picture(unsecured(stores.register.credential(made.entry.id)))
            save_award(stores.register, made.entry.id, folder, (Format.PNG if drawn else Format.JSON,))
        seal_register(stores.register, signer, now=self._now())
        told = f"{counted(len(badges), 'older badge is', 'older badges are')} awarded again and ready to be sent."
        return Done(told, folder)


def _named(error: BadgeDeskError, path: Path) -> BadgeDeskError:
    """Return the same fault with the file it is about."""
    return type(error)(error.code, **{"path": str(path), **error.facts})
