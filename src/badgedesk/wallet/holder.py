"""The holder's own key, with which presentations are signed, and the list of what was shared with whom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from badgedesk.core.clock import format_time
from badgedesk.core.did import did_key
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError
from badgedesk.core.issue import Question, present
from badgedesk.core.keys import KeyKind, SigningKey, generate_signing_key
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object, write_json
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.vault import PassphraseSource, Vault
from badgedesk.showcase.exhibit import Exhibit

_FILE: Final = "holder.json"
_MOST_KEPT: Final = 2_000


@dataclass(frozen=True, slots=True)
class Shared:
    """One presentation that was made: when, for whom, with which badges (their names)."""

    at: str
    domain: str
    challenge: str
    badges: tuple[str, ...]


class Holder:
    """The holder of a profile.

    Args:
        paths: the profile.
        vault: where the key is kept.
    """

    def __init__(self, paths: ProfilePaths, vault: Vault) -> None:
        self._paths, self._file, self._vault = paths, paths.folder / _FILE, vault

    def present(
        self,
        exhibits: Sequence[Exhibit],
        question: Question,
        *,
        now: datetime,
        new_id: Callable[[], str],
        passphrase: str | None = None,
        ask: PassphraseSource | None = None,
    ) -> bytes:
        """Return a presentation of badges for one question, and note that it was made.

        The first time, the holder's key is made; it stays the same from then on.

        Raises:
            InputError: `Code.PRESENT_FORMAT`, with the badge, for one that is no W3C credential or cannot be signed.
            KeyStoreError: the key stays locked, or cannot be kept safely.
            StoreError: `Code.FILE_NOT_WRITABLE`, `Code.STORE_DAMAGED`.
        """
        for exhibit in exhibits:
            self._refuse(exhibit, now)
        key = self._key(passphrase, ask)
        did = did_key(key.public)
        made = present(
            [exhibit.credential for exhibit in exhibits],
            key,
            question,
            verification_method=f"{did}#{key.public.multibase}",
            presentation_id=new_id(),
            created=now,
        )
        names: list[JsonValue] = [exhibit.name for exhibit in exhibits]
        self._note(
            {"at": format_time(now), "domain": question.domain, "challenge": question.challenge, "badges": names}
        )
        return made

    def did(self) -> str | None:
        """Return the identity of the holder's key, which stays sealed; None before the key was made.

        Raises:
            StoreError: `Code.STORE_DAMAGED`, `Code.ITEM_NOT_FOUND`.
            KeyStoreError: `Code.KEY_FILE_DAMAGED`.
        """
        known = self._read().get("key")
        return did_key(self._vault.head(known).public) if isinstance(known, str) else None

    def prove(self, *, passphrase: str | None = None, ask: PassphraseSource | None = None) -> str:
        """Return the identity of the holder's key after opening it, which proves it; the first time, the key is made.

        Raises:
            KeyStoreError: the key stays locked, or cannot be kept safely.
            StoreError: `Code.FILE_NOT_WRITABLE`, `Code.STORE_DAMAGED`.
        """
        return did_key(self._key(passphrase, ask).public)

    def own_dids(self) -> frozenset[str]:
        """Return the identities whose keys lie in this profile, an issuer's too; none of them is opened."""
        heads = self._vault.heads()
        return frozenset(did_key(head.public) for head in heads if head.public.kind is not KeyKind.RSA)

    def shared(self) -> tuple[Shared, ...]:
        """Return what was presented, oldest first.

        Raises:
            StoreError: `Code.STORE_DAMAGED`.
        """
        found = []
        for entry in self._entries():
            if isinstance(entry, dict):
                badges = entry.get("badges")
                names = tuple(str(name) for name in badges) if isinstance(badges, list) else ()
                found.append(Shared(str(entry.get("at")), str(entry.get("domain")), str(entry.get("challenge")), names))
        return tuple(found)

    def _refuse(self, exhibit: Exhibit, now: datetime) -> None:
        """Refuse a badge that cannot be presented, before any key is asked for: a trial key signs it alone."""
        key = generate_signing_key()
        method = f"{did_key(key.public)}#{key.public.multibase}"
        try:
            present(
                [exhibit.credential],
                key,
                Question("trial", "trial"),
                verification_method=method,
                presentation_id="urn:uuid:00000000-0000-4000-8000-000000000000",
                created=now,
            )
        except InputError as error:
            raise InputError(Code.PRESENT_FORMAT, item=exhibit.name or exhibit.key, reason=error.code) from error

    def _key(self, passphrase: str | None, ask: PassphraseSource | None) -> SigningKey:
        known = self._read().get("key")
        if isinstance(known, str):
            return self._vault.unlock(known, passphrase=passphrase, ask=ask)
        key = generate_signing_key()
        head = self._vault.create(key, passphrase=passphrase, ask=ask)
        self._write({**self._read(), "key": head.id})
        return key

    def _note(self, entry: JsonObject) -> None:
        kept = [*self._entries(), entry][-_MOST_KEPT:]
        self._write({**self._read(), "shared": kept})

    def _entries(self) -> list[JsonValue]:
        entries = self._read().get("shared")
        return list(entries) if isinstance(entries, list) else []

    def _read(self) -> JsonObject:
        if not self._file.exists():
            return {}
        try:
            return parse_object(self._paths.read_sealed(self._file))
        except BadgeDeskError as error:
            raise StoreError(Code.STORE_DAMAGED, path=self._file, reason=error.code) from error

    def _write(self, value: JsonObject) -> None:
        self._paths.write_sealed(self._file, write_json(value).encode())
