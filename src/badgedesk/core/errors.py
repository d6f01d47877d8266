"""Codes and faults.

A *fault* (could not do what was asked) is raised as one of the classes below. A *finding* (what is true of
a credential) is returned in a report. Both carry a `Code` from one closed list; the words for people, with
the next step, come from ``badgedesk.wording``, and a test walks this list there.
"""

import unicodedata
from enum import StrEnum, unique

FACT_LENGTH = 120
"""Longest part of outside text, in characters, that a fault repeats."""
PATH_LENGTH = 400
"""Longest path of a file, in characters, that a fault names."""


@unique
class Code(StrEnum):
    """Every stable code of a fault or a finding; the value is what reports and ``--json`` show."""

    # PNG and other pictures
    PNG_SIGNATURE = "PNG_SIGNATURE"
    PNG_STRUCTURE = "PNG_STRUCTURE"
    PNG_TRAILING_DATA = "PNG_TRAILING_DATA"
    IMAGE_LIMIT = "IMAGE_LIMIT"
    IMAGE_UNSUPPORTED = "IMAGE_UNSUPPORTED"
    IMAGE_DAMAGED = "IMAGE_DAMAGED"
    PRIVATE_METADATA = "PRIVATE_METADATA"
    # Baked badges
    BAKED_NOT_FOUND = "BAKED_NOT_FOUND"
    BAKED_EMPTY = "BAKED_EMPTY"
    BAKED_AMBIGUOUS = "BAKED_AMBIGUOUS"
    BAKED_COMPRESSED = "BAKED_COMPRESSED"
    BAKED_NOT_CDATA = "BAKED_NOT_CDATA"
    BAKED_LEGACY_URL = "BAKED_LEGACY_URL"
    BAKED_JPEG = "BAKED_JPEG"
    BAKED_SCREENSHOT = "BAKED_SCREENSHOT"
    BAKED_STRIPPED = "BAKED_STRIPPED"
    PDF_DAMAGED = "PDF_DAMAGED"
    PDF_LIMIT = "PDF_LIMIT"
    # SVG
    SVG_NOT_WELLFORMED = "SVG_NOT_WELLFORMED"
    SVG_NOT_SVG = "SVG_NOT_SVG"
    SVG_NO_SIZE = "SVG_NO_SIZE"
    SVG_NOTHING_DRAWN = "SVG_NOTHING_DRAWN"
    SVG_DOCTYPE = "SVG_DOCTYPE"
    SVG_ACTIVE_CONTENT = "SVG_ACTIVE_CONTENT"
    SVG_EXTERNAL_REF = "SVG_EXTERNAL_REF"
    SVG_LIMIT = "SVG_LIMIT"
    # JSON and text
    JSON_SYNTAX = "JSON_SYNTAX"
    JSON_DEPTH = "JSON_DEPTH"
    JSON_NUMBER = "JSON_NUMBER"
    JSON_DUPLICATE_KEY = "JSON_DUPLICATE_KEY"
    TEXT_NOT_UTF8 = "TEXT_NOT_UTF8"
    TEXT_LIMIT = "TEXT_LIMIT"
    TEXT_CONFUSABLE = "TEXT_CONFUSABLE"
    # Credential
    CREDENTIAL_NOT_RECOGNISED = "CREDENTIAL_NOT_RECOGNISED"
    CREDENTIAL_SCHEMA = "CREDENTIAL_SCHEMA"
    CREDENTIAL_NOT_BADGE = "CREDENTIAL_NOT_BADGE"
    CREDENTIAL_LINK = "CREDENTIAL_LINK"
    CREDENTIAL_FOREIGN_JSON = "CREDENTIAL_FOREIGN_JSON"
    CREDENTIAL_MISSING_ISSUER = "CREDENTIAL_MISSING_ISSUER"
    CREDENTIAL_DATE = "CREDENTIAL_DATE"
    CREDENTIAL_EXPIRED = "CREDENTIAL_EXPIRED"
    CREDENTIAL_NOT_YET_VALID = "CREDENTIAL_NOT_YET_VALID"
    CREDENTIAL_REVOKED = "CREDENTIAL_REVOKED"
    CREDENTIAL_SUSPENDED = "CREDENTIAL_SUSPENDED"
    CREDENTIAL_UNSIGNED_TERM = "CREDENTIAL_UNSIGNED_TERM"
    CREDENTIAL_RELATIVE_ID = "CREDENTIAL_RELATIVE_ID"
    CREDENTIAL_KEYWORD = "CREDENTIAL_KEYWORD"
    CREDENTIAL_OLD_CONTEXT = "CREDENTIAL_OLD_CONTEXT"
    CONTEXT_UNKNOWN = "CONTEXT_UNKNOWN"
    CONTEXT_ORDER = "CONTEXT_ORDER"
    GRAPH_LIMIT = "GRAPH_LIMIT"
    FORMAT_UNSUPPORTED = "FORMAT_UNSUPPORTED"
    HOSTED_NOT_FETCHED = "HOSTED_NOT_FETCHED"
    HOSTED_DIFFERS = "HOSTED_DIFFERS"
    HOSTED_SCOPE = "HOSTED_SCOPE"
    HOSTED_REDIRECTED = "HOSTED_REDIRECTED"
    ANCHOR_NOT_CHECKED = "ANCHOR_NOT_CHECKED"
    ANCHOR_MISMATCH = "ANCHOR_MISMATCH"
    INNER_UNSIGNED = "INNER_UNSIGNED"
    INNER_BROKEN = "INNER_BROKEN"
    INNER_OPEN = "INNER_OPEN"
    INNER_LIMIT = "INNER_LIMIT"
    ENDORSEMENT_NOT_CHECKED = "ENDORSEMENT_NOT_CHECKED"
    ENDORSEMENT_BROKEN = "ENDORSEMENT_BROKEN"
    ENDORSEMENT_ELSEWHERE = "ENDORSEMENT_ELSEWHERE"
    PICTURE_DIFFERS = "PICTURE_DIFFERS"
    PICTURE_NOT_CHECKED = "PICTURE_NOT_CHECKED"
    # Proofs and tokens
    PROOF_MISSING = "PROOF_MISSING"
    PROOF_FORMAT = "PROOF_FORMAT"
    PROOF_UNSUPPORTED = "PROOF_UNSUPPORTED"
    PROOF_PURPOSE = "PROOF_PURPOSE"
    PROOF_SIGNATURE = "PROOF_SIGNATURE"
    PROOF_KEY_NOT_ISSUER = "PROOF_KEY_NOT_ISSUER"
    PROOF_KEY_UNPROVEN = "PROOF_KEY_UNPROVEN"
    PROOF_KEY_TYPE = "PROOF_KEY_TYPE"
    PROOF_CREATED_FUTURE = "PROOF_CREATED_FUTURE"
    PROOF_EXPIRED = "PROOF_EXPIRED"
    PROOF_LIMIT = "PROOF_LIMIT"
    PROOF_CHALLENGE = "PROOF_CHALLENGE"
    JWS_FORMAT = "JWS_FORMAT"
    JWS_ALG = "JWS_ALG"
    JWS_KEY = "JWS_KEY"
    JWS_CRIT = "JWS_CRIT"
    JWS_SIGNATURE = "JWS_SIGNATURE"
    JWS_ENCRYPTED = "JWS_ENCRYPTED"
    JWS_LIMIT = "JWS_LIMIT"
    CLAIM_MISMATCH = "CLAIM_MISMATCH"
    CLAIM_MISSING = "CLAIM_MISSING"
    # Keys, trust, identity
    KEY_WEAK = "KEY_WEAK"
    KEY_UNAVAILABLE = "KEY_UNAVAILABLE"
    KEY_FORMAT = "KEY_FORMAT"
    KEY_UNSUPPORTED = "KEY_UNSUPPORTED"
    KEY_SUITE = "KEY_SUITE"
    KEY_COMPROMISED = "KEY_COMPROMISED"
    KEY_EXISTS = "KEY_EXISTS"
    KEY_FILE_DAMAGED = "KEY_FILE_DAMAGED"
    PROFILE_DETAIL = "PROFILE_DETAIL"
    RECOVERY_LINE = "RECOVERY_LINE"
    RECOVERY_PICTURE = "RECOVERY_PICTURE"
    KEY_STORE_LOCKED = "KEY_STORE_LOCKED"
    KEY_STORE_ABSENT = "KEY_STORE_ABSENT"
    KEY_STORE_TIMEOUT = "KEY_STORE_TIMEOUT"
    KEY_STORE_REFUSED = "KEY_STORE_REFUSED"
    KEY_STORE_EMPTY = "KEY_STORE_EMPTY"
    PASSPHRASE_WRONG = "PASSPHRASE_WRONG"  # noqa: S105 - a code, not a passphrase
    PASSPHRASE_NEEDED = "PASSPHRASE_NEEDED"  # noqa: S105 - a code, not a passphrase
    DID_SYNTAX = "DID_SYNTAX"
    DID_DOMAIN = "DID_DOMAIN"
    DID_DOMAIN_SLIP = "DID_DOMAIN_SLIP"
    ISSUER_UNKNOWN = "ISSUER_UNKNOWN"
    IDENTITY_NOT_MINE = "IDENTITY_NOT_MINE"
    TRUST_LIST_FORMAT = "TRUST_LIST_FORMAT"
    HOLDER_DIFFERS = "HOLDER_DIFFERS"
    IDENTITY_WEAK_HASH = "IDENTITY_WEAK_HASH"
    IDENTITY_NOT_CHECKED = "IDENTITY_NOT_CHECKED"
    # Status and network
    STATUS_UNREACHABLE = "STATUS_UNREACHABLE"
    STATUS_UNSUPPORTED = "STATUS_UNSUPPORTED"
    STATUS_INDEX = "STATUS_INDEX"
    STATUS_LIMIT = "STATUS_LIMIT"
    STATUS_STALE = "STATUS_STALE"
    STATUS_LIST_FORMAT = "STATUS_LIST_FORMAT"
    STATUS_LIST_LIMIT = "STATUS_LIST_LIMIT"
    STATUS_LIST_MISMATCH = "STATUS_LIST_MISMATCH"
    STATUS_LIST_UNPROVEN = "STATUS_LIST_UNPROVEN"
    STATUS_LIST_SHORT = "STATUS_LIST_SHORT"
    NET_BLOCKED = "NET_BLOCKED"
    NET_ELSEWHERE = "NET_ELSEWHERE"
    NET_FAILED = "NET_FAILED"
    NET_LIMIT = "NET_LIMIT"
    NET_SLOW = "NET_SLOW"
    NET_CONSENT = "NET_CONSENT"
    NET_OFF = "NET_OFF"
    # Designs and fonts
    ACHIEVEMENT_JSON = "ACHIEVEMENT_JSON"
    DESIGN_FORMAT = "DESIGN_FORMAT"
    DESIGN_NEWER = "DESIGN_NEWER"
    DESIGN_INCOMPLETE = "DESIGN_INCOMPLETE"
    DESIGN_LIMIT = "DESIGN_LIMIT"
    CLIPBOARD_EMPTY = "CLIPBOARD_EMPTY"
    DESIGN_OUTLINES_NEEDED = "DESIGN_OUTLINES_NEEDED"
    DESIGN_OUTLINES_APART = "DESIGN_OUTLINES_APART"
    TEMPLATE_UNKNOWN = "TEMPLATE_UNKNOWN"
    FONT_UNKNOWN = "FONT_UNKNOWN"
    GLYPH_MISSING = "GLYPH_MISSING"
    GLYPH_UNKNOWN = "GLYPH_UNKNOWN"
    ARTWORK_CAPTION = "ARTWORK_CAPTION"
    ARTWORK_CODE_PALE = "ARTWORK_CODE_PALE"
    ARTWORK_CODE_SMALL = "ARTWORK_CODE_SMALL"
    ARTWORK_OUTSIDE = "ARTWORK_OUTSIDE"
    ARTWORK_PLACEHOLDER = "ARTWORK_PLACEHOLDER"
    ARTWORK_TEXT_LONG = "ARTWORK_TEXT_LONG"
    ARTWORK_TEXT_SMALL = "ARTWORK_TEXT_SMALL"
    # Rosters and awards
    ARCHIVE_FORMAT = "ARCHIVE_FORMAT"
    ARCHIVE_PATH = "ARCHIVE_PATH"
    ARCHIVE_LIMIT = "ARCHIVE_LIMIT"
    ARCHIVE_ENCRYPTED = "ARCHIVE_ENCRYPTED"
    ARCHIVE_XML = "ARCHIVE_XML"
    ROSTER_FORMAT = "ROSTER_FORMAT"
    ROSTER_COLUMN = "ROSTER_COLUMN"
    ROSTER_EMPTY = "ROSTER_EMPTY"
    ROSTER_NAME = "ROSTER_NAME"
    ROSTER_EMAIL = "ROSTER_EMAIL"
    ROSTER_DATE = "ROSTER_DATE"
    ROSTER_VALUE = "ROSTER_VALUE"
    ROSTER_DUPLICATE = "ROSTER_DUPLICATE"
    ROSTER_LIMIT = "ROSTER_LIMIT"
    AWARD_NOT_VERIFIED = "AWARD_NOT_VERIFIED"
    AWARD_CANCELLED = "AWARD_CANCELLED"
    AWARD_EXISTS = "AWARD_EXISTS"
    AWARD_PROCESS_ENDED = "AWARD_PROCESS_ENDED"
    ISSUER_NOT_FOUND = "ISSUER_NOT_FOUND"
    ISSUER_EXISTS = "ISSUER_EXISTS"
    ISSUER_RETIRED = "ISSUER_RETIRED"
    ADDRESS_STATUS = "ADDRESS_STATUS"
    AWARD_STATE = "AWARD_STATE"
    CHANGE_FIELD = "CHANGE_FIELD"
    HISTORY_BROKEN = "HISTORY_BROKEN"
    SITE_DIFFERS = "SITE_DIFFERS"
    ENDORSE_NOT_ASKED = "ENDORSE_NOT_ASKED"
    # Showing badges to others
    ADDRESS_MISSING = "ADDRESS_MISSING"
    ADDRESS_PRIVATE = "ADDRESS_PRIVATE"
    SHOW_NOTHING = "SHOW_NOTHING"
    SHOW_FORMAT = "SHOW_FORMAT"
    SHOW_LANGUAGE = "SHOW_LANGUAGE"
    SHOW_FAILED = "SHOW_FAILED"
    RESUME_FORMAT = "RESUME_FORMAT"
    PRESENT_FORMAT = "PRESENT_FORMAT"
    # Files, stores, the program itself
    FILE_NOT_FOUND = "FILE_NOT_FOUND"
    FILE_UNREADABLE = "FILE_UNREADABLE"
    FILE_NOT_WRITABLE = "FILE_NOT_WRITABLE"
    FILE_EXISTS = "FILE_EXISTS"
    FILE_LIMIT = "FILE_LIMIT"
    STORE_DAMAGED = "STORE_DAMAGED"
    STORE_NEWER = "STORE_NEWER"
    STORE_BUSY = "STORE_BUSY"
    ITEM_NOT_FOUND = "ITEM_NOT_FOUND"
    ITEM_AMBIGUOUS = "ITEM_AMBIGUOUS"
    # Keeping badges
    TAG_FORMAT = "TAG_FORMAT"
    NAME_TAKEN = "NAME_TAKEN"
    COLLECTION_FILLS_ITSELF = "COLLECTION_FILLS_ITSELF"
    WALLET_LOCKED = "WALLET_LOCKED"
    LOCK_THERE = "LOCK_THERE"
    LOCK_ABSENT = "LOCK_ABSENT"
    LOCK_DAMAGED = "LOCK_DAMAGED"
    BACKUP_FORMAT = "BACKUP_FORMAT"
    BACKUP_DAMAGED = "BACKUP_DAMAGED"
    CAIRO_MISSING = "CAIRO_MISSING"
    RESOURCE_MISSING = "RESOURCE_MISSING"
    NO_SCREEN = "NO_SCREEN"
    NOT_BUILT_YET = "NOT_BUILT_YET"
    USAGE = "USAGE"


