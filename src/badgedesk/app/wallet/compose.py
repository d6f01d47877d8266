"""From a file and its report to what the window shows of it."""

from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from typing import Final

from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.drawing import SIGNED
from badgedesk.app.wallet.explanation import explain
from badgedesk.app.wallet.facts import facts_of
from badgedesk.app.wallet.sheets import Sheet
from badgedesk.app.widgets.reports.report import ReportContent
from badgedesk.app.widgets.words.dates import long_date, size
from badgedesk.app.widgets.words.plain import ALL_LENGTH, TEXT_LENGTH, isolated, shown, shown_text
from badgedesk.core.bake import FileKind, kind_of
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import BadgeDeskError, InputError
from badgedesk.core.model.credential import CredentialView, view_credential
from badgedesk.core.model.report import CheckName, Report
from badgedesk.core.verify import receive
from badgedesk.showcase.address import check_public_address
from badgedesk.showcase.prose import read_prose
from badgedesk.wallet.presented import as_listed
from badgedesk.wording import fault_message, without_options
from badgedesk.wording.employer import employer_words

_KINDS: Final = {
    FileKind.PNG: "PNG picture",
    FileKind.SVG: "SVG drawing",
    FileKind.SVGZ: "SVG drawing, packed",
    FileKind.JPEG: "JPEG picture",
    FileKind.WEBP: "WebP picture",
    FileKind.GIF: "GIF picture",
    FileKind.PDF: "PDF document",
    FileKind.ZIP: "ZIP archive",
    FileKind.JSON: "JSON text",
    FileKind.TOKEN: "Signed token",
    FileKind.TEXT: "Text",
    FileKind.EMPTY: "Empty file",
}
_MOST_SKILLS: Final = 30
NO_NAME: Final = "Badge without a name"
NO_ISSUER: Final = "Issuer not named"


def view_of(data: bytes) -> CredentialView | None:
    """Return the view on the credential in a file; None where there is none to be read."""
    try:
        received = receive(data)
    except BadgeDeskError:
        return None
    return as_listed(view_credential(received.document))


def compose_sheet(id_: str, file_name: str, data: bytes, report: Report, picture: str, now: datetime) -> Sheet:
    """Return everything shown about one file; ``picture`` is the key its picture is drawn by."""
    view = view_of(data)
    kind = f"{_KINDS.get(kind_of(data), 'File of an unknown kind')}, {size(len(data))}"
    name = shown(file_name)
    content = explain(report, now, now)
    if view is None:
        return Sheet(id_, name, kind, picture, content, file=f"{name}\n{kind}")
    criteria = view.achievement.criteria_narrative or view.achievement.description or ""
    brief, whole = shown_text(criteria), shown_text(criteria, ALL_LENGTH)
    read_prose(brief)  # kept: the window's thread neither loads the reader nor reads the text
    skills = dict.fromkeys((*view.achievement.skills, *view.achievement.tags))
    return Sheet(
        id=id_,
        title=shown(view.title or NO_NAME),
        subtitle=_subtitle(view),
        picture=picture,
        report=content,
        criteria=brief,
        whole_criteria=whole if whole != brief else "",
        skills=tuple(shown(skill) for skill in list(skills)[:_MOST_SKILLS]),
        file=f"{name}\n{kind}",
        told=shown(employer_words(report, now), TEXT_LENGTH),
        issuer=shown(view.issuer.name or view.issuer.id or NO_ISSUER),
        issuer_id=view.issuer.id or "",
        learner=shown(view.recipient_name or ""),
        signed_picture=SIGNED + picture if picture and report.check(CheckName.PICTURE).fact("signed") else "",
        facts=facts_of(view, report),
        page=view.id or "" if check_public_address(view.id) is None else "",
    )


def _subtitle(view: CredentialView) -> str:
    parts = [isolated(shown(view.issuer.name or view.issuer.id or NO_ISSUER))]
    if view.recipient_name:
        parts.append(f"awarded to {isolated(shown(view.recipient_name))}")
    with suppress(InputError):
        parts.append(long_date(parse_time(view.valid_from or "")))
    return " · ".join(parts)


def unreadable_sheet(file_name: str, fault: BadgeDeskError) -> Sheet:
    """Return what is shown about a file that could not be read at all."""
    words = without_options(str(fault_message(fault)))
    content = ReportContent(Tone.FAIL, "Could not be read", shown(words), "not checked", (), can_repeat=False)
    return Sheet(f"looked:{file_name}", shown(file_name), "", "", content, file=shown(file_name))


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of a file in hex."""
    return sha256(data).hexdigest()
