"""Issuer profiles as the register keeps them, and the logo in them."""

import base64
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import TYPE_CHECKING, Final

from badgedesk.core import limits
from badgedesk.core.bake import FileKind, kind_of
from badgedesk.core.errors import Code, InputError, LimitExceededError, UsageError
from badgedesk.core.model.achievement import Identifier
from badgedesk.core.model.award import Address, Profile
from badgedesk.core.strictjson import JsonValue, parse_object

if TYPE_CHECKING:
    from PIL.Image import Image

LINKEDIN: Final = "ext:LinkedInOrganizationId"
"""What the number of an organisation at LinkedIn is called among the identifiers of an issuer."""
_LINKEDIN_DIGITS: Final = 12
_COUNTRY: Final = 2
LOGO_BYTES: Final = 24 * 1024
"""Most bytes of a logo; every badge of the issuer carries it."""
_LOGO_SIDES_PX: Final = (256, 192, 128, 96, 64)
_RASTER: Final = frozenset({FileKind.PNG, FileKind.JPEG, FileKind.WEBP})
_TEXTS: Final = frozenset(field.name for field in fields(Profile)) - {"address", "identifiers"}


def write_profile(profile: Profile) -> str:
    """Return a profile as JSON: the members of `Profile` and `Address` that are there."""
    members = {name: value for name, value in asdict(profile).items() if value}
    if profile.address is not None:
        members["address"] = {name: value for name, value in asdict(profile.address).items() if value}
    return json.dumps(members, ensure_ascii=False, sort_keys=True)


def read_profile(text: str) -> Profile:
    """Return the profile that `write_profile` wrote.

    Raises:
        InputError: any other text.
    """
    members = parse_object(text)
    address = members.get("address")
    identifiers = members.get("identifiers", [])
    known = _TEXTS | {"address", "identifiers"}
    if not members.keys() <= known or not {"id", "name"} <= members.keys() or not isinstance(identifiers, list):
        raise InputError(Code.JSON_SYNTAX)
    return Profile(
        **{name: _text(value) for name, value in members.items() if name in _TEXTS},
        address=None if address is None else Address(**_texts(address)),
        identifiers=tuple(Identifier(**_texts(item)) for item in identifiers),
    )


def with_details(profile: Profile, details: Mapping[str, str], identifiers: Sequence[Identifier] = ()) -> Profile:
    """Return a profile with what few issuers say of themselves.

    Args:
        profile: as made so far.
        details: ``description``; ``linkedin``, the number of the organisation there; the parts of an address as
            `Address` names them. Empty ones are left out.
        identifiers: in other systems.

    Raises:
        UsageError: `Code.PROFILE_DETAIL`, with ``field``, for a number that is none, or a country not in two letters.
    """
    given = {name: text.strip() for name, text in details.items() if text.strip()}
    linkedin, country = given.pop("linkedin", ""), given.get("country_code", "")
    if linkedin and not (linkedin.isascii() and linkedin.isdecimal() and len(linkedin) <= _LINKEDIN_DIGITS):
        raise UsageError(Code.PROFILE_DETAIL, field="linkedin", value=linkedin)
    if country and not (len(country) == _COUNTRY and country.isascii() and country.isalpha()):
        raise UsageError(Code.PROFILE_DETAIL, field="country_code", value=country)
    description = given.pop("description", None) or profile.description
    parts = given | ({"country_code": country.upper()} if country else {})
    named = [*profile.identifiers, *identifiers, *([Identifier(linkedin, LINKEDIN)] if linkedin else [])]
    address = Address(**parts) if parts else profile.address
    return replace(profile, description=description, address=address, identifiers=tuple(named))


def logo_address(data: bytes) -> str:
    """Return a logo as a ``data:`` URI of a PNG of at most ``LOGO_BYTES``, made smaller where needed.

    Args:
        data: a PNG, JPEG or WebP file.

    Raises:
        InputError: `Code.IMAGE_UNSUPPORTED`, `Code.IMAGE_DAMAGED`.
        LimitExceededError: `Code.IMAGE_LIMIT`.
    """
    return png_address(small_png(data, _LOGO_SIDES_PX, LOGO_BYTES))


def png_address(png: bytes) -> str:
    """Return a PNG as a ``data:`` URI."""
    return "data:image/png;base64," + base64.b64encode(png).decode("ascii")


def small_png(data: bytes, sides_px: Sequence[int], limit_bytes: int) -> bytes:
    """Return a picture as a PNG of at most ``limit_bytes``, with the first of the sides that makes it fit.

    Args:
        data: a PNG, JPEG or WebP file.
        sides_px: lengths of the longer side, the largest first.
        limit_bytes: of the PNG.

    Raises:
        InputError: `Code.IMAGE_UNSUPPORTED`, `Code.IMAGE_DAMAGED`.
        LimitExceededError: `Code.IMAGE_LIMIT`.
    """
    from PIL import Image, UnidentifiedImageError

    if kind_of(data) not in _RASTER:
        raise InputError(Code.IMAGE_UNSUPPORTED, kind=kind_of(data))
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as opened:
            if opened.width * opened.height > limits.PNG_PIXELS:
                raise LimitExceededError(Code.IMAGE_LIMIT, limit=limits.PNG_PIXELS)
            picture = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise InputError(Code.IMAGE_DAMAGED) from error
    for side in sides_px:
        smaller = _reduced(picture, side)
        if len(smaller) <= limit_bytes:
            return smaller
    raise LimitExceededError(Code.IMAGE_LIMIT, limit_bytes=limit_bytes)


def _reduced(picture: "Image", side: int) -> bytes:
    smaller = picture.copy()
    smaller.thumbnail((side, side))
    written = io.BytesIO()
    smaller.save(written, "PNG", optimize=True)
    return written.getvalue()


def _texts(value: JsonValue) -> dict[str, str]:
    if not isinstance(value, dict):
        raise InputError(Code.JSON_SYNTAX)
    return {name: _text(text) for name, text in value.items()}


def _text(value: JsonValue) -> str:
    if not isinstance(value, str):
        raise InputError(Code.JSON_SYNTAX)
    return value
