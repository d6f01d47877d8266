"""Who awards or defines a badge: people and organisations as a credential names them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of an achievement or profile in somebody else's system."""

    identifier: str
    identifier_type: str


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; every part is optional.

    Spec: Open Badges 3.0, Address.
    """

    country: str | None = None
    country_code: str | None = None
    region: str | None = None
    locality: str | None = None
    street: str | None = None
    post_box: str | None = None
    postal_code: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Who awards: the issuer as a credential names it. ``id`` is a DID or an https address.

    Spec: Open Badges 3.0, Profile.
    """

    id: str
    name: str
    url: str | None = None
    email: str | None = None
    phone: str | None = None
    description: str | None = None
    image: str | None = None
    """The logo as an https address or ``data:`` URI of a PNG or SVG."""
    official: str | None = None
    address: Address | None = None
    identifiers: tuple[Identifier, ...] = ()
