"""The picture check: whether the picture around a credential is the one the credential names.

Compared by what the eye sees, whatever size or palette, or by the digest that was signed.

Spec: Open Badges 3.0, Image; Verifiable Credentials Data Model 2.0, Integrity of Related Resources.
"""

import base64
import binascii
from collections.abc import Iterator
from hashlib import sha256, sha384, sha512
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from badgedesk.core import limits
from badgedesk.core.bake import FileKind, kind_of, strip
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.keys import base58
from badgedesk.core.model.credential import CredentialView, text
from badgedesk.core.model.document import Documents
from badgedesk.core.model.picture_name import picture_digests
from badgedesk.core.model.report import Check, CheckName, Outcome
from badgedesk.core.model.view import mapping
from badgedesk.core.strictjson import JsonObject, JsonValue

if TYPE_CHECKING:
    from PIL.Image import Image

_SIDE_PX: Final = 64
_MEAN: Final = 6.0
"""Mean difference of a channel, 0 to 255, that a copy may have; in other sizes and palettes measured 0.6 to 2.4."""
_CELL: Final = 10.0
"""Mean difference of one cell of 8 by 8 pixels; copies measured up to 8, one changed letter from 11."""
_CELLS: Final = 8
_BESIDE_PX: Final = 512
_GAP_PX: Final = 16
"""Longer side of each of two pictures laid side by side, and the white around them."""
_SPEC: Final = "Open Badges 3.0, Image"
_SRI: Final = {"sha256": sha256, "sha384": sha384, "sha512": sha512}
_MULTIHASH_SHA256: Final = b"\x12\x20"


def check_picture(view: CredentialView, picture: bytes | None, documents: Documents) -> Check:
    """Compare the picture around a credential with each picture that the credential names.

    A picture is named by a ``data:`` address, by an address whose answer is at hand, or by the digest of its bytes
    (without the badge in it). One that fits is enough; where none can be compared, the answer is open. Where a picture
    was drawn for the person and is named by its digest, only that one fits, or the very bytes of the general one:
    somebody else's name would be too small a difference to the general one to be noticed.
    """
    images = list(_named_images(view))
    if picture is None or not images:
        return Check(CheckName.PICTURE, Outcome.NOT_APPLICABLE, None, _SPEC)
    personal = mapping(mapping(view.document.get("credentialSubject")).get("image"))
    if _digest_names(personal):
        answers = [_fits(personal, picture, documents) or any(_is_very(image, picture, documents) for image in images)]
    else:
        answers = [answer for image in images if (answer := _fits(image, picture, documents)) is not None]
    if not answers:
        return Check(CheckName.PICTURE, Outcome.UNKNOWN, Code.PICTURE_NOT_CHECKED, _SPEC)
    if any(answers):
        return Check(CheckName.PICTURE, Outcome.PASS, None, _SPEC)
    return Check(CheckName.PICTURE, Outcome.WARN, Code.PICTURE_DIFFERS, _SPEC, _told_apart(view, picture, documents))


def _told_apart(view: CredentialView, picture: bytes, documents: Documents) -> tuple[tuple[str, str], ...]:
    """Return by what the two pictures can be told apart: the hash of each, and what the signed one is named by."""
    facts = [("around", sha256(_bare(picture)).hexdigest())]
    image = next(_named_images(view))
    signed = named_picture(view, documents)
    if signed is not None:
        facts.append(("signed", sha256(signed).hexdigest()))
    digest = text(image.get("digestSRI")) or text(image.get("digestMultibase"))
    if digest is not None:
        facts.append(("digest", digest))
    return tuple(facts)


def _bare(picture: bytes) -> bytes:
    try:
        return strip(picture)
    except InputError:
        return picture


def named_picture(view: CredentialView, documents: Documents) -> bytes | None:
    """Return the first picture that a credential names and that is at hand, to be shown beside the one around it."""
    for image in _named_images(view):
        found = _at_hand(image, documents)
        if found is not None:
            return found
    return None


def _named_images(view: CredentialView) -> Iterator[JsonObject]:
    """Yield the pictures a badge names, that of this very award first."""
    subject = view.document.get("credentialSubject")
    holders: list[JsonValue] = [subject, view.document]
    if isinstance(subject, dict):
        holders.append(subject.get("achievement"))
    holders.append(view.document.get("badge"))
    for holder in holders:
        image = holder.get("image") if isinstance(holder, dict) else None
        if isinstance(image, str):
            yield {"id": image}
        elif isinstance(image, dict):
            yield image


def _fits(image: JsonObject, picture: bytes, documents: Documents) -> bool | None:
    """Return whether a named picture is this one; None where that cannot be told."""
    digest = _by_digest(image, picture)
    if digest is not None:
        return digest
    named = _at_hand(image, documents)
    if named is None:
        return None
    try:
        if kind_of(named) is FileKind.PNG and kind_of(picture) is FileKind.PNG:
            return same_picture(picture, named)
        return True if strip(picture) == strip(named) else None  # an SVG is not drawn here
    except InputError:
        return None


