"""Drafts of letters: an ``.eml`` file that a mail program opens ready to be sent, with the badge attached."""

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from typing import Final

from badgedesk.awarding.handover.parcel import Parcel, Recipient
from badgedesk.awarding.handover.words import Words
from badgedesk.core.errors import Code, InputError
from badgedesk.showcase.words import visible

_SUBJECT: Final = 150
_NAME: Final = 120


def render_letter(recipient: Recipient, parcel: Parcel, words: Words, *, now: datetime) -> bytes:
    """Return a draft to a recipient who has an address; the badge and the certificate are attached.

    The header ``X-Unsent`` makes mail programs that know it open the file as a new letter.

    Args:
        recipient: to whom.
        parcel: what is handed over.
        words: of the recipient's language.
        now: the date of the draft.

    Raises:
        InputError: `Code.ROSTER_EMAIL`, for an address that no letter can be sent to.

    Spec: RFC 5322, Internet Message Format; RFC 6532 where an address has letters of other scripts.
    """
    exhibit = parcel.exhibit
    address = recipient.entry.email or ""
    message = EmailMessage(policy=SMTP if address.isascii() else SMTPUTF8)
    name, issuer = visible(exhibit.recipient, _NAME), visible(exhibit.issuer, _NAME)
    try:
        message["To"] = _address(name, address)
        if recipient.sender:
            message["From"] = _address(issuer, recipient.sender)
        message["Subject"] = visible(words.fill("subject", badge=exhibit.name, issuer=issuer), _SUBJECT)
        message["Date"] = format_datetime(now)
        message["X-Unsent"] = "1"
        message.set_content(_text(exhibit.name, name, issuer, exhibit.address, words))
    except (MessageError, ValueError) as error:
        raise InputError(Code.ROSTER_EMAIL, value=address) from error
    for file in (parcel.badge, parcel.certificate):
        kind, _, detail = file.media.partition("/")
        message.add_attachment(file.data, maintype=kind, subtype=detail, filename=file.name)
    return message.as_bytes()


def _address(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(name, local, domain)


def _text(badge: str, name: str, issuer: str, page: str, words: Words) -> str:
    parts = [
        words.fill("greeting", name=name) if name else words["greeting-nameless"],
        words.fill("news", badge=badge, issuer=issuer),
        words["attached"],
        words.fill("page", address=page) if page else "",
        words["check"],
        words["keep"],
        words.fill("closing", issuer=issuer),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"
