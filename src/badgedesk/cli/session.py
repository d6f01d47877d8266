"""What every command works with: the profile, the clock, the passphrase; opened when first needed."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from badgedesk.cli.output import Output
from badgedesk.core.errors import BadgeDeskError, Code, InputError, KeyStoreError, StoreError
from badgedesk.host import clock
from badgedesk.host.files import read_file
from badgedesk.host.home import profile_folder
from badgedesk.host.paths import ProfilePaths, open_profile

if TYPE_CHECKING:
    from badgedesk.awarding import Issuer, IssuerBook, Register, Sources
    from badgedesk.core.issue import Signer
    from badgedesk.host.device import Device
    from badgedesk.host.lock import ProfileLock
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.holder import Holder

PASSPHRASE_VARIABLE = "BADGEDESK_PASSPHRASE_FILE"  # noqa: S105 - the name of a variable
_PASSPHRASE_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class Common:
    """The options every command takes."""

    home: Path | None = None
    at: datetime | None = None
    passphrase_file: Path | None = None
    offline: bool = True


class Session:
    """One run of one command."""

    def __init__(self, common: Common, output: Output) -> None:
        self.common = common
        self.output = output

    @property
    def now(self) -> datetime:
        """The evaluation time: ``--at``, else this computer's clock."""
        return self.common.at or clock.now()

    @property
    def profile_exists(self) -> bool:
        """Whether there is a profile; a command that only reads makes none."""
        return profile_folder(self.common.home).is_dir()

    @cached_property
    def paths(self) -> ProfilePaths:
        """The profile folder, made where it is missing; unlocked where it has a lock.

        Raises:
            KeyStoreError: it stays locked.
        """
        paths = open_profile(profile_folder(self.common.home))
        if not paths.lock.exists():
            return paths
        master = self.lock.open(self.passphrase(), self.ask_passphrase)
        with suppress(StoreError):  # another program has it open: whoever comes next goes on
            self.lock.settle(master)
        return replace(paths, secret=master if self.lock.is_set else None)

    @cached_property
    def lock(self) -> "ProfileLock":
        """The lock of the profile, set or not."""
        from badgedesk.host.keystore import SystemKeyStore
        from badgedesk.host.lock import ProfileLock

        return ProfileLock(open_profile(profile_folder(self.common.home)), SystemKeyStore())

    @cached_property
    def wallet(self) -> "Wallet":
        """The wallet of the profile."""
        from badgedesk.wallet import Wallet
        from badgedesk.wallet.changes import NOBODY

        own = self.issuers.trusted() if self.paths.register_db.exists() else ()
        here = self.device
        computer = here.id if here is not None else NOBODY
        wallet = Wallet(self.paths, now=lambda: self.now, also_trusted=own, computer=computer)
        if here is not None:
            self._look_elsewhere(wallet, here)
        return wallet

    @cached_property
    def device(self) -> "Device | None":
        """This computer; None where it can remember nothing."""
        from badgedesk.host.device import DeviceBook

        try:
            return DeviceBook().device()
        except StoreError:
            return None

    def _look_elsewhere(self, wallet: "Wallet", here: "Device") -> None:
        """Say on standard error what another computer changed since the last command."""
        from badgedesk.host.device import DeviceBook
        from badgedesk.wording.keeping import elsewhere_words

        book = DeviceBook()
        news, counts = wallet.elsewhere(book.seen(self.paths.folder), here.name)
        for sentence in elsewhere_words(news.computers, news.changes, news.lost):
            self.output.note(sentence)
        if counts != book.seen(self.paths.folder):
            with suppress(StoreError):
                book.note(self.paths.folder, counts)

    @cached_property
    def issuers(self) -> "IssuerBook":
        """The issuers of the profile."""
        from badgedesk.awarding import IssuerBook

        return IssuerBook(self.paths)

    @cached_property
    def holder(self) -> "Holder":
        """The holder's key and what was presented with it."""
        from badgedesk.host.keystore import SystemKeyStore
        from badgedesk.host.vault import Vault
        from badgedesk.wallet.holder import Holder

        return Holder(self.paths, Vault(self.paths.keys, SystemKeyStore()))

    def register(self) -> "Register":
        """Open the register of awards; the caller closes it."""
        from badgedesk.awarding import Register

        return Register(self.paths)

    def sources(self) -> "Sources":
        """The clock and the dice of a batch."""
        from badgedesk.awarding import Sources

        at = self.common.at
        return Sources() if at is None else Sources(now=partial(_always, at))

    def close(self) -> None:
        """Close what was opened."""
        for name in ("wallet", "issuers"):
            opened = self.__dict__.pop(name, None)
            if opened is not None:
                if name == "wallet":
                    self._note_seen(opened)
                opened.close()

    def _note_seen(self, wallet: "Wallet") -> None:
        """Remember what this command itself changed, so that the next one can tell when it was lost."""
        if self.device is not None:
            from badgedesk.host.device import DeviceBook

            book = DeviceBook()
            with suppress(BadgeDeskError):
                _, counts = wallet.elsewhere(None, self.device.name)
                if counts != book.seen(self.paths.folder):
                    book.note(self.paths.folder, counts)

    def passphrase(self) -> str | None:
        """Return the passphrase of ``--passphrase-file`` or ``BADGEDESK_PASSPHRASE_FILE``, else None.

        Raises:
            StoreError: the file cannot be read.
            KeyStoreError: `Code.PASSPHRASE_NEEDED`, for an empty file.
        """
        variable = os.environ.get(PASSPHRASE_VARIABLE)
        file = self.common.passphrase_file or (Path(variable) if variable else None)
        return None if file is None else self.read_passphrase(file)

    @staticmethod
    def read_passphrase(file: Path) -> str:
        """Return the passphrase in ``file``, its only line; faults as `passphrase`."""
        try:
            text = read_file(file, _PASSPHRASE_BYTES).decode("utf-8").rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise InputError(Code.TEXT_NOT_UTF8, path=file) from error
        if not text:
            raise KeyStoreError(Code.PASSPHRASE_NEEDED, path=file)
        return text

    def ask_passphrase(self) -> str | None:
        """Ask a person at the terminal for the passphrase; None where there is no terminal."""
        if not sys.stdin.isatty():
            return None
        from getpass import getpass

        return getpass("Passphrase: ", stream=sys.stderr) or None

    def ask_new_passphrase(self) -> str | None:
        """Ask for a new passphrase twice; None where there is no terminal or the two differ."""
        first = self.ask_passphrase()
        if first is None:
            return None
        from getpass import getpass

        return first if getpass("The same again: ", stream=sys.stderr) == first else None

    def unlock(self, issuer: "Issuer") -> "Signer":
        """Unlock the issuer's key: by the passphrase file, else the key store, else a person at the terminal.

        Raises:
            KeyStoreError: it stays locked.
        """
        return self.issuers.signer(issuer, passphrase=self.passphrase(), ask=self.ask_passphrase)

    def unlock_identity(self, did: str) -> "Signer":
        """Unlock the key that signs for an identity, also of one that awards no more; faults as `unlock`."""
        return self.issuers.signer_for(did, passphrase=self.passphrase(), ask=self.ask_passphrase)


def _always(moment: datetime) -> datetime:
    return moment
