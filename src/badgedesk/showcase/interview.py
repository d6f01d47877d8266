"""A sheet to prepare for an interview: what each badge stands for, likely questions, room for an own example."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from badgedesk.core.errors import Code, UsageError
from badgedesk.showcase.certificate import Paper, badge_data
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.markup import Child, Element, document, el, outward, own_code, prose
from badgedesk.showcase.phrases import Phrases, phrases
from badgedesk.showcase.picture import accent_of, data_address, scaled_png
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.prose import without_last_and
from badgedesk.showcase.typesetter import SHARP, typeset_pdf, typeset_png
from badgedesk.showcase.words import in_a_row, shortened

_FROM_CRITERIA: Final = 3
_FROM_SKILLS: Final = 2
_ITEM: Final = 160
_PICTURE_PX: Final = 160
_POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE: Final = """
:root{color-scheme:light}body{font:16px/1.5 system-ui,sans-serif;color:#1d2433;background:#fff;max-width:48rem;
margin:2rem auto;padding:0 1rem}section{border-top:2px solid #d5d9e2;padding:1rem 0;break-inside:avoid}
h1{font-size:1.7rem}h2{font-size:1.25rem;margin:.25rem 0}h3{font-size:1rem;margin:1rem 0 .25rem}
.head{display:grid;grid-template-columns:5rem 1fr;gap:1rem;align-items:center}.head img{width:5rem;height:auto}
.soft{color:#4a5265}.room{border:1px solid #7a8499;border-radius:.5rem;min-height:9rem;padding:.5rem .75rem}
a{color:#1f4fa8}
"""


def likely_questions(exhibit: Exhibit, language: str = "en") -> tuple[str, ...]:
    """Return questions an interviewer may ask, made from criteria, skills, evidence and issuer of a badge."""
    words = phrases(language)
    items = [block.text for block in exhibit.criteria if block.kind == "item"]
    if not items:
        items = [block.text for block in exhibit.criteria if block.kind == "paragraph"]
    asked = [words["question-criterion"].format(item=_bare(item)) for item in items[:_FROM_CRITERIA] if _bare(item)]
    asked += [words["question-skill"].format(item=skill.name) for skill in exhibit.skills[:_FROM_SKILLS]]
    asked += [words["question-evidence"].format(item=piece.name) for piece in exhibit.evidence[:1] if piece.name]
    if exhibit.issuer:
        asked.append(words["question-issuer"].format(item=exhibit.issuer))
    return tuple(asked)


def interview_pdf(
    exhibits: Sequence[Exhibit], *, made_at: datetime, language: str = "en", paper: Paper = Paper.A4
) -> bytes:
    """Return the sheet as a tagged PDF.

    Raises:
        UsageError: `Code.SHOW_NOTHING`, `Code.SHOW_LANGUAGE`.
        DesignError: `Code.SHOW_FAILED`.
    """
    return typeset_pdf("interview", _pdf_data(exhibits, language, paper), made_at=made_at)


def interview_png(exhibits: Sequence[Exhibit], language: str = "en", paper: Paper = Paper.A4) -> bytes:
    """Return what the first page looks like, as a PNG for a preview."""
    return typeset_png("interview", _pdf_data(exhibits[:1], language, paper), pixels_per_point=SHARP)[0]


def _pdf_data(exhibits: Sequence[Exhibit], language: str, paper: Paper) -> dict[str, object]:
    words = _words(exhibits, language)
    return {
        "title": words["interview"],
        "paper": paper.value,
        "language": language,
        "accent": accent_of(exhibits[0].picture),
        "words": {name: words[name] for name in ("learned", "criteria", "evidence", "results", "skills", "questions")}
        | {name: words[name] for name in ("example", "example-hint")},
        "badges": [badge_data(exhibit, words) | _details(exhibit, language) for exhibit in exhibits],
    }


def interview_html(exhibits: Sequence[Exhibit], *, language: str = "en") -> bytes:
    """Return the sheet as one HTML page without anything outside it; faults as `interview_pdf`."""
    words = _words(exhibits, language)
    head = [
        el("meta", charset="utf-8"),
        Element("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("title", words["interview"]),
        own_code("style", _STYLE),
    ]
    sections = [_section(exhibit, words) for exhibit in exhibits]
    return document(language, head, [el("main", el("h1", words["interview"]), *sections)])


def interview_preview(exhibits: Sequence[Exhibit]) -> PrivacyPreview:
    """Return what a sheet holds: it is made for its holder."""
    parts = {Part.NAME, Part.ISSUER, Part.DATES, Part.PICTURE, Part.DESCRIPTION, Part.CRITERIA, Part.SKILLS}
    return preview(exhibits, parts | {Part.EVIDENCE, Part.RESULTS})


def _words(exhibits: Sequence[Exhibit], language: str) -> Phrases:
    if not exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    return phrases(language)


def _bare(item: str) -> str:
    return shortened(without_last_and(item).rstrip(" .;,"), _ITEM)


def _details(exhibit: Exhibit, language: str) -> dict[str, object]:
    return {
        "description": exhibit.description,
        "criteria": [
            {
                "kind": block.kind,
                "mark": block.mark,
                "runs": [
                    {
                        "text": run.text,
                        "strong": run.strong,
                        "emphasis": run.emphasis,
                        "code": run.code,
                        "href": run.href,
                    }
                    for run in block.runs
                ],
            }
            for block in exhibit.criteria
        ],
        "evidence": [
            shortened(" – ".join(part for part in (piece.name, piece.narrative) if part), 400)
            for piece in exhibit.evidence
        ],
        "results": [f"{result.name}: {result.value}" if result.name else result.value for result in exhibit.results],
        "questions": list(likely_questions(exhibit, language)),
    }


def _section(exhibit: Exhibit, words: Phrases) -> Element:
    facts = in_a_row((exhibit.issuer, words.day(exhibit.issued)))
    picture = exhibit.picture and el(
        "img", src=data_address(scaled_png(exhibit.picture, _PICTURE_PX)), alt=exhibit.alternative, width="80"
    )
    results = [f"{result.name}: {result.value}" if result.name else result.value for result in exhibit.results]
    evidence: list[Child] = []
    for piece in exhibit.evidence:
        name = piece.name or piece.url
        link: Child = outward(piece.url, name) if piece.url else name
        evidence.append(el("li", link, f" – {piece.narrative}" if piece.narrative else None))
    questions = likely_questions(exhibit, words.language)
    return el(
        "section",
        el("div", picture or None, el("div", el("h2", exhibit.name), el("p", facts, class_="soft")), class_="head"),
        _part(words["learned"], [el("p", exhibit.description)] if exhibit.description else []),
        _part(words["criteria"], prose(exhibit.criteria)),
        _part(words["skills"], [el("p", ", ".join(skill.name for skill in exhibit.skills))] if exhibit.skills else []),
        _part(words["results"], [el("p", "; ".join(results))] if results else []),
        _part(words["evidence"], [el("ul", *evidence)] if evidence else []),
        _part(words["questions"], [el("ul", *(el("li", question) for question in questions))] if questions else []),
        el("h3", words["example"]),
        el("div", words["example-hint"], class_="room soft"),
    )


def _part(title: str, body: Sequence[Child]) -> Child:
    return [el("h3", title), *body] if body else None
