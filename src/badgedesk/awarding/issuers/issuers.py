"""The issuers of a profile: who they are, which keys they sign with, and unlocking those."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Self

from badgedesk.awarding.issuers.issuer import (
    WEB,
    Issuer,
    IssuerState,
    KeyState,
    checked_identity,
    checked_status_address,
    method_of,
    read_key,
    refuse_slip,
    sign_trial,
)
from badgedesk.awarding.issuers.profiles import read_profile, write_profile
from badgedesk.awarding.issuers.recovery import KeptIssuer, KeptKey, Recovery, write_recovery
from badgedesk.awarding.issuers.recovery_code import open_recovered
from badgedesk.awarding.schema import REGISTER
from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.did import did_key
from badgedesk.core.errors import AwardError, Code, InputError, StoreError, UsageError
from badgedesk.core.issue import Signer
from badgedesk.core.keys import KeyKind, SigningKey, generate_signing_key
from badgedesk.core.model.award import Profile
from badgedesk.core.verify import TrustedIssuer
from badgedesk.host import clock
from badgedesk.host.database import Row, open_database
from badgedesk.host.keystore import SystemKeyStore
from badgedesk.host.paths import ProfilePaths
from badgedesk.host.vault import PassphraseSource, Vault

_SELECT: Final = "SELECT id, name, profile, state, created_at, recovery_at, status_at FROM issuer"


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
        self._database = open_database(paths.register_db, REGISTER, paths.key)

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
        key: KeyKind | SigningKey = KeyKind.ED25519,
        passphrase: str | None = None,
        ask: PassphraseSource | None = None,
        now: Callable[[], datetime] = clock.now,
    ) -> Issuer:
        """Make an issuer and return it; key and issuer are on the disk then.

        Args:
            profile: what credentials say of the issuer; its ``id`` is a did:web, or empty and becomes the did:key.
            key: the kind of key to make, or a key that there is already.
            passphrase: seals the key, in place of the system's key store.
            ask: is asked for a passphrase where the key store cannot be used.
            now: the clock.

        Raises:
            AwardError: `Code.ISSUER_EXISTS`, when an issuer has this name.
            KeyStoreError: the key cannot be kept safely; then there is no issuer either.
            UsageError: `Code.USAGE`, for an empty name or members that no credential may have;
                `Code.DID_DOMAIN_SLIP`, for a domain that is one letter off the issuer's own.
            InputError: `Code.DID_DOMAIN`.
        """
        self._refuse_taken(profile.name)
        if profile.id:
            checked_identity(profile.id)
            refuse_slip(profile.id, profile)
        made = key if isinstance(key, SigningKey) else generate_signing_key(key)
        named = replace(profile, id=profile.id or did_key(made.public))
        self._refuse_taken_identity(named.id, made)
        sign_trial(Signer(named, made, method_of(named.id, made)), now())
        self._vault.create(made, passphrase=passphrase, ask=ask)
        try:
            self._enter(named, [KeptKey(made, now())], now())
        except (AwardError, StoreError):
            self._vault.remove(made.public.name)
            raise
        return self.find(named.id)

    def set_status_address(self, issuer: Issuer, url: str | None) -> Issuer:
        """Say where the issuer's status lists are published; awards from now on name a list there.

        Raises:
            UsageError: `Code.ADDRESS_STATUS`.
        """
        address = checked_status_address(url) if url is not None else None
        with self._database.transaction():
            self._database.execute("UPDATE issuer SET status_at = ? WHERE id = ?", (address, issuer.first_id))
        return self.find(issuer.id)

    def rotate(
        self,
        issuer: Issuer,
        *,
        key: KeyKind | SigningKey = KeyKind.ED25519,
        compromised_at: datetime | None = None,
        passphrase: str | None = None,
        ask: PassphraseSource | None = None,
    ) -> Issuer:
        """Give the issuer a new key that signs from now on, and return it; what the old one signed still verifies.

        An identity by domain stays the same, and its document lists both keys. A did:key is its key, so the issuer
        goes on under a new one; the register and the user's own trust know both as the same issuer.

        Args:
            issuer: of this book; one that is retired may not.
            key: the kind of key to make, or a key that there is already.
            compromised_at: since when the old key may be in other hands; None where it is only replaced.
            passphrase: seals the new key, in place of the system's key store.
            ask: is asked for a passphrase where the key store cannot be used.

        Raises:
            AwardError: `Code.ISSUER_RETIRED`, `Code.KEY_EXISTS`.
            KeyStoreError: the key cannot be kept safely; then nothing was changed.
        """
        old, now = issuer.signing_key, clock.now()
        made = key if isinstance(key, SigningKey) else generate_signing_key(key)
        did = issuer.id if issuer.id.startswith(WEB) else did_key(made.public)
        profile = replace(issuer.profile, id=did)
        self._refuse_taken_key(made)
        self._vault.create(made, passphrase=passphrase, ask=ask)
        state = KeyState.REPLACED if compromised_at is None else KeyState.COMPROMISED
        ended_at = format_time(compromised_at or now)
        try:
            with self._database.transaction():
                self._database.execute(
                    "UPDATE issuer_key SET state = ?, ended_at = ? WHERE id = ?", (state, ended_at, old.id)
                )
                self._enter_key(issuer.first_id, did, KeptKey(made, max(now, old.created_at)))
                self._database.execute(
                    "UPDATE issuer SET profile = ?, recovery_at = NULL WHERE id = ?",
                    (write_profile(profile), issuer.first_id),
                )
        except StoreError:
            self._vault.remove(made.public.name)
            raise
        return self.find(did)

    def retire(self, issuer: Issuer) -> Issuer:
        """Let the issuer award no more; its awards verify on, and can still be revoked."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE issuer SET state = ? WHERE id = ?", (IssuerState.RETIRED.value, issuer.first_id)
            )
        return self.find(issuer.id)

    def recovery(
        self,
        issuer: Issuer,
        new_passphrase: str,
        *,
        passphrase: str | None = None,
        ask: PassphraseSource | None = None,
        now: Callable[[], datetime] = clock.now,
        write: Callable[..., bytes] = write_recovery,
    ) -> bytes:
        """Return the recovery file of an issuer; `confirm_recovery` when it was written and read back.

        Args:
            issuer: of this book.
            new_passphrase: opens the file.
            passphrase: opens the keys here, as for `signer`.
            ask: as for `signer`.
            now: the clock.
            write: what makes it; `badgedesk.awarding.issuers.recovery_code.write_code` for a printed sheet.

        Raises:
            KeyStoreError: a key stays locked; `Code.PASSPHRASE_NEEDED`, for an empty new passphrase.
        """
        opened = [(self._vault.unlock(key.id, passphrase=passphrase, ask=ask), key) for key in issuer.keys]
        keys = tuple(KeptKey(one, key.created_at, key.method, key.state, key.ended_at) for one, key in opened)
        kept = KeptIssuer(issuer.profile, keys, issuer.status_at)
        return write(kept, new_passphrase, now=now, cost=self._vault.cost)

    def confirm_recovery(self, issuer_id: str, at: datetime) -> None:
        """Remember that the issuer's recovery file was made and read back."""
        with self._database.transaction():
            self._database.execute(
                "UPDATE issuer SET recovery_at = ? WHERE id = ?", (format_time(at), self.find(issuer_id).first_id)
            )

    def restore(self, data: bytes, passphrase: str, *, now: Callable[[], datetime] = clock.now) -> Issuer:
        """Take an issuer in from its recovery file or sheet and return it; one that is here gets its keys back.

        The keys go into the system's key store, and where that cannot be used, under the passphrase of the file.

        Raises:
            KeyStoreError: what `badgedesk.awarding.issuers.recovery_code.open_recovered` raises; then nothing was
                changed.
            AwardError: `Code.ISSUER_EXISTS`, when another issuer has this name.
            StoreError: `Code.FILE_NOT_WRITABLE`.
        """
        opened = open_recovered(data, passphrase)
        named = {opened.profile.id, *(kept.did for kept in opened.keys)}
        known = next((issuer for issuer in self.issuers() if named & set(issuer.dids)), None)
        if known is None:
            self._refuse_taken(opened.profile.name)
        for kept in opened.keys:
            self._vault.put_back(kept.key, ask=lambda: passphrase)
        if known is None:
            self._enter(opened.profile, opened.keys, now(), opened.status_at)
        else:
            self._complete(known, opened)
        self.confirm_recovery(opened.profile.id, now())
        return self.find(opened.profile.id)

    def needs_passphrase(self, issuer: Issuer) -> bool:
        """Return whether the issuer's key opens with a passphrase alone.

        Raises:
            StoreError: `Code.ITEM_NOT_FOUND`, when the key file is gone.
            KeyStoreError: `Code.KEY_FILE_DAMAGED`.
        """
        return self._vault.head(issuer.signing_key.id).entry is None

    def asks_passphrase(self, issuer: Issuer) -> bool:
        """Return whether the passphrase is asked for now, and did not open the key a while ago; faults as above."""
        return self._vault.asks(issuer.signing_key.id)

    def issuers(self) -> tuple[Issuer, ...]:
        """Return all issuers, oldest first."""
        rows = self._database.rows(f"{_SELECT} ORDER BY created_at, id")
        return tuple(self._issuer(row) for row in rows)

    def find(self, wanted: str) -> Issuer:
        """Return the issuer with that id, else the one with that name.

        Raises:
            AwardError: `Code.ISSUER_NOT_FOUND`.
        """
        known = self.issuers()
        found = [issuer for issuer in known if wanted in {issuer.id, *issuer.dids}]
        found = found or [issuer for issuer in known if _same_name(issuer.name, wanted)]
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
            AwardError: `Code.ISSUER_RETIRED`.
        """
        key = issuer.signing_key
        unlocked: SigningKey = self._vault.unlock(key.id, passphrase=passphrase, ask=ask)
        return Signer(issuer.profile, unlocked, key.method)

    def signer_for(self, did: str, *, passphrase: str | None = None, ask: PassphraseSource | None = None) -> Signer:
        """Unlock the last key of an identity, also of one that awards no more: its status lists are signed with it.

        Raises:
            KeyStoreError, StoreError: as `signer`.
            AwardError: `Code.ISSUER_NOT_FOUND`.
        """
        issuer = self.find(did)
        key = [key for key in issuer.keys if key.did == did][-1]
        unlocked: SigningKey = self._vault.unlock(key.id, passphrase=passphrase, ask=ask)
        return Signer(replace(issuer.profile, id=did), unlocked, key.method)

    def trusted(self) -> tuple[TrustedIssuer, ...]:
        """Return the user's own issuers as issuers the user knows; only their own keys bind."""
        return tuple(trusted for issuer in self.issuers() for trusted in issuer.trusted())

    def _enter(self, profile: Profile, keys: Sequence[KeptKey], now: datetime, status_at: str | None = None) -> None:
        """Enter an issuer; with a status address it comes from elsewhere, where its first list may be in use."""
        first_id = (keys[0].did if keys[0].method else "") or profile.id
        with self._database.transaction():
            self._refuse_taken(profile.name)
            self._database.execute(
                "INSERT INTO issuer (id, name, profile, state, created_at, status_at, lists_elsewhere) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    first_id,
                    profile.name,
                    write_profile(profile),
                    IssuerState.ACTIVE,
                    format_time(now),
                    status_at,
                    int(status_at is not None),
                ),
            )
            for kept in keys:
                self._enter_key(first_id, profile.id, kept)

    def _enter_key(self, first_id: str, did: str, kept: KeptKey) -> None:
        public = kept.key.public
        ended_at = format_time(kept.ended_at) if kept.ended_at else None
        method = kept.method or method_of(did, kept.key)
        self._database.execute(
            "INSERT INTO issuer_key (id, issuer, kind, state, created_at, public, method, ended_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                public.name,
                first_id,
                kept.key.kind.value,
                kept.state,
                format_time(kept.created_at),
                public.multibase,
                method,
                ended_at,
            ),
        )

    def _complete(self, known: Issuer, opened: Recovery) -> None:
        """Give an issuer that is here the keys of its recovery file that are not, with what that says of the others."""
        present = {key.id for key in known.keys}
        fresh = [kept for kept in opened.keys if kept.key.public.name not in present]
        if not fresh:
            return
        with self._database.transaction():
            for kept in opened.keys:
                if kept in fresh:
                    self._enter_key(known.first_id, opened.profile.id, kept)
                else:
                    ended_at = format_time(kept.ended_at) if kept.ended_at else None
                    self._database.execute(
                        "UPDATE issuer_key SET state = ?, ended_at = ? WHERE id = ?",
                        (kept.state, ended_at, kept.key.public.name),
                    )
            self._database.execute(
                "UPDATE issuer SET profile = ? WHERE id = ?", (write_profile(opened.profile), known.first_id)
            )

    def _refuse_taken_identity(self, did: str, key: SigningKey) -> None:
        taken = next((issuer for issuer in self.issuers() if did in issuer.dids), None)
        if taken is not None:
            raise AwardError(Code.ISSUER_EXISTS, issuer=taken.name)
        self._refuse_taken_key(key)

    def _refuse_taken_key(self, key: SigningKey) -> None:
        if any(key.public.name == known.id for issuer in self.issuers() for known in issuer.keys):
            raise AwardError(Code.KEY_EXISTS)

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
        first_id, _, profile, state, created_at = map(str, row[:5])
        recovery_at = None if row[5] is None else parse_time(str(row[5]))
        keys = self._database.rows(
            "SELECT id, kind, state, created_at, public, method, ended_at FROM issuer_key WHERE issuer = ? "
            "ORDER BY created_at, rowid",
            (first_id,),
        )
        return Issuer(
            first_id=first_id,
            profile=self._profile(profile),
            keys=tuple(map(read_key, keys)),
            state=IssuerState(state),
            created_at=parse_time(created_at),
            recovery_at=recovery_at,
            status_at=None if row[6] is None else str(row[6]),
        )


def _same_name(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
