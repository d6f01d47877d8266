"""Every export at once: names come back from each exactly, hostile texts stay text, and none is forgotten here."""

import importlib
import inspect
import io
import json
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import docx
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

import badgedesk.showcase
from badgedesk.core.bake import unbake
from badgedesk.core.errors import Code, DesignError
from badgedesk.core.model.credential import view_credential
from badgedesk.core.verify import receive
from badgedesk.design.fonts import catalogue
from badgedesk.showcase import certificate, interview, linkedin, posts, resume, share_pictures, signature
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.portfolio import Collection, Site, build_site
from tests.unit.showcase.badges import MADE_AT, exhibit, saying
from tests.unit.showcase.test_hostile_texts import hostile_texts

NAMES: Final = (
    "R&D Basics: C# 100% + Ü",
    "a+b=c? #1 / 50% \\ _x_ *y* ~z~ `q` [l](m) $5",
    "“quoted” \"double\" 'single' ‹angle› <b>bold</b>",
    "Žofie Ångström-Öğüt ß",
    "李小龙 – カワセミ 한국어",
    "שלום עולם (2)",
    "مرحبا بالعالم 3",
    "الإسلام لله ٣ – שָׁלוֹם",
    "می\u200cخواهم नमस्ते",
)
_ONE_WAY: Final = frozenset(
    {
        # read a badge for all exports
        *("aligned_skills", "evidence_of", "results_of"),
        # say what an export holds, or are a part of one that is tried below
        *("certificate_preview", "form_preview", "interview_preview", "pictures_preview", "portfolio_preview"),
        *("post_preview", "resume_preview", "signature_preview", "badge_data", "credential_attachment"),
        *(
            "share_pictures",
            "likely_questions",
            "hashtags",
            "slug",
            "picture",
            "file_link",
            "rank_for",
            "resume_docx",
            "resume_html",
        ),
        *("index_page", "timeline_page", "skills_page", "collections_page", "badge_page", "preview"),
        # what the window shows of an export before it is written: pictures of the same templates
        *("certificate_png", "wall_png", "cards_png", "interview_png", "resume_png", "signature_png", "site_png"),
    }
)


