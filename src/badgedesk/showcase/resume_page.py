"""The résumé section as one HTML page without anything outside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.markup import Element, document, el, outward, own_code
from badgedesk.showcase.phrases import phrases
from badgedesk.showcase.picture import data_address, scaled_png
from badgedesk.showcase.words import in_a_row

if TYPE_CHECKING:
    from badgedesk.showcase.resume import Entry

POLICY: Final = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_PICTURE_PX: Final = 160
_STYLE: Final = """
:root{color-scheme:light dark;--ink:#1d2433;--soft:#4a5265;--line:#d5d9e2;--link:#1f4fa8;--ground:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#eef0f5;--soft:#b6bccb;--line:#3b4254;--link:#9cc0ff;--ground:#171a21}}
body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground);max-width:46rem;margin:2rem auto;
padding:0 1rem}
h1{font-size:1.6rem;line-height:1.2}article{display:grid;grid-template-columns:5rem 1fr;gap:0 1.25rem;
border-top:1px solid var(--line);padding:1.25rem 0;break-inside:avoid}article img{width:5rem;height:auto}
h2{font-size:1.1rem;margin:0}p{margin:.25rem 0}.soft{color:var(--soft)}a{color:var(--link)}
@media print{body{margin:0;max-width:none}a{color:inherit}}
"""


def resume_html(title: str, entries: Sequence["Entry"], language: str) -> bytes:
    """Return the page; each badge has its link, or its file to download out of the page itself."""
    head = [
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        Element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY}),
        el("title", title),
        own_code("style", _STYLE),
    ]
    articles = [_article(entry, language) for entry in entries]
    return document(language, head, [el("main", el("h1", title), *articles)])


def _article(entry: "Entry", language: str) -> Element:
    exhibit, words = entry.exhibit, phrases(language)
    period = " – ".join(part for part in (entry.issued, entry.expires) if part)
    facts = in_a_row((exhibit.issuer, period))
    skills = ", ".join(skill.name for skill in exhibit.skills)
    shown = exhibit.picture and el(
        "img", src=data_address(scaled_png(exhibit.picture, _PICTURE_PX)), alt=exhibit.alternative, width="80"
    )
    if exhibit.address:
        check: Element = el("p", words["verify-at"], " ", outward(exhibit.address, exhibit.address))
    else:
        check = el("p", file_link(exhibit, words["download"]))
    return el(
        "article",
        el("div", shown or None),
        el(
            "div",
            el("h2", exhibit.name),
            el("p", facts, class_="soft"),
            el("p", entry.line) if entry.line else None,
            el("p", f"{words['skills']}: {skills}") if skills else None,
            check,
        ),
    )


def file_link(exhibit: Exhibit, label: str) -> Element:
    """Return a link that gives the received file, byte for byte, out of the page itself."""
    from base64 import b64encode

    body = b64encode(exhibit.original).decode("ascii")
    address = f"data:application/octet-stream;base64,{body}"
    return Element("a", {"href": address, "download": f"badge-{exhibit.key}{exhibit.original_suffix}"}, (label,))
