"""What a file is: its credential text, wherever it lies, and the format of it.

Spec: Open Badges 3.0, Document Formats; Open Badges 2.0, Badge Baking.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from badgedesk.core import limits
from badgedesk.core.bake import FileKind, kind_of, unbake
from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.model.assertion import OB1_CONTEXT, is_ob2, is_ob2_part
from badgedesk.core.model.credential import as_list
from badgedesk.core.model.report import BadgeFormat
from badgedesk.core.proof.merkle import is_merkle
from badgedesk.core.proof.token import Token, parse_token
from badgedesk.core.strictjson import JsonObject, parse_object, write_json

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_TOKEN: Final = re.compile(r"[\w\-+/=]*(?:\.[\w\-+/=]*)+", re.ASCII)
"""Anything that can be meant as a token, well spelt or not."""
_URL: Final = re.compile(r"https?://\S{1,2000}")
_BADGE_TYPES: Final = frozenset({"OpenBadgeCredential", "AchievementCredential", "EndorsementCredential"})
_LIST_TYPES: Final = frozenset({"BitstringStatusListCredential", "StatusList2021Credential"})
_PICTURES: Final = frozenset({FileKind.PNG, FileKind.SVG, FileKind.SVGZ, FileKind.JPEG, FileKind.WEBP, FileKind.GIF})


@dataclass(frozen=True, slots=True)
class Received:
    """A file that holds a credential.

    Attributes:
        kind: what the file is, by content.
        format: what kind of credential it holds.
        text: the credential's own bytes, exactly as they lay in the file.
        document: the parsed credential (a token's payload); empty for a legacy address.
        token: the parsed token, for ``ob3-jwt`` and ``ob2-signed``.
        picture: the whole file, where it is a picture.
        notes: findings about how the credential lay in the file.
    """

    kind: FileKind
    format: BadgeFormat
    text: bytes
    document: JsonObject
    token: Token | None = None
    picture: bytes | None = None
    notes: tuple[Code, ...] = ()

    @property
    def sha256(self) -> str:
        """SHA-256 of the credential's own bytes, in hex."""
        return sha256(self.text).hexdigest()


def receive(data: bytes) -> Received:
    """Return the credential that a file holds.

    Raises:
        NoBadgeFoundError: a picture without a badge.
        InputError: anything that is no credential, with the code that says why.
        LimitExceededError: too large, too deep, too costly.
    """
    if len(data) > limits.FILE_BYTES:
        raise LimitExceededError(Code.FILE_LIMIT, size=len(data))
    kind = kind_of(data)
    if kind in _PICTURES:
        baked = unbake(data)
        text = baked.text.encode()
        format_, document, token = _classify(text)
        return Received(kind, format_, text, document, token, data, baked.notes)
    if kind is FileKind.PDF:
        attached = unbake(data)
        text = attached.text.encode()
        format_, document, token = _classify(text)
        return Received(kind, format_, text, document, token, notes=attached.notes)
    if kind in {FileKind.JSON, FileKind.TOKEN, FileKind.TEXT}:
        text = data.strip() if kind is FileKind.TOKEN else data
        format_, document, token = _classify(text)
        return Received(kind, format_, text, document, token)
    raise InputError(Code.CREDENTIAL_NOT_RECOGNISED, kind=kind)


def receive_inner(content: JsonObject | str) -> Received:
    """Return a credential that lay inside another one, as an object or as the text of a token.

    Raises:
        InputError: as `receive`.
    """
    if isinstance(content, str):
        text = content.encode()
        format_, document, token = _classify(text)
        return Received(FileKind.TOKEN, format_, text, document, token)
    text = write_json(content).encode()
    return Received(FileKind.JSON, _format_of(content), text, content)


def _classify(text: bytes) -> tuple[BadgeFormat, JsonObject, Token | None]:
    if len(text) > limits.CREDENTIAL_BYTES:
        raise LimitExceededError(Code.TEXT_LIMIT, size=len(text))
    start = text.removeprefix(_BYTE_ORDER_MARK).lstrip()[:1]
    if start in {b"{", b"["}:
        document = parse_object(text)
        return _format_of(document), document, None
    try:
        plain = text.decode("utf-8").strip()
    except UnicodeDecodeError as error:
        raise InputError(Code.TEXT_NOT_UTF8, position=error.start) from error
    if _URL.fullmatch(plain):
        return BadgeFormat.OB1, {}, None
    if _TOKEN.fullmatch(plain) is None:
        raise InputError(Code.CREDENTIAL_NOT_RECOGNISED, kind="text")
    token = parse_token(plain)
    return _format_of_token(token)


def _format_of_token(token: Token) -> tuple[BadgeFormat, JsonObject, Token]:
    if is_ob2(token.payload) or OB1_CONTEXT in as_list(token.payload.get("@context")):
        return BadgeFormat.OB2_SIGNED, token.payload, token
    if "recipient" in token.payload and "badge" in token.payload:
        return BadgeFormat.OB2_SIGNED, token.payload, token
    types = _types(token.credential)
    if "VerifiablePresentation" in types:
        return BadgeFormat.PRESENTATION, token.credential, token
    if "VerifiableCredential" not in types:
        raise InputError(Code.CREDENTIAL_NOT_RECOGNISED, kind="token")
    if "ClrCredential" in types:
        return BadgeFormat.CLR2, token.credential, token
    return BadgeFormat.OB3_JWT, token.credential, token


def _format_of(document: JsonObject) -> BadgeFormat:
    types = _types(document)
    if "VerifiableCredential" in types or types & _BADGE_TYPES:
        return _format_of_credential(document, types)
    if "VerifiablePresentation" in types:
        return BadgeFormat.PRESENTATION
    if _is_blockcert(document):
        return BadgeFormat.BLOCKCERTS
    if is_ob2(document) and ("badge" in document or "Assertion" in types):
        verification = document.get("verification") or document.get("verify")
        signed = isinstance(verification, dict) and _types(verification) & {"signed", "SignedBadge"}
        return BadgeFormat.OB2_SIGNED if signed else BadgeFormat.OB2_HOSTED
    if is_ob2_part(document):
        return BadgeFormat.OB2_HOSTED
    if "badge" in document and "recipient" in document:
        return BadgeFormat.OB1
    verify = document.get("verify")
    if isinstance(verify, dict) and isinstance(verify.get("url"), str):
        return BadgeFormat.OB1
    raise InputError(Code.CREDENTIAL_NOT_RECOGNISED, kind="json")


def _format_of_credential(document: JsonObject, types: frozenset[str]) -> BadgeFormat:
    if "ClrCredential" in types:
        return BadgeFormat.CLR2
    if _is_blockcert(document):
        return BadgeFormat.BLOCKCERTS
    if types & _LIST_TYPES:
        return BadgeFormat.STATUS_LIST
    return BadgeFormat.OB3_EMBEDDED if types & _BADGE_TYPES else BadgeFormat.VC


def _is_blockcert(document: JsonObject) -> bool:
    proofs = [*as_list(document.get("proof")), *as_list(document.get("signature"))]
    return any(isinstance(item, dict) and is_merkle(item) for item in proofs)


def _types(document: JsonObject) -> frozenset[str]:
    return frozenset(item for item in as_list(document.get("type")) if isinstance(item, str))