class _Texts(HTMLParser):
    """Takes down what stands in a page as text or in words for pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"alt", "content"} and value]


@lru_cache(maxsize=16)
def _named(name: str) -> Exhibit:
    return exhibit(name, 1)


def _bookmarks(outline: list[Any]) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield str(entry.title)


def _page_says(reader: PdfReader, name: str) -> bool:
    """Say whether a name stands on a page; readers put drawn letters from right to left in orders of their own."""
    text = "\n".join(page.extract_text() for page in reader.pages)
    if any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in name):
        return any(Counter(_tight(name)) <= Counter(_tight(line)) for line in text.split("\n"))
    return all(_tight(word) in _tight(text) for word in name.split())


def _tight(text: str) -> str:
    return re.sub(r"[\s\u200c-\u200f\u2066-\u2069]", "", text)


def _linkedin(badge: Exhibit) -> str:
    entry = linkedin.build_profile_entry(view_credential(receive(badge.credential).document))
    assert linkedin.form_fields(entry)["name"] == badge.name
    return dict(parse_qsl(urlsplit(linkedin.add_to_profile_url(entry)).query))["name"]


def _markdown(badge: Exhibit) -> str:
    tokens = MarkdownIt("commonmark").parse(resume.resume_markdown(resume.Choice((badge,))))
    headings = [after for token, after in pairwise(tokens) if token.type == "heading_open"]
    return "".join(part.content for part in headings[1].children or ())


def _word(badge: Exhibit) -> str:
    made: Any = docx.Document(io.BytesIO(resume.write_resume(resume.Choice((badge,)), ".docx", made_at=MADE_AT)))
    return str(made.tables[0].rows[0].cells[1].paragraphs[0].text)


def _json(badge: Exhibit) -> str:
    return str(json.loads(resume.extend_json_resume(resume.Choice((badge,)), None))["certificates"][0]["name"])


def _baked(badge: Exhibit) -> str:
    made = share_pictures.share_picture(badge, share_pictures.Shape.BANNER)
    assert badge.name in made.alternative
    picture = share_pictures.share_picture(badge, share_pictures.Shape.LINK)
    inside = json.loads(unbake(picture.data).text)
    return str(inside["credentialSubject"]["achievement"]["name"])


def _among(html: bytes) -> Callable[[str], str]:
    found = _Texts(html.decode("utf-8")).found
    return lambda name: name if name in found else "\n".join(found)


def _site(badge: Exhibit) -> str:
    groups = (Collection(badge.name, (badge.key,)),)
    pages = build_site(Site((badge,), badge.name, badge.name, languages=("en", "de"), collections=groups))
    read = {_among(data)(badge.name) for name, data in pages.items() if name.endswith(".html")}
    assert len(read) == 1
    return read.pop()


READ_BACK: Final[dict[str, Callable[[Exhibit], str]]] = {
    "build_profile_entry": _linkedin,
    "compose_post": lambda b: posts.compose_post(b, posts.Network.LINKEDIN).text.split("\n")[0].rsplit(" – ", 1)[0],
    "compose_shared_post": lambda b: (
        posts.compose_shared_post((b, b), posts.Network.LINKEDIN).text.split("\n")[2].removeprefix("• ")
    ),
    "caption": lambda b: share_pictures.caption(b).split("\n")[0].rsplit(" – ", 1)[0],
    "share_picture": _baked,
    "banner": lambda b: share_pictures.banner((b,)).alternative,
    "resume_markdown": _markdown,
    "resume_text": lambda b: resume.resume_text(resume.Choice((b,))).split("\n")[2].split(" – Bay Sailing")[0],
    "extend_json_resume": _json,
    "write_resume .docx": _word,
    "write_resume .html": lambda b: _among(resume.write_resume(resume.Choice((b,)), ".html", made_at=MADE_AT))(b.name),
    "interview_html": lambda b: _among(interview.interview_html([b]))(b.name),
    "build_signature": lambda b: _among(signature.build_signature([b]).page)(b.name),
    "build_site": _site,
}
PDFS: Final[dict[str, Callable[[list[Exhibit]], bytes]]] = {
    "certificates": lambda badges: certificate.certificates(badges, made_at=MADE_AT),
    "wall_print": lambda badges: certificate.wall_print(badges, made_at=MADE_AT),
    "badge_cards": lambda badges: certificate.badge_cards(badges, made_at=MADE_AT),
    "resume_pdf": lambda badges: resume.resume_pdf(resume.Choice(tuple(badges)), made_at=MADE_AT),
    "interview_pdf": lambda badges: interview.interview_pdf(badges, made_at=MADE_AT),
}


def _public() -> Iterator[str]:
    """Yield every public function that takes badges, a choice of them, or a site of them."""
    for module in pkgutil.walk_packages(badgedesk.showcase.__path__, "badgedesk.showcase."):
        loaded = importlib.import_module(module.name)
        for name, function in inspect.getmembers(loaded, inspect.isfunction):
            if function.__module__ != module.name or name.startswith("_"):
                continue
            taken = " ".join(str(p.annotation) for p in inspect.signature(function).parameters.values())
            if re.search(r"\b(Exhibit|Choice|Site|Entry|CredentialView)\b", taken):
                yield name


def test_no_export_is_forgotten_here() -> None:
    tried = {name.split()[0] for name in READ_BACK} | set(PDFS) | {"certificate"}
    assert set(_public()) == tried | _ONE_WAY


@pytest.mark.parametrize("export", READ_BACK)
def test_every_name_is_read_back_exactly(export: str) -> None:
    assert [READ_BACK[export](_named(name)) for name in NAMES] == list(NAMES)


@pytest.mark.parametrize("export", PDFS)
def test_every_name_stands_in_every_pdf_and_is_read_back_exactly(export: str) -> None:
    reader = PdfReader(io.BytesIO(PDFS[export]([_named(name) for name in NAMES])))
    assert [name for name in NAMES if not _page_says(reader, name)] == []
    assert [title for title in _bookmarks(reader.outline) if title in NAMES] == list(NAMES)
    attached = [json.loads(data) for files in reader.attachments.values() for data in files]
    names = [badge["credentialSubject"]["achievement"]["name"] for badge in attached]
    assert names == ([] if export == "interview_pdf" else list(NAMES))


@pytest.mark.parametrize("export", PDFS)
def test_signs_that_no_font_draws_leave_a_pdf_whole_and_its_names_exact(export: str) -> None:
    names = ["Skipper \U0001f396\ufe0f of the \U0001f469\u200d\U0001f680 fleet 1\ufe0f\u20e3", "\U0001f30a"]
    reader = PdfReader(io.BytesIO(PDFS[export]([_named(name) for name in names])))
    assert [title for title in _bookmarks(reader.outline) if title in names] == names
    assert "Skipper" in "".join(page.extract_text() for page in reader.pages)


@pytest.mark.parametrize("export", PDFS)
def test_letters_that_no_font_draws_are_named_in_place_of_a_pdf_with_holes(
    export: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "is_drawable", lambda letter: letter != "Ž")
    with pytest.raises(DesignError) as caught:
        PDFS[export]([_named("Žofie ☂")])
    assert (caught.value.code, caught.value.facts["characters"]) == (Code.GLYPH_MISSING, "Ž")


def test_what_only_steers_and_what_a_bundled_font_has_can_be_drawn() -> None:
    assert all(catalogue.is_drawable(letter) for letter in "Aß\u200d\ufe0fשمनЖ")
    assert not catalogue.is_drawable("\U0010ffff")


def test_a_certificate_is_titled_with_the_very_name() -> None:
    for name in NAMES:
        read = PdfReader(io.BytesIO(certificate.certificate(_named(name), made_at=MADE_AT))).metadata
        assert read is not None
        assert read.title == f"Certificate: {name}"


@pytest.mark.parametrize("export", PDFS)
def test_hostile_texts_in_a_pdf_run_nothing_and_lead_nowhere(export: str) -> None:
    badges = [saying(text) for text in hostile_texts()[:: max(1, len(hostile_texts()) // 24)]]
    reader = PdfReader(io.BytesIO(PDFS[export](badges)))
    assert not {"/OpenAction", "/AA"} & set(reader.trailer["/Root"])
    allowed = {badge.address for badge in badges} | {badge.criteria_url for badge in badges}
    for page in reader.pages:
        for note in page.get("/Annots") or ():
            action = note.get_object().get("/A", {})
            assert action.get("/S", "/URI") == "/URI"
            assert not re.match(r"(?i)\s*(javascript|file|data|vbscript):", action.get("/URI", ""))
            assert action.get("/URI", "") in allowed | {""} or action["/URI"].startswith(("http", "mailto:"))


def test_hostile_texts_in_a_post_end_no_line_and_turn_none() -> None:
    for text in hostile_texts()[::4]:
        badge = saying(text)
        several = posts.compose_shared_post((badge, badge), posts.Network.X).text
        for made in (posts.compose_post(badge, posts.Network.X).text, several, share_pictures.caption(badge)):
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", made), text
        assert all(re.fullmatch(r"#[^\W_]+", tag) for tag in posts.hashtags(badge))
