"""When two files hold the same credential, and what a person may search it by."""

import json
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Final
from urllib.parse import unquote

from badgedesk.core.bake import FileKind
from badgedesk.core.model.credential import CredentialView, view_credential
from badgedesk.core.verify import Received
from badgedesk.wallet.presented import as_listed

ID_DIGITS: Final = 32
_WORDS_CHARACTERS: Final = 20_000
_BLANKS: Final = " \t\r\n"
PICTURES: Final = frozenset({FileKind.PNG, FileKind.SVG, FileKind.SVGZ})


@dataclass(frozen=True, slots=True)
class Reading:
    """What the wallet takes from a received credential to tell it from others and to find it again.

    Attributes:
        content: hash of what the credential says, whatever blanks or order of members its text has; a token's is of
            the token itself. Equal content is the same credential.
        claim: whose credential with which id it claims to be. Equal claims with different contents are versions of
            one credential, or one of them is not what it claims.
    """

    received: Received
    view: CredentialView
    content: str
    claim: str | None

    @property
    def item_id(self) -> str:
        """The id of the item that holds this credential."""
        return self.content[:ID_DIGITS]


def read_credential(received: Received) -> Reading:
    """Return what tells this credential from others."""
    view = view_credential(received.document)
    return Reading(received, as_listed(view), _content(received), _claim(view))


def words_of(view: CredentialView, names: tuple[str, ...]) -> str:
    """Return all texts that a search looks through, folded; ``names`` are those of the files it came in."""
    achievement = view.achievement
    texts = (
        view.title,
        view.issuer.name,
        view.recipient_name,
        view.name,
        view.description,
        achievement.description,
        achievement.criteria_narrative,
        achievement.achievement_type,
        *achievement.tags,
        *achievement.skills,
        (view.valid_from or "")[:4],
        view.issuer.id,
        view.subject_id,
        view.id,
        *names,
    )
    return fold("\n".join(text for text in texts if text))[:_WORDS_CHARACTERS]


def fold(text: str) -> str:
    """Return ``text`` so that spellings a person holds for the same are the same."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _content(received: Received) -> str:
    if received.token is not None or not received.document:
        text = received.text.decode("utf-8", "replace").strip(_BLANKS)
    else:
        text = json.dumps(received.document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return sha256(text.encode()).hexdigest()


def _claim(view: CredentialView) -> str | None:
    if not view.id:
        return None
    parts = [unquote(part.strip()) for part in (view.issuer.id or "", view.id)]
    return sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