def _digest_names(image: JsonObject) -> bool:
    """Whether a picture is named by the digest of its bytes in its very address."""
    return bool(picture_digests(text(image.get("id")) or ""))


def _is_very(image: JsonObject, picture: bytes, documents: Documents) -> bool:
    """Return whether a file is a named picture byte for byte, the badge in it and remarks beside it left out."""
    named = _at_hand(image, documents)
    try:
        return named is not None and strip(picture, keep_metadata=False) == strip(named, keep_metadata=False)
    except InputError:
        return False


def _by_digest(image: JsonObject, picture: bytes) -> bool | None:
    named = picture_digests(text(image.get("id")) or "")
    if named:
        return _is_one_of(named, picture)
    sri, multibase = text(image.get("digestSRI")), text(image.get("digestMultibase"))
    if sri is None and multibase is None:
        return None
    try:
        candidates = (picture, strip(picture))
        if sri is not None:
            name, _, value = sri.partition("-")
            wanted = base64.b64decode(value, validate=True)
            return any(_SRI[name](data).digest() == wanted for data in candidates)
        hashed = _multibase(multibase or "")
        if not hashed.startswith(_MULTIHASH_SHA256):
            return None
        return any(sha256(data).digest() == hashed[len(_MULTIHASH_SHA256) :] for data in candidates)
    except (KeyError, ValueError, binascii.Error, InputError):
        return None


def _is_one_of(digests: tuple[bytes, ...], picture: bytes) -> bool | None:
    try:
        return any(sha256(data).digest() in digests for data in (picture, strip(picture)))
    except InputError:
        return None


def _multibase(value: str) -> bytes:
    if value.startswith("z"):
        return base58.decode(value[1:])
    if value.startswith("u"):
        return base64.urlsafe_b64decode(value[1:] + "=" * (-len(value[1:]) % 4))
    raise ValueError


def _at_hand(image: JsonObject, documents: Documents) -> bytes | None:
    address = text(image.get("id"))
    if address is None:
        return None
    if not address.startswith("data:image/"):
        document = documents.get(address)
        return document.data if document is not None else None
    head, comma, body = address.partition(",")
    try:
        data = base64.b64decode(body, validate=True) if head.endswith(";base64") else unquote_to_bytes(body)
    except (ValueError, binascii.Error):
        return None
    return data if comma and len(data) <= limits.PNG_BYTES else None


def two_pictures(view: CredentialView, picture: bytes, documents: Documents) -> bytes | None:
    """Return a PNG of the picture around a credential beside the one it names; None where either is no PNG at hand.

    Raises:
        InputError: `Code.IMAGE_DAMAGED`, when one cannot be decoded.
        LimitExceededError: `Code.IMAGE_LIMIT`, past ``limits.PNG_PIXELS``.
    """
    import io

    from PIL import Image

    signed = named_picture(view, documents)
    if signed is None or {kind_of(picture), kind_of(signed)} != {FileKind.PNG}:
        return None
    sheet = Image.new("RGB", (2 * _BESIDE_PX + 3 * _GAP_PX, _BESIDE_PX + 2 * _GAP_PX), "white")
    for place, data in enumerate((picture, signed)):
        drawn = _decoded(data)
        drawn.thumbnail((_BESIDE_PX, _BESIDE_PX))
        sheet.paste(drawn, (_GAP_PX + place * (_BESIDE_PX + _GAP_PX), _GAP_PX), drawn)
    file = io.BytesIO()
    sheet.save(file, "PNG")
    return file.getvalue()


def same_picture(one: bytes, other: bytes) -> bool:
    """Return whether two PNG files show the same picture.

    Both are laid on white, brought to 64 by 64 pixels and compared as a whole and in 64 cells.

    Raises:
        InputError: `Code.IMAGE_DAMAGED`, when one cannot be decoded.
        LimitExceededError: `Code.IMAGE_LIMIT`, past ``limits.PNG_PIXELS``.
    """
    from PIL import ImageChops, ImageStat

    first, second = _small(one), _small(other)
    difference = ImageChops.difference(first, second)
    if max(ImageStat.Stat(difference).mean) > _MEAN:
        return False
    cells = difference.resize((_CELLS, _CELLS), resample=4)
    return max(high for _, high in cells.getextrema()) <= _CELL  # type: ignore[misc]  # RGB gives three pairs


def _small(data: bytes) -> "Image":
    from PIL import Image

    colour = _decoded(data).resize((_SIDE_PX, _SIDE_PX), Image.Resampling.BOX)
    ground = Image.new("RGBA", colour.size, "white")
    return Image.alpha_composite(ground, colour).convert("RGB")


def _decoded(data: bytes) -> "Image":
    import io

    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            if image.width * image.height > limits.PNG_PIXELS:
                raise LimitExceededError(Code.IMAGE_LIMIT, size=f"{image.width} x {image.height}")
            return image.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InputError(Code.IMAGE_DAMAGED) from error
