"""The key store, with stand-ins for the system's; the real one is met in tests/e2e."""

import base64
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import keyring
import keyring.errors
import pytest

from badgedesk.core.errors import Code, KeyStoreError
from badgedesk.host.keystore import SystemKeyStore

MASTER = bytes(range(32))


class FakeBackend:
    """A key store in memory that can be told to fail."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.fault: BaseException | None = None
        self.gate: threading.Event | None = None

    def _pass(self) -> None:
        if self.gate is not None:
            self.gate.wait(30)
        if self.fault is not None:
            raise self.fault

    def get_password(self, service: str, entry: str) -> str | None:
        self._pass()
        return self.entries.get((service, entry))

    def set_password(self, service: str, entry: str, text: str) -> None:
        self._pass()
        self.entries[service, entry] = text

    def delete_password(self, service: str, entry: str) -> None:
        self._pass()
        del self.entries[service, entry]


def named(module: str, name: str) -> type[FakeBackend]:
    """Return a class of stand-ins that bears the name of a real one."""
    return type(name, (FakeBackend,), {"__module__": module, "__qualname__": name})


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeBackend]:
    """A stand-in under the name of the Secret Service's backend."""
    fake = named("keyring.backends.SecretService", "Keyring")()
    monkeypatch.setattr(keyring, "get_keyring", lambda: fake)
    yield fake
    if fake.gate is not None:
        fake.gate.set()


def code_of(call: Callable[[], object]) -> Code:
    with pytest.raises(KeyStoreError) as caught:
        call()
    return caught.value.code


def test_a_master_key_is_kept_and_found_again(backend: FakeBackend) -> None:
    store = SystemKeyStore()
    store.put("a", MASTER)
    assert store.get("a") == MASTER
    assert backend.entries == {("BadgeDesk", "a"): base64.b64encode(MASTER).decode()}


def test_an_entry_that_is_not_there_is_none(backend: FakeBackend) -> None:
    assert SystemKeyStore().get("a") is None


def test_a_deleted_entry_is_gone_and_deleting_it_again_is_no_fault(backend: FakeBackend) -> None:
    store = SystemKeyStore()
    store.put("a", MASTER)
    store.delete("a")
    store.delete("a")
    assert backend.entries == {}


@pytest.mark.parametrize("text", ["not base64!", "AAAA", "é"])
def test_an_entry_that_is_no_master_key_is_refused_without_showing_it(backend: FakeBackend, text: str) -> None:
    backend.entries["BadgeDesk", "a"] = text
    with pytest.raises(KeyStoreError) as caught:
        SystemKeyStore().get("a")
    assert caught.value.code is Code.KEY_STORE_REFUSED
    assert text not in "".join(caught.value.facts.values())


def test_a_store_that_forgets_is_no_store(backend: FakeBackend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(backend), "set_password", lambda *_: None)
    assert code_of(lambda: SystemKeyStore().put("a", MASTER)) is Code.KEY_STORE_REFUSED


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (keyring.errors.NoKeyringError(), Code.KEY_STORE_ABSENT),
        (keyring.errors.KeyringLocked("Failed to unlock"), Code.KEY_STORE_LOCKED),
        (keyring.errors.InitError("Failed to create the collection: dismissed"), Code.KEY_STORE_LOCKED),
        (keyring.errors.PasswordSetError("no"), Code.KEY_STORE_REFUSED),
        (ConnectionResetError(104, "reset"), Code.KEY_STORE_REFUSED),
        (RuntimeError("odd"), Code.KEY_STORE_REFUSED),
    ],
)
def test_each_fault_of_the_store_has_its_code(backend: FakeBackend, fault: BaseException, code: Code) -> None:
    backend.fault = fault
    assert code_of(lambda: SystemKeyStore().get("a")) is code


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is met on Linux")
def test_a_dismissed_prompt_counts_as_locked(backend: FakeBackend) -> None:
    from secretstorage.exceptions import LockedException, PromptDismissedException, SecretServiceNotAvailableException

    codes = {}
    for fault in (LockedException(), PromptDismissedException(), SecretServiceNotAvailableException()):
        backend.fault = fault
        codes[type(fault).__name__] = code_of(lambda: SystemKeyStore().get("a"))
    assert codes == {
        "LockedException": Code.KEY_STORE_LOCKED,
        "PromptDismissedException": Code.KEY_STORE_LOCKED,
        "SecretServiceNotAvailableException": Code.KEY_STORE_REFUSED,
    }


