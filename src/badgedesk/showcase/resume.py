"""Badges for a résumé: chosen, ordered and worded, as JSON Resume, Markdown, HTML, plain text, PDF and Word file."""

import json
import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from badgedesk.core.errors import BadgeDeskError, Code, InputError, UsageError
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object
from badgedesk.showcase.certificate import Paper, badge_data, credential_attachment
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.picture import accent_of
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.resume_page import resume_html
from badgedesk.showcase.typesetter import SHARP, typeset_pdf, typeset_png
from badgedesk.showcase.words import in_a_row, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")
SUFFIXES: Final = (".json", ".md", ".html", ".txt", ".pdf", ".docx")
_ON_A_PAGE: Final = 16
"""More badges than ever stand on the first page."""
_PARTS: Final = frozenset({Part.NAME, Part.ISSUER, Part.DATES, Part.CRITERIA, Part.SKILLS, Part.LINK})


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes into a résumé, in this order.

    Attributes:
        exhibits: the badges.
        lines: for a badge's key, the words that take the place of its criteria line.
        title: of the section or page; empty for our own words.
        europass: for the PDF: dates in a column at the left, as Europass sets them.
    """

    exhibits: tuple[Exhibit, ...]
    lines: "Mapping[str, str]" = field(default_factory=dict)
    title: str = ""
    language: str = "en"
    paper: Paper = Paper.A4
    europass: bool = False

    def line(self, exhibit: Exhibit) -> str:
        """Return the words under a badge."""
        own = self.lines.get(exhibit.key)
        return exhibit.criteria_line if own is None else visible(own, 600)

    @property
    def heading(self) -> str:
        """The title, else our own."""
        return visible(self.title, 200) or phrases(self.language)["resume"]


def write_resume(choice: Choice, suffix: str, *, made_at: datetime, existing: bytes | None = None) -> bytes:
    """Return the file for one of `SUFFIXES`.

    Args:
        choice: what goes in.
        suffix: the ending, which says the form.
        made_at: the time written into a PDF or Word file.
        existing: for ``.json``, the file that is to be extended.

    Raises:
        UsageError: `Code.SHOW_FORMAT`, `Code.SHOW_NOTHING`, `Code.SHOW_LANGUAGE`.
        InputError: `Code.RESUME_FORMAT`, the existing file is something else.
        DesignError: `Code.SHOW_FAILED`.
    """
    if not choice.exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    phrases(choice.language)
    match suffix.lower():
        case ".json":
            return extend_json_resume(choice, existing)
        case ".md":
            return resume_markdown(choice).encode()
        case ".html":
            return resume_html(
                choice.heading, [_entry(choice, exhibit) for exhibit in choice.exhibits], choice.language
            )
        case ".txt":
            return resume_text(choice).encode()
        case ".pdf":
            return resume_pdf(choice, made_at=made_at)
        case ".docx":
            from badgedesk.showcase.resume_word import resume_docx

            entries = [_entry(choice, exhibit) for exhibit in choice.exhibits]
            return resume_docx(choice.heading, entries, choice.language, made_at)
        case _:
            raise UsageError(Code.SHOW_FORMAT, suffix=suffix or "no ending", suffixes=" ".join(SUFFIXES))


def resume_preview(choice: Choice, suffix: str) -> PrivacyPreview:
    """Return what the file holds; a PDF and an HTML page carry the signed badges themselves."""
    extra = {
        ".pdf": {Part.CREDENTIAL, Part.CREDENTIAL_ID, Part.PICTURE},
        ".html": {Part.ORIGINAL, Part.PICTURE},
        ".docx": {Part.PICTURE},
        ".json": {Part.CREDENTIAL_ID},
    }
    own = {Part.OWN_WORDS} if choice.lines or choice.title else set()
    return preview(choice.exhibits, _PARTS | extra.get(suffix.lower(), set()) | own)


@dataclass(frozen=True, slots=True)
class Entry:
    """One badge as a résumé tells of it; ``check`` says where it is checked, in words."""

    exhibit: Exhibit
    line: str
    issued: str
    expires: str
    check: str


def _entry(choice: Choice, exhibit: Exhibit) -> Entry:
    words = phrases(choice.language)
    check = f"{words['verify-at']} {exhibit.address}" if exhibit.address else words["attached"]
    return Entry(exhibit, choice.line(exhibit), words.day(exhibit.issued), words.day(exhibit.expires), check)


def extend_json_resume(choice: Choice, existing: bytes | None) -> bytes:
    """Return a JSON Resume with the badges among its ``certificates`` and their skills among its ``skills``.

    What is in the existing file stays as it is; a certificate of the same name and issuer is renewed in its place.

    Raises:
        InputError: `Code.RESUME_FORMAT`.

    Spec: JSON Resume schema 1.0.0, certificates, skills.
    """
    resume: dict[str, JsonValue] = dict(_read_resume(existing)) if existing is not None else {"$schema": _SCHEMA}
    certificates, skills = _list_of(resume, "certificates"), _list_of(resume, "skills")
    for exhibit in choice.exhibits:
        made = _certificate(exhibit, choice.line(exhibit))
        place = next((at for at, held in enumerate(certificates) if _same(held, made)), None)
        if place is None:
            certificates.append(made)
        else:
            held = certificates[place]
            certificates[place] = {**(held if isinstance(held, dict) else {}), **made}
        for skill in exhibit.skills:
            if not any(isinstance(held, dict) and held.get("name") == skill.name for held in skills):
                skills.append({"name": skill.name, **({"keywords": [skill.framework]} if skill.framework else {})})
    resume["certificates"] = certificates
    if skills:
        resume["skills"] = skills
    return (json.dumps(resume, ensure_ascii=False, indent=2) + "\n").encode()


def _read_resume(existing: bytes) -> JsonObject:
    try:
        return parse_object(existing)
    except BadgeDeskError as error:
        raise InputError(Code.RESUME_FORMAT, reason=error.code) from error


def _list_of(resume: JsonObject, member: str) -> list[JsonValue]:
    held = resume.get(member)
    if held is None:
        return []
    if not isinstance(held, list):
        raise InputError(Code.RESUME_FORMAT, field=member)
    return list(held)


def _same(held: JsonValue, made: JsonObject) -> bool:
    return isinstance(held, dict) and (held.get("name"), held.get("issuer")) == (made["name"], made["issuer"])


def _certificate(exhibit: Exhibit, line: str) -> JsonObject:
    badge: JsonObject = {
        "criteria": line,
        "credentialId": exhibit.credential_id,
        "validUntil": exhibit.expires.isoformat() if exhibit.expires else "",
        "sha256": sha256(exhibit.original).hexdigest() if exhibit.original else "",
    }
    return {
        "name": exhibit.name,
        **({"date": exhibit.issued.isoformat()} if exhibit.issued else {}),
        "issuer": exhibit.issuer,
        **({"url": exhibit.address} if exhibit.address else {}),
        "x-badge": {name: value for name, value in badge.items() if value},
    }


def resume_markdown(choice: Choice) -> str:
    """Return the section in Markdown; no text of a badge is read as markup."""
    lines = [f"## {_plain_markdown(choice.heading)}", ""]
    for exhibit in choice.exhibits:
        entry = _entry(choice, exhibit)
        facts = in_a_row(_plain_markdown(part) for part in (exhibit.issuer, _period(entry)))
        lines += [f"### {_plain_markdown(exhibit.name)}", "", facts, ""]
        lines += [_plain_markdown(entry.line), ""] if entry.line else []
        if exhibit.skills:
            lines += [", ".join(_plain_markdown(skill.name) for skill in exhibit.skills), ""]
        lines += [
            f"{phrases(choice.language)['verify-at']} <{exhibit.address}>" if exhibit.address else entry.check,
            "",
        ]
    return "\n".join(lines)


def resume_text(choice: Choice) -> str:
    """Return the section as plain text for the fields of web forms."""
    blocks = []
    for exhibit in choice.exhibits:
        entry = _entry(choice, exhibit)
        first = " – ".join(part for part in (exhibit.name, exhibit.issuer, _period(entry)) if part)
        skills = ", ".join(skill.name for skill in exhibit.skills)
        blocks.append("\n".join(part for part in (first, entry.line, skills, entry.check) if part))
    return f"{choice.heading}\n\n" + "\n\n".join(blocks) + "\n"


def resume_pdf(choice: Choice, *, made_at: datetime) -> bytes:
    """Return the section as a tagged PDF with the signed badges attached.

    Raises:
        DesignError: `Code.SHOW_FAILED`.
    """
    attached = tuple(credential_attachment(exhibit, place) for place, exhibit in enumerate(choice.exhibits, 1))
    return typeset_pdf("resume", _pdf_data(choice), made_at=made_at, attachments=attached)


def resume_png(choice: Choice) -> bytes:
    """Return what the first page looks like, as a PNG for a preview."""
    first = replace(choice, exhibits=choice.exhibits[:_ON_A_PAGE])
    return typeset_png("resume", _pdf_data(first), pixels_per_point=SHARP)[0]


def _pdf_data(choice: Choice) -> dict[str, object]:
    words = phrases(choice.language)
    badges = [
        badge_data(exhibit, words) | {"line": choice.line(exhibit), "period": _period(_entry(choice, exhibit))}
        for exhibit in choice.exhibits
    ]
    return {
        "title": choice.heading,
        "europass": choice.europass,
        "paper": choice.paper.value,
        "language": choice.language,
        "accent": accent_of(choice.exhibits[0].picture),
        "words": {name: words[name] for name in ("skills", "verify-at", "file-attached", "check-attached")},
        "badges": badges,
    }


def _period(entry: Entry) -> str:
    return f"{entry.issued} – {entry.expires}" if entry.issued and entry.expires else entry.issued or entry.expires


def _plain_markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text.replace("\n", " "))
