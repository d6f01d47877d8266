"""An issuer as the register keeps it: who it is, under which identities, with which keys."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum, unique
from typing import Final
from urllib.parse import urlsplit

from badgedesk.core.clock import parse_time
from badgedesk.core.did import Method, parse_web_identity, similar_domain
from badgedesk.core.errors import AwardError, Code, InputError, UsageError
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import PublicKey, SigningKey, parse_multikey
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient
from badgedesk.core.verify import TrustedIssuer
from badgedesk.host import clock
from badgedesk.host.database import Row

WEB: Final = "did:web:"
_PATH_PART: Final = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")


@unique
class IssuerState(StrEnum):
    """Whether an issuer still awards."""

    ACTIVE = "active"
    RETIRED = "retired"


@unique
class KeyState(StrEnum):
    """Whether a key still signs."""

    ACTIVE = "active"
    REPLACED = "replaced"
    """Another key signs now; what this one signed still verifies."""
    COMPROMISED = "compromised"
    """It may be in other hands since ``ended_at``."""


@dataclass(frozen=True, slots=True)
class IssuerKey:
    """A key of an issuer; ``id`` is its public part as a Multikey text, or what stands for one (`PublicKey.name`).

    ``method`` is the address that proofs name it by; ``ended_at`` is when it stopped signing, or since when it may
    be in other hands.
    """

    id: str
    kind: str
    state: KeyState
    created_at: datetime
    public: PublicKey
    method: str
    ended_at: datetime | None = None

    @property
    def did(self) -> str:
        """The identity that the key belongs to."""
        return self.method.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer of this profile, oldest key first."""

    first_id: str
    """Its first identity, by which the register knows it."""
    profile: Profile
    keys: tuple[IssuerKey, ...]
    state: IssuerState
    created_at: datetime
    recovery_at: datetime | None = None
    """When a recovery file was last made and read back; None until then."""
    status_at: str | None = None
    """Where its status lists are published; None for awards that cannot be withdrawn for others to see."""

    @property
    def id(self) -> str:
        """The issuer's DID, under which it awards now."""
        return self.profile.id

    @property
    def name(self) -> str:
        """The issuer's name, as credentials show it."""
        return self.profile.name

    @property
    def dids(self) -> tuple[str, ...]:
        """Every identity it ever awarded under, oldest first."""
        return tuple(dict.fromkeys(key.did for key in self.keys))

    @property
    def signing_key(self) -> IssuerKey:
        """The key that signs now.

        Raises:
            AwardError: `Code.ISSUER_RETIRED`.
        """
        active = [key for key in self.keys if key.state is KeyState.ACTIVE and key.did == self.id]
        if self.state is IssuerState.RETIRED or not active:
            raise AwardError(Code.ISSUER_RETIRED, issuer=self.name)
        return active[-1]

    def methods(self) -> tuple[Method, ...]:
        """Return what the document of its present identity lists."""
        return tuple(
            Method(key.method, key.public, key.ended_at if key.state is KeyState.COMPROMISED else None)
            for key in self.keys
            if key.did == self.id
        )

    def trusted(self) -> tuple[TrustedIssuer, ...]:
        """Return it as an issuer the user knows, once for each identity; a key that may be in other hands binds not."""
        trusted = []
        for did in self.dids:
            keys = [key for key in self.keys if key.did == did and key.state is not KeyState.COMPROMISED]
            if keys:
                publics, methods = tuple(key.public for key in keys), tuple(key.method for key in keys)
                trusted.append(TrustedIssuer(did, self.name, publics, methods))
        return tuple(trusted)


def refuse_slip(did: str, profile: Profile) -> None:
    """Refuse a did:web whose domain is one slip away from the issuer's own site or e-mail.

    Raises:
        UsageError: `Code.DID_DOMAIN_SLIP`.
    """
    domains = [urlsplit(profile.url).hostname or ""] if profile.url else []
    domains += [profile.email.rpartition("@")[2]] if profile.email else []
    other = similar_domain(did, [domain for domain in domains if domain])
    if other is not None:
        raise UsageError(Code.DID_DOMAIN_SLIP, value=did.removeprefix(WEB), other=other)


def checked_status_address(url: str) -> str:
    """Return the address of a status list as it will stand in credentials.

    Raises:
        UsageError: `Code.ADDRESS_STATUS`, for anything but a whole https address without query or fragment.
    """
    text = url.strip()
    try:
        parts = urlsplit(text)
        sound = parts.scheme == "https" and parts.port in {None, *range(1, 65_536)}
    except ValueError as error:
        raise UsageError(Code.ADDRESS_STATUS, value=url) from error
    host = parts.hostname or ""
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    plain = plain and all(_PATH_PART.fullmatch(part) for part in parts.path.strip("/").split("/"))
    if not (sound and plain and "." in host and parts.path.strip("/") and text.isascii() and " " not in text):
        raise UsageError(Code.ADDRESS_STATUS, value=url)
    return text


def checked_identity(did: str) -> None:
    """Refuse an identity by domain that is none; faults as `badgedesk.core.did.parse_web_identity`."""
    if parse_web_identity(did) != did:
        raise InputError(Code.DID_DOMAIN, value=did, reason="it is not in its plain form")


def method_of(did: str, key: SigningKey) -> str:
    """Return the address that proofs of an issuer name its key by."""
    fragment = key.public.multibase if did.startswith("did:key:") else key.public.name
    return f"{did}#{fragment}"


def read_key(row: Row) -> IssuerKey:
    """Return the key in a row of the register: id, kind, state, created at, public, method, ended at."""
    key_id, kind, state, made_at, public, method = map(str, row[:6])
    ended_at = None if row[6] is None else parse_time(str(row[6]))
    return IssuerKey(key_id, kind, KeyState(state), parse_time(made_at), parse_multikey(public), method, ended_at)


def sign_trial(signer: Signer, now: datetime) -> None:
    """Sign a badge that nobody gets, so that a profile that no badge may carry is refused before it is kept."""
    achievement = Achievement(id="urn:uuid:00000000-0000-4000-8000-000000000000", name="-", description="-")
    award = Award(replace(achievement, criteria_narrative="-"), Recipient(name="-"), valid_from=now)
    try:
        issue(award, signer, now=now, new_id=clock.new_id, new_salt=clock.new_salt)
    except AwardError as error:
        member = error.facts.get("path", "profile").removeprefix("$.issuer.")
        detail = f"This cannot be the issuer’s {member}. Web addresses start with https://."
        raise UsageError(Code.USAGE, detail=detail) from error
