"""Hostile texts in every field of a badge through every export: nothing in them becomes anything but text."""

import io
import json
import re
import zipfile
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import docx
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from badgedesk.core.model.credential import view_credential
from badgedesk.core.verify import receive
from badgedesk.showcase.certificate import certificate
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.interview import interview_html
from badgedesk.showcase.linkedin import add_to_profile_url, build_profile_entry
from badgedesk.showcase.portfolio import Site, build_site
from badgedesk.showcase.resume import Choice, write_resume
from badgedesk.showcase.share_pictures import Shape, caption, share_picture
from badgedesk.showcase.signature import Signer, build_signature
from tests.unit.showcase.badges import MADE_AT, saying

_FOLDER = Path(__file__).parents[4] / "shared" / "vectors" / "hostile" / "text"
_FILES = ("xss.json", "xss-dompurify.json", "names.json", "csv.json", "markdown.json", "url.json")
_OWN = (
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    '#set page(width: 1pt)\n#read("/etc/passwd")',
    "#sys.inputs *b* _e_ `c` $x$ <label> @ref = = heading",
    "</script><script>x()</script>",
    "]]></w:t></w:r><w:r><w:t>",
    "a\r\nBcc: thief@attacker.example",
    "é # % & + \"quotes' <李> שלום مرحبا",
)


@lru_cache(maxsize=1)
def hostile_texts() -> tuple[str, ...]:
    """The hostile texts of this file and, where they are at hand, of the shared vectors."""
    found = list(_OWN)
    for name in _FILES if _FOLDER.is_dir() else ():
        found += [text for text in json.loads((_FOLDER / name).read_text("utf-8")) if isinstance(text, str)]
    return tuple(text for text in found if text.strip() and not any("\ud800" <= letter <= "\udfff" for letter in text))


@lru_cache(maxsize=1)
def _badges() -> tuple[Exhibit, ...]:
    return tuple(saying(text) for text in hostile_texts())


class _Reader(HTMLParser):
    """Takes down every tag with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def _shape(html: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return tags and names of attributes of what must not depend on any text; links may be there or not."""
    kept = [(tag, tuple(sorted(attrs))) for tag, attrs in _Reader(html).tags]
    optional = {"a", "p", "li", "ul", "ol", "strong", "em", "code", "pre", "blockquote", "h2", "h3", "dt", "dd", "img"}
    return [entry for entry in kept if entry[0] not in optional | {"meta", "br"}]


def _check_html(html: str, plain: str) -> None:
    assert _shape(html) == _shape(plain)
    for tag, attrs in _Reader(html).tags:
        assert not {name for name in attrs if name.startswith("on") or name in {"srcdoc", "formaction", "xlink:href"}}
        for name in ("href", "src"):
            address = (attrs.get(name) or "").lower()
            assert not re.match(r"\s*(javascript|vbscript|file):", address), (tag, address)
            assert not (address.startswith("data:") and tag == "a" and "octet-stream" not in address)


def test_the_hostile_texts_are_at_hand() -> None:
    if not _FOLDER.is_dir():
        pytest.skip("the shared vectors are not beside this checkout; the texts of this file are tried alone")
    assert len(hostile_texts()) > 200


def test_pages_hold_no_tag_attribute_or_script_of_a_badge() -> None:
    calm = saying("calm words")
    plain = {
        name: data.decode() for name, data in build_site(Site((calm,), with_identity=True)).items() if "html" in name
    }
    for badge in _badges():
        made = build_site(Site((badge,), badge.name, badge.name, with_identity=True))
        for name, html in plain.items():
            _check_html(made[name].decode("utf-8"), html)
            for block in re.findall(r'<script type="application/[a-z+]*json" id="[a-z-]*">(.*?)</script>', html):
                assert json.loads(block) is not None


def test_single_pages_and_signatures_hold_none_either() -> None:
    calm = saying("calm words")
    for badge in _badges():
        _check_html(interview_html([badge]).decode(), interview_html([calm]).decode())
        made = [
            write_resume(Choice((each,), title=each.name), ".html", made_at=MADE_AT).decode() for each in (badge, calm)
        ]
        _check_html(*made)
        signatures = [build_signature([each], Signer(badge.name, badge.name, badge.name)) for each in (badge, calm)]
        for tag, attrs in _Reader(signatures[0].html).tags:
            assert tag in {"table", "tbody", "tr", "td", "img", "a", "span", "br"}
            assert not {name for name in attrs if name.startswith("on")}
        assert all("\n" not in line for line in signatures[0].plain.splitlines())


def test_markdown_and_json_resume_hold_text_alone() -> None:
    for badge in _badges():
        made = write_resume(Choice((badge,)), ".md", made_at=MADE_AT).decode()
        for token in MarkdownIt("commonmark").parse(made):
            assert token.type not in {"html_block", "fence", "code_block"}, badge.name
            for part in token.children or []:
                assert part.type not in {"html_inline", "image", "code_inline"}, badge.name
                if part.type == "link_open":
                    assert part.attrs["href"] and badge.address
        read = json.loads(write_resume(Choice((badge,)), ".json", made_at=MADE_AT))
        assert read["certificates"][0]["name"] == badge.name


def test_a_word_file_holds_no_field_macro_or_foreign_part() -> None:
    for badge in _badges()[::9]:
        data = write_resume(Choice((badge,)), ".docx", made_at=MADE_AT)
        made: Any = docx.Document(io.BytesIO(data))
        assert made.tables[0].rows[0].cells[1].paragraphs[0].text == badge.name
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert not [name for name in archive.namelist() if "vba" in name.lower() or "embed" in name.lower()]
            body = archive.read("word/document.xml")
        assert b"instrText" not in body
        assert b"fldSimple" not in body


def test_pdfs_run_nothing_and_say_the_words() -> None:
    for badge in _badges()[::9]:
        pdf = certificate(badge, made_at=MADE_AT)
        reader = PdfReader(io.BytesIO(pdf))
        assert len(reader.pages) == 1
        for word in ("/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/SubmitForm"):
            assert word.encode() + b" " not in pdf
            assert word.encode() + b"(" not in pdf
        assert list(reader.attachments.values()) == [[badge.credential]]


def test_no_picture_breaks() -> None:
    for badge in _badges()[::40]:
        assert share_picture(badge, Shape.LINK).data[:8] == b"\x89PNG\r\n\x1a\n"
        assert "\r" not in caption(badge)


def test_the_linkedin_form_gets_every_text_back_exactly() -> None:
    for text, badge in zip(hostile_texts(), _badges(), strict=True):
        entry = build_profile_entry(view_credential(receive(badge.credential).document))
        parts = urlsplit(add_to_profile_url(entry))
        assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://www.linkedin.com/profile/add"
        assert dict(parse_qsl(parts.query, keep_blank_values=True))["name"] == text
        assert parts.fragment == ""
