"""What an issuer's site says: collected from the register before anything is rendered."""

import base64
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import urlsplit

from badgedesk.awarding.issuers.issuer import WEB, Issuer
from badgedesk.awarding.register.entries import AwardState, RegisterEntry
from badgedesk.awarding.register.register import Register
from badgedesk.awarding.rosters.amendment import unsecured
from badgedesk.core.did import did_web_address
from badgedesk.core.errors import Code, StoreError, UsageError
from badgedesk.core.model.view import mapping, text
from badgedesk.core.strictjson import JsonObject

_PICTURE: Final = "data:image/png;base64,"


@dataclass(frozen=True, slots=True)
class SiteAchievement:
    """A badge that the issuer awards, as its newest award describes it."""

    slug: str
    """Name of its files, letters and digits."""
    document: JsonObject
    picture: bytes | None

    @property
    def name(self) -> str:
        """Its name."""
        return text(self.document.get("name")) or "Badge"


@dataclass(frozen=True, slots=True)
class SiteAward:
    """An award with a page.

    Attributes:
        slug: name of its files.
        achievement: ``slug`` of its badge.
        named: whether the recipient chose to be shown: then the page has the name and the badge file itself.
    """

    slug: str
    achievement: str
    entry: RegisterEntry
    credential: bytes
    document: JsonObject
    named: bool


@dataclass(frozen=True, slots=True)
class SiteContents:
    """Everything that a site is made of. ``address`` is where it will be served, with a slash at its end, or None."""

    issuer: Issuer
    address: str | None
    achievements: tuple[SiteAchievement, ...]
    awards: tuple[SiteAward, ...]
    lists: Mapping[str, bytes]
    """Signed status lists by their address."""

    def path_of(self, address: str) -> str | None:
        """Return where in the folder an address of this site is served from; None for an address elsewhere."""
        if self.address is None:
            return urlsplit(address).path.lstrip("/")
        return address.removeprefix(self.address) if address.startswith(self.address) else None

    @property
    def did_path(self) -> str | None:
        """Where the document of an identity by domain lies; None where it is served elsewhere, or there is none."""
        return self.path_of(did_web_address(self.issuer.id)) if self.issuer.id.startswith(WEB) else None


def gather_site(
    register: Register,
    issuer: Issuer,
    *,
    address: str | None,
    lists: Mapping[str, bytes],
    chosen: Collection[str] = (),
    pages: bool = True,
) -> SiteContents:
    """Return what the site of an issuer says.

    Args:
        register: what was awarded.
        issuer: whose site.
        address: where it will be served; left out, it follows from the identity or the status address.
        lists: the issuer's status lists, signed, by address.
        chosen: ids of awards to be shown by name, besides those whose recipients agreed to it in the register.
        pages: whether the other awards get a page too, with hashed identities.

    Raises:
        UsageError: `Code.USAGE`, for an address that is none.
        StoreError: `Code.ITEM_NOT_FOUND`, for a chosen award that is none of the issuer's or was erased.
    """
    site = site_address(address, issuer)
    achievements: dict[str, SiteAchievement] = {}
    awards: list[SiteAward] = []
    wanted = {register.entry(award).id for award in chosen}
    agreed = register.wishes.named() | wanted
    for entry in register.entries():
        if entry.issuer not in issuer.dids or entry.state is AwardState.PREPARED:
            continue
        try:
            credential = register.credential(entry.id)
        except StoreError as fault:
            if fault.code is not Code.ITEM_NOT_FOUND or entry.id in wanted:
                raise
            continue  # the person was erased
        document = unsecured(credential)
        achievement = _achievement(document)
        achievements[achievement.slug] = achievement
        named = entry.id in agreed
        if pages or named:
            awards.append(SiteAward(_slug(entry.id), achievement.slug, entry, credential, document, named))
    missing = wanted - {award.entry.id for award in awards}
    if missing:
        raise StoreError(Code.ITEM_NOT_FOUND, item=min(missing))
    return SiteContents(issuer, site, tuple(achievements.values()), tuple(awards), lists)


def page_path(award: str) -> str:
    """Return where in a site the page of an award lies."""
    return f"awards/{_slug(award)}.html"


def site_address(given: str | None, issuer: Issuer) -> str | None:
    """Return where a site is served, with a slash at its end: as given, else as identity or status address say.

    Raises:
        UsageError: `Code.USAGE`, for an address that is none.
    """
    if given is not None:
        parts = urlsplit(given)
        if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
            raise UsageError(Code.USAGE, detail=f"“{given}” is no web address that starts with https://.")
        return given.rstrip("/") + "/"
    known = did_web_address(issuer.id) if issuer.id.startswith(WEB) else issuer.status_at
    parts = urlsplit(known or "")
    return f"https://{parts.netloc}/" if parts.netloc else None


def _achievement(document: JsonObject) -> SiteAchievement:
    achievement = mapping(mapping(document.get("credentialSubject")).get("achievement"))
    address = text(mapping(achievement.get("image")).get("id")) or ""
    picture = base64.b64decode(address.removeprefix(_PICTURE)) if address.startswith(_PICTURE) else None
    return SiteAchievement(_slug(text(achievement.get("id")) or ""), achievement, picture)


def _slug(identifier: str) -> str:
    plain = identifier.removeprefix("urn:uuid:")
    if plain != identifier and plain.replace("-", "").isalnum() and plain.isascii():
        return plain
    return sha256(identifier.encode()).hexdigest()[:32]
