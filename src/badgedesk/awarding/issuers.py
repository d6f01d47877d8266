"""The issuers of a profile: who they are, which keys they sign with, and unlocking those."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, unique
from typing import Final, Self

from badgedesk.awarding.profiles import read_profile, write_profile
from badgedesk.awarding.recovery import KeptKey, open_recovery, write_recovery
from badgedesk.awarding.schema import REGISTER
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.did import did_key
from badgedesk.core.errors import AwardError, Code, InputError, StoreError, UsageError
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import KeyKind, PublicKey, SigningKey, generate_signing_key, parse_multikey
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient
from badgedesk.core.verify import TrustedIssuer
from badgedesk.host import clock
from badgedesk.host.database import Row, open_database
from badgedesk.host.keystore import SystemKeyStore
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.vault import PassphraseSource, Vault

_SELECT: Final = "SELECT id, name, profile, state, created_at, recovery_at FROM issuer"


@unique
class IssuerState(StrEnum):
    """Whether an issuer still awards."""

    ACTIVE = "active"


@unique
class KeyState(StrEnum):
    """Whether a key still signs."""

    ACTIVE = "active"


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """A key of an issuer; ``id`` is its public part as a Multikey text."""

    id: str
    kind: str
    state: KeyState
    created_at: datetime

    @property
    def public(self) -> PublicKey:
        """The public key."""
        return parse_multikey(self.id)


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer of this profile, oldest key first."""

    profile: Profile
    keys: tuple[IssuerKey, ...]
    state: IssuerState
    created_at: datetime
    recovery_at: datetime | None = None
    """When a recovery file was last made and read back; None until then."""

    @property
    def id(self) -> str:
        """The issuer's DID."""
        return self.profile.id

    @property
    def name(self) -> str:
        """The issuer's name, as credentials show it."""
        return self.profile.name