def test_the_text_of_a_fault_never_shows_the_secret(backend: FakeBackend) -> None:
    backend.fault = RuntimeError(f"could not keep {base64.b64encode(MASTER).decode()}")
    with pytest.raises(KeyStoreError) as caught:
        SystemKeyStore().put("a", MASTER)
    shown = str(caught.value) + repr(caught.value) + str(caught.value.facts)
    assert base64.b64encode(MASTER).decode() not in shown


def test_an_unanswered_prompt_ends_in_a_time_out(backend: FakeBackend) -> None:
    backend.gate = threading.Event()
    assert code_of(lambda: SystemKeyStore(timeout_s=0.05).get("a")) is Code.KEY_STORE_TIMEOUT


def test_a_second_call_waits_for_the_open_prompt_instead_of_opening_another(backend: FakeBackend) -> None:
    backend.gate = threading.Event()
    store = SystemKeyStore(timeout_s=0.05)
    before = threading.active_count()
    assert code_of(lambda: store.get("a")) is Code.KEY_STORE_TIMEOUT
    assert code_of(lambda: store.get("a")) is Code.KEY_STORE_TIMEOUT
    assert threading.active_count() == before + 1


def test_an_answer_after_the_time_out_lets_the_next_call_through(backend: FakeBackend) -> None:
    backend.gate = threading.Event()
    store = SystemKeyStore(timeout_s=0.05)
    assert code_of(lambda: store.get("a")) is Code.KEY_STORE_TIMEOUT
    backend.gate.set()
    patient = store
    patient._timeout_s = 30.0
    assert patient.get("a") is None


def test_no_backend_at_all_is_absent() -> None:
    assert code_of(lambda: SystemKeyStore().get("a")) is Code.KEY_STORE_ABSENT


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("keyrings.alt.file", "PlaintextKeyring"),
        ("keyrings.alt.file", "EncryptedKeyring"),
        ("keyring.backends.null", "Keyring"),
        ("somewhere.else", "Keyring"),
    ],
)
def test_unsafe_and_unknown_backends_are_refused_untouched(
    monkeypatch: pytest.MonkeyPatch, module: str, name: str
) -> None:
    fake = named(module, name)()
    monkeypatch.setattr(keyring, "get_keyring", lambda: fake)
    assert code_of(lambda: SystemKeyStore().put("a", MASTER)) is Code.KEY_STORE_REFUSED
    assert fake.entries == {}


def test_the_null_backend_of_keyring_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends import null

    monkeypatch.setattr(keyring, "get_keyring", null.Keyring)
    assert code_of(lambda: SystemKeyStore().put("a", MASTER)) is Code.KEY_STORE_REFUSED


def test_of_a_chain_only_the_safe_link_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = named("keyrings.alt.file", "PlaintextKeyring")()
    safe = named("keyring.backends.libsecret", "Keyring")()
    chain = named("keyring.backends.chainer", "ChainerBackend")()
    chain.backends = [plain, safe]  # type: ignore[attr-defined] # the stand-in of a chain
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    SystemKeyStore().put("a", MASTER)
    assert plain.entries == {}
    assert len(safe.entries) == 1


def test_a_chain_without_a_safe_link_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = named("keyrings.alt.file", "PlaintextKeyring")()
    chain = named("keyring.backends.chainer", "ChainerBackend")()
    chain.backends = [plain]  # type: ignore[attr-defined] # the stand-in of a chain
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert code_of(lambda: SystemKeyStore().put("a", MASTER)) is Code.KEY_STORE_REFUSED
    assert plain.entries == {}


def test_importing_the_module_does_not_load_keyring() -> None:
    program = "import sys, badgedesk.host.keystore, badgedesk.host.vault; print('keyring' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert ended.stdout == "False\n"
