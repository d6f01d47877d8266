"""The issuers of a profile: who they are, which keys they sign with, and unlocking those."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, unique
from typing import Final, Self

from badgedesk.awarding.profiles import read_profile, write_profile
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

_SELECT: Final = "SELECT id, name, profile, state, created_at FROM issuer"


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
        text, created_at = write_profile(named), format_time(now())
        self._vault.create(key, passphrase=passphrase, ask=ask)
        try:
            with self._database.transaction():
                self._refuse_taken(profile.name)
                self._database.execute(
                    "INSERT INTO issuer (id, name, profile, state, created_at) VALUES (?, ?, ?, ?, ?)",
                    (issuer_id, profile.name, text, IssuerState.ACTIVE, created_at),
                )
                self._database.execute(
                    "INSERT INTO issuer_key (id, issuer, kind, state, created_at) VALUES (?, ?, ?, ?, ?)",
                    (key.public.multibase, issuer_id, kind.value, KeyState.ACTIVE, created_at),
                )
        except (AwardError, StoreError):
            self._vault.remove(key.public.multibase)
            raise
        return self.find(issuer_id)

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
        issuer_id, _, profile, state, created_at = map(str, row)
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