class IssuerBook:
    """The issuers in ``register.db``, their keys in the vault; belongs to the thread that opened it.

    Args:
        paths: the profile.
        vault: where the private keys lie; the profile's own behind the system's key store, when left out.

    Raises:
        StoreError: from every method: `Code.STORE_DAMAGED`, ``STORE_NEWER``, ``STORE_BUSY``, ``FILE_NOT_WRITABLE``.
    """

    def __init__(self, paths: ProfilePaths, vault: Vault | None = None) -> None:
        self._vault = vault or Vault(paths.keys, SystemKeyStore())
        self._database = open_database(paths.register_db, REGISTER)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def create(
        self,
        profile: Profile,
        *,
        kind: KeyKind = KeyKind.ED25519,
        passphrase: str | None = None,
        ask: PassphraseSource | None = None,
        now: Callable[[], datetime] = clock.now,
    ) -> Issuer:
        """Make an issuer with a fresh key and return it; key and issuer are on the disk then.

        Args:
            profile: what credentials say of the issuer; its ``id`` is left empty and becomes the did:key.
            kind: of key.
            passphrase: seals the key, in place of the system's key store.
            ask: is asked for a passphrase where the key store cannot be used.
            now: the clock.

        Raises:
            AwardError: `Code.ISSUER_EXISTS`, when an issuer has this name.
            KeyStoreError: the key cannot be kept safely; then there is no issuer either.
            UsageError: `Code.USAGE`, for an empty name or members that no credential may have.
        """
        self._refuse_taken(profile.name)
        key = generate_signing_key(kind)
        issuer_id = did_key(key.public)
        named = replace(profile, id=issuer_id)
        _sign_trial(Signer(named, key, f"{issuer_id}#{key.public.multibase}"), now())
        self._vault.create(key, passphrase=passphrase, ask=ask)
        try:
            self._enter(named, [KeptKey(key, now())], now())
        except (AwardError, StoreError):
            self._vault.remove(key.public.multibase)
            raise
        return self.find(issuer_id)

    def recovery(
        self,
        issuer: Issuer,
        new_passphrase: str,
        *,
        passphrase: str | None = None,
        ask: PassphraseSource | None = None,
        now: Callable[[], datetime] = clock.now,
    ) -> bytes:
        """Return the recovery file of an issuer; `confirm_recovery` when it was written and read back.

        Args:
            issuer: of this book.
            new_passphrase: opens the file.
            passphrase: opens the keys here, as for `signer`.
            ask: as for `signer`.
            now: the clock.

        Raises:
            KeyStoreError: a key stays locked; `Code.PASSPHRASE_NEEDED`, for an empty new passphrase.
        """
        keys = [
            KeptKey(self._vault.unlock(key.id, passphrase=passphrase, ask=ask), key.created_at) for key in issuer.keys
        ]
        return write_recovery(issuer.profile, keys, new_passphrase, now=now, cost=self._vault.cost)

    def confirm_recovery(self, issuer_id: str, at: datetime) -> None:
        """Remember that the issuer's recovery file was made and read back."""
        with self._database.transaction():
            self._database.execute("UPDATE issuer SET recovery_at = ? WHERE id = ?", (format_time(at), issuer_id))

    def restore(self, data: bytes, passphrase: str, *, now: Callable[[], datetime] = clock.now) -> Issuer:
        """Take an issuer in from its recovery file and return it; an issuer that is here gets its keys back.

        The keys go into the system's key store, and where that cannot be used, under the passphrase of the file.

        Raises:
            KeyStoreError: what `badgedesk.awarding.recovery.open_recovery` raises; then nothing was changed.
            AwardError: `Code.ISSUER_EXISTS`, when another issuer has this name.
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        opened = open_recovery(data, passphrase)
        known = self._database.row(f"{_SELECT} WHERE id = ?", (opened.profile.id,))
        if known is None:
            self._refuse_taken(opened.profile.name)
        for kept in opened.keys:
            self._vault.put_back(kept.key, ask=lambda: passphrase)
        if known is None:
            self._enter(opened.profile, opened.keys, now())
        self.confirm_recovery(opened.profile.id, now())
        return self.find(opened.profile.id)

    def needs_passphrase(self, issuer: Issuer) -> bool:
        """Return whether the issuer's key opens with a passphrase alone.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, when the key file is gone.
            KeyStoreError: `Code.KEY_FILE_DAMAGED`.
        """
        return self._vault.head(issuer.keys[-1].id).entry is None

    def issuers(self) -> tuple[Issuer, ...]:
        """Return all issuers, oldest first."""
        rows = self._database.rows(f"{_SELECT} ORDER BY created_at, id")
        return tuple(self._issuer(row) for row in rows)

    def find(self, wanted: str) -> Issuer:
        """Return the issuer with that id, else the one with that name.

        Raises:
            AwardError: `Code.ISSUER_NOT_FOUND`.
        """
        row = self._database.row(f"{_SELECT} WHERE id = ?", (wanted,))
        if row is not None:
            return self._issuer(row)
        found = [issuer for issuer in self.issuers() if _same_name(issuer.name, wanted)]
        if not found:
            raise AwardError(Code.ISSUER_NOT_FOUND, issuer=wanted)
        if len(found) > 1:
            raise AwardError(Code.ITEM_AMBIGUOUS, item=wanted)
        return found[0]

    def signer(self, issuer: Issuer, *, passphrase: str | None = None, ask: PassphraseSource | None = None) -> Signer:
        """Unlock the issuer's key once and return who signs; keep it no longer than one batch needs it.

        Raises:
            KeyStoreError: `Code.PASSPHRASE_WRONG`, ``PASSPHRASE_NEEDED``, ``KEY_FILE_DAMAGED``, or the key store's.
            StoreError: `Code.ITEM_NOT_FOUND`, when the key file is gone.
        """
        key = issuer.keys[-1]
        unlocked: SigningKey = self._vault.unlock(key.id, passphrase=passphrase, ask=ask)
        return Signer(issuer.profile, unlocked, f"{issuer.id}#{key.id}")

    def trusted(self) -> tuple[TrustedIssuer, ...]:
        """Return the user's own issuers as issuers the user knows; only their own keys bind."""
        return tuple(
            TrustedIssuer(issuer.id, issuer.name, tuple(key.public for key in issuer.keys)) for issuer in self.issuers()
        )

    def _enter(self, profile: Profile, keys: Sequence[KeptKey], now: datetime) -> None:
        with self._database.transaction():
            self._refuse_taken(profile.name)
            self._database.execute(
                "INSERT INTO issuer (id, name, profile, state, created_at) VALUES (?, ?, ?, ?, ?)",
                (profile.id, profile.name, write_profile(profile), IssuerState.ACTIVE, format_time(now)),
            )
            for kept in keys:
                public, created_at = kept.key.public, format_time(kept.created_at)
                self._database.execute(
                    "INSERT INTO issuer_key (id, issuer, kind, state, created_at) VALUES (?, ?, ?, ?, ?)",
                    (public.multibase, profile.id, kept.key.kind.value, KeyState.ACTIVE, created_at),
                )

    def _refuse_taken(self, name: str) -> None:
        if not name.strip():
            raise UsageError(Code.USAGE, detail="An issuer needs a name.")
        if any(_same_name(issuer.name, name) for issuer in self.issuers()):
            raise AwardError(Code.ISSUER_EXISTS, issuer=name)

    def _profile(self, text: str) -> Profile:
        try:
            return read_profile(text)
        except InputError as error:
            raise StoreError(Code.STORE_DAMAGED, path=self._database.path) from error

    def _issuer(self, row: Row) -> Issuer:
        issuer_id, _, profile, state, created_at = map(str, row[:5])
        recovery_at = None if row[5] is None else parse_time(str(row[5]))
        keys = self._database.rows(
            "SELECT id, kind, state, created_at FROM issuer_key WHERE issuer = ? ORDER BY created_at, rowid",
            (issuer_id,),
        )
        return Issuer(
            profile=self._profile(profile),
            keys=tuple(
                IssuerKey(key_id, kind, KeyState(key_state), parse_time(made_at))
                for key_id, kind, key_state, made_at in (map(str, key) for key in keys)
            ),
            state=IssuerState(state),
            created_at=parse_time(created_at),
            recovery_at=recovery_at,
        )


def _sign_trial(signer: Signer, now: datetime) -> None:
    """Sign a badge that nobody gets, so that a profile that no badge may carry is refused before it is kept."""
    achievement = Achievement(id="urn:uuid:00000000-0000-4000-8000-000000000000", name="-", description="-")
    award = Award(replace(achievement, criteria_narrative="-"), Recipient(name="-"), valid_from=now)
    try:
        issue(award, signer, now=now, new_id=clock.new_id, new_salt=clock.new_salt)
    except AwardError as error:
        member = error.facts.get("path", "profile").removeprefix("$.issuer.")
        detail = f"This cannot be the issuer’s {member}. Web addresses start with https://."
        raise UsageError(Code.USAGE, detail=detail) from error


def _same_name(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
