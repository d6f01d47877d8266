"""The key store of the system, asked on a thread of its own and never waited for without end.

A locked key store answers only when a person has typed a password into its prompt. The thread is a daemon, so that
an unanswered prompt does not hold up the end of the program.
"""

import base64
import binascii
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.core.keys.keyfile import MASTER_BYTES

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "BadgeDesk"
TIMEOUT_S: Final = 60.0
"""How long a person has for the prompt of the key store."""

# Only stores that the system itself keeps encrypted. Others (plain-text files, "null", chains of them) are refused.
_ACCEPTED: Final = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
_ABSENT: Final = "keyring.backends.fail.Keyring"
_CHAIN: Final = "keyring.backends.chainer.ChainerBackend"

_Answer = TypeVar("_Answer")


class SystemKeyStore:
    """The key store of this system, behind `keyring`; implements `badgedesk.core.keys.keyfile.KeyStore`.

    Calls block their caller for at most ``timeout_s`` seconds; keep them off the window's thread.
    """

    def __init__(self, timeout_s: float = TIMEOUT_S, service: str = SERVICE) -> None:
        self._timeout_s = timeout_s
        self._service = service
        self._pending: threading.Thread | None = None

    def get(self, entry: str) -> bytes | None:
        """Return the master key of ``entry``, None where there is none.

        Raises:
            KeyStoreError: as `badgedesk.core.keys.keyfile.KeyStore`; `Code.KEY_STORE_REFUSED` also when what lies
                there is no master key.
        """
        text = self._ask(lambda backend: backend.get_password(self._service, entry))
        if text is None:
            return None
        try:
            master = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise KeyStoreError(Code.KEY_STORE_REFUSED, entry=entry, reason="not a master key") from error
        if len(master) != MASTER_BYTES:
            raise KeyStoreError(Code.KEY_STORE_REFUSED, entry=entry, reason="not a master key")
        return master

    def put(self, entry: str, master: bytes) -> None:
        """Keep ``master`` under ``entry``, and read it back: a store that forgets is no store.

        Raises:
            KeyStoreError: as `badgedesk.core.keys.keyfile.KeyStore`.
        """
        text = base64.b64encode(master).decode("ascii")

        def keep(backend: "KeyringBackend") -> bool:
            backend.set_password(self._service, entry, text)
            return bool(backend.get_password(self._service, entry) == text)

        if not self._ask(keep):
            raise KeyStoreError(Code.KEY_STORE_REFUSED, entry=entry, reason="does not keep what it is given")

    def delete(self, entry: str) -> None:
        """Forget ``entry``; one that is not there is no fault.

        Raises:
            KeyStoreError: as `badgedesk.core.keys.keyfile.KeyStore`.
        """

        def forget(backend: "KeyringBackend") -> None:
            if backend.get_password(self._service, entry) is not None:
                backend.delete_password(self._service, entry)

        self._ask(forget)

    def _ask(self, work: Callable[["KeyringBackend"], _Answer]) -> _Answer:
        """Run ``work`` on the key store's thread and wait for its answer."""
        earlier = self._pending
        if earlier is not None:
            # Its prompt may still stand open; a second one on top would only confuse.
            earlier.join(self._timeout_s)
            if earlier.is_alive():
                raise KeyStoreError(Code.KEY_STORE_TIMEOUT, seconds=round(self._timeout_s))
        answers: list[_Answer] = []
        faults: list[KeyStoreError] = []

        def run() -> None:
            try:
                answers.append(_call(work))
            except KeyStoreError as fault:
                faults.append(fault)

        thread = threading.Thread(target=run, name="key store", daemon=True)
        self._pending = thread
        thread.start()
        thread.join(self._timeout_s)
        if thread.is_alive():
            raise KeyStoreError(Code.KEY_STORE_TIMEOUT, seconds=round(self._timeout_s))
        self._pending = None
        if faults:
            raise faults[0]
        if not answers:
            raise KeyStoreError(Code.KEY_STORE_REFUSED, reason="the key store's own code failed")
        return answers[0]


def _call(work: Callable[["KeyringBackend"], _Answer]) -> _Answer:
    from keyring import errors

    closed: tuple[type[Exception], ...] = (errors.KeyringLocked, errors.InitError, *_closed_prompt())
    refused: tuple[type[Exception], ...] = (errors.KeyringError, OSError, RuntimeError, *_bus_faults())
    try:
        return work(_accepted_backend())
    except errors.NoKeyringError as error:
        raise KeyStoreError(Code.KEY_STORE_ABSENT) from error
    except closed as error:
        raise KeyStoreError(Code.KEY_STORE_LOCKED) from error
    except refused as error:
        # The exception's own text is left out: a message never shows what lies in the store.
        raise KeyStoreError(Code.KEY_STORE_REFUSED, reason=type(error).__name__) from error


def _accepted_backend() -> "KeyringBackend":
    import keyring

    chosen = keyring.get_keyring()
    links = getattr(chosen, "backends", ()) if _name(chosen) == _CHAIN else (chosen,)
    candidates: list[KeyringBackend] = list(links)
    for candidate in candidates:
        if _name(candidate) in _ACCEPTED:
            return candidate
    others = [_name(candidate) for candidate in candidates if _name(candidate) != _ABSENT]
    if others:
        raise KeyStoreError(Code.KEY_STORE_REFUSED, reason=others[0])
    raise KeyStoreError(Code.KEY_STORE_ABSENT)


def _name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _bus_faults() -> tuple[type[Exception], ...]:
    """Return what the Secret Service's own libraries raise, where they are installed (Linux)."""
    try:
        from jeepney.wrappers import DBusErrorResponse
        from secretstorage.exceptions import SecretStorageException
    except ImportError:
        return ()
    return (DBusErrorResponse, SecretStorageException)


def _closed_prompt() -> tuple[type[Exception], ...]:
    """Return what is raised when a person closes the prompt, or the store is locked again meanwhile."""
    try:
        from secretstorage.exceptions import LockedException, PromptDismissedException
    except ImportError:
        return ()
    return (LockedException, PromptDismissedException)