def plain(value: object, limit: int = FACT_LENGTH) -> str:
    """Return ``value`` as one short line of plain text, safe to repeat in a message.

    Control, format and line-separating characters are shown as marks with their code point in hex; longer
    texts are cut with "…".
    """
    text = str(value)
    cut = text[:limit]
    shown = "".join(
        character
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        else f"\\u{{{ord(character):x}}}"
        for character in cut
    )
    return shown + ("…" if len(text) > limit else "")


class BadgeDeskError(Exception):
    """Base of all deliberate faults: a stable code; words for people come from ``badgedesk.wording``.

    Args:
        code: what went wrong.
        facts: plain values the sentence may name (``path``, ``field``, ``value``, ``row`` ...). Never secrets,
            never a person's data beyond the value that is at fault.
    """

    def __init__(self, code: Code, **facts: object) -> None:
        self.code = code
        self.facts: dict[str, str] = {
            name: plain(value, PATH_LENGTH if name == "path" else FACT_LENGTH) for name, value in facts.items()
        }
        super().__init__(code.value)


class InputError(BadgeDeskError):
    """Bytes from outside are not what they claim to be."""


class LimitExceededError(InputError):
    """Bytes from outside are larger, deeper or more costly than ``limits`` allows."""


class NoBadgeFoundError(InputError):
    """A well-formed picture that carries no credential."""


class UsageError(BadgeDeskError):
    """The request itself cannot be understood or carried out."""


class KeyStoreError(BadgeDeskError):
    """A key could not be unlocked, read or kept."""


class FetchError(BadgeDeskError):
    """Something outside this computer could not be had."""


class StoreError(BadgeDeskError):
    """A file or database of ours could not be read or written."""


class DesignError(BadgeDeskError):
    """An artwork cannot be built, read or rendered."""


class AwardError(BadgeDeskError):
    """An award could not be made."""
