"""Where things lie: the parts of a profile, and the visible folders; `home` says where the profile is."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from badgedesk.host.home import PROGRAM, SETTINGS

PRIVATE_FOLDER: Final = 0o700
"""Mode of every folder that holds keys or people's data."""


@dataclass(frozen=True, slots=True)
class ProfilePaths:
    """The parts of one profile folder; `open_profile` makes the folders, nothing else does.

    ``secret`` is the 32-byte key of a profile with a lock, once it was unlocked.
    """

    folder: Path
    secret: bytes | None = field(default=None, repr=False, compare=False)

    @property
    def key(self) -> bytes | None:
        """What opens sealed databases and files; None where the profile has no lock.

        Raises:
            KeyStoreError: `Code.WALLET_LOCKED`, for a profile with a lock that was not unlocked.
        """
        if self.secret is None and self.lock.exists():
            from badgedesk.core.errors import Code, KeyStoreError

            raise KeyStoreError(Code.WALLET_LOCKED)
        return self.secret

    @property
    def lock(self) -> Path:
        """What opens the lock of the profile; not there where it has none."""
        return self.folder / "lock.json"

    def read_sealed(self, path: Path) -> bytes:
        """Return the contents of a small file of the profile that its lock seals.

        Raises:
            KeyStoreError: `Code.WALLET_LOCKED`.
            StoreError: `Code.STORE_DAMAGED`, `Code.FILE_UNREADABLE`.
        """
        from badgedesk.host.files import read_file
        from badgedesk.host.sealed_file import opened

        return opened(read_file(path), self.key, path.name)

    def write_sealed(self, path: Path, data: bytes) -> None:
        """Write a small file of the profile, sealed where the profile has a lock.

        Raises:
            KeyStoreError: `Code.WALLET_LOCKED`.
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        from badgedesk.host.files import PRIVATE_FILE, write_atomically
        from badgedesk.host.sealed_file import sealed

        write_atomically(path, sealed(data, self.key, path.name), mode=PRIVATE_FILE)

    @property
    def keys(self) -> Path:
        """Folder of the encrypted key files."""
        return self.folder / "keys"

    @property
    def originals(self) -> Path:
        """Folder of the received files, byte for byte."""
        return self.folder / "originals"

    @property
    def answers(self) -> Path:
        """Folder of what hosts answered, with its time."""
        return self.folder / "answers"

    @property
    def consent(self) -> Path:
        """Which hosts may be asked, and whether any."""
        return self.folder / "consent.json"

    @property
    def wallet_db(self) -> Path:
        """Database of the wallet."""
        return self.folder / "wallet.db"

    @property
    def register_db(self) -> Path:
        """Database of the awards."""
        return self.folder / "register.db"

    @property
    def brand_kit(self) -> Path:
        """The look of one's own badges."""
        return self.folder / "brand-kit.json"

    @property
    def settings(self) -> Path:
        """Settings of the window."""
        return self.folder / SETTINGS


def staged_folder() -> Path:
    """Return the folder where files lie ready to be dragged into a web page; it is in plain sight in Pictures."""
    from platformdirs import user_pictures_path

    return user_pictures_path() / PROGRAM


def documents_folder() -> Path:
    """Return the folder where awarded badges are written unless the user says another; in plain sight in Documents."""
    from platformdirs import user_documents_path

    return user_documents_path() / PROGRAM


def open_profile(folder: Path) -> ProfilePaths:
    """Make the profile folder and its sub-folders where they are missing, readable by their owner only.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`, when a folder cannot be made.
    """
    paths = ProfilePaths(folder)
    for part in (paths.folder, paths.keys, paths.originals):
        make_private_folder(part)
    return paths


def make_private_folder(folder: Path) -> None:
    """Make ``folder`` with mode 0700, or take the rights of others away where it exists.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`, when it is missing and cannot be made.
    """
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        from badgedesk.core.errors import Code, StoreError

        raise StoreError(Code.FILE_NOT_WRITABLE, path=folder, reason=error.strerror) from error
    try:
        if folder.stat().st_mode & 0o077:
            folder.chmod(PRIVATE_FOLDER)
    except OSError:
        return  # a read-only place, or another owner's: reading still works, and writing will say so
