"""The section of a résumé in all its forms, each read again by something else."""

import io
import json
import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from badgedesk.core.errors import Code, InputError, UsageError
from badgedesk.showcase.exhibit import Exhibit, Skill
from badgedesk.showcase.resume import SUFFIXES, Choice, resume_preview, write_resume
from badgedesk.showcase.tailoring import rank_for
from tests.unit.showcase.badges import MADE_AT, exhibit

_SCHEMA = Path(__file__).parents[2] / "interop/node_modules/@jsonresume/schema/schema.json"
_NAME = "R&D: C# 100% + “Ü” *bold* <i> 李小龙 שלום"


def _choice(*badges: Exhibit, **changes: Any) -> Choice:
    return Choice(badges or (exhibit(), exhibit("Night Sailor", 2)), **changes)


def _json(choice: Choice, existing: bytes | None = None) -> Any:
    return json.loads(write_resume(choice, ".json", made_at=MADE_AT, existing=existing))


def test_json_resume_keeps_to_the_published_schema() -> None:
    if not _SCHEMA.is_file():
        pytest.skip("the pinned npm packages are not installed (npm ci in tests/interop)")
    schema = json.loads(_SCHEMA.read_text("utf-8"))
    jsonschema.validate(_json(_choice(exhibit(address="https://baysail.example/b/1"))), schema)
    jsonschema.validate(_json(_choice(exhibit(name=_NAME, issued=None))), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"certificates": [{"date": "last year"}]}, schema)


def test_json_resume_tells_name_date_issuer_and_address() -> None:
    made = _json(_choice(exhibit(address="https://baysail.example/b/1")))
    certificate = made["certificates"][0]
    assert {name: certificate[name] for name in ("name", "date", "issuer", "url")} == {
        "name": "Coastal Skipper",
        "date": "2026-11-14",
        "issuer": "Bay Sailing Club",
        "url": "https://baysail.example/b/1",
    }
    assert certificate["x-badge"]["validUntil"] == "2031-11-14"
    assert made["skills"] == [{"name": "Passage planning", "keywords": ["Sea skills"]}]


def test_an_existing_file_is_extended() -> None:
    existing = {
        "basics": {"name": "Anna Ångström"},
        "certificates": [
            {"name": "Old one", "issuer": "School", "own": 1},
            {"name": "Coastal Skipper", "issuer": "Bay Sailing Club", "date": "2020", "note": "keep"},
        ],
        "skills": [{"name": "Passage planning", "level": "Master"}],
        "meta": {"version": "1"},
    }
    made = _json(_choice(), json.dumps(existing).encode())
    assert made["basics"] == existing["basics"]
    assert made["meta"] == existing["meta"]
    assert [entry["name"] for entry in made["certificates"]] == ["Old one", "Coastal Skipper", "Night Sailor"]
    assert made["certificates"][0] == {"name": "Old one", "issuer": "School", "own": 1}
    assert made["certificates"][1]["note"] == "keep"
    assert made["certificates"][1]["date"] == "2026-11-14"
    assert made["skills"] == [{"name": "Passage planning", "level": "Master"}]
    assert _json(_choice(), json.dumps(made).encode()) == made


@pytest.mark.parametrize("existing", [b"[]", b"{", b'{"certificates": {}}', b"\xff", b'{"skills": 3}'])
def test_something_else_is_not_overwritten(existing: bytes) -> None:
    with pytest.raises(InputError) as caught:
        write_resume(_choice(), ".json", made_at=MADE_AT, existing=existing)
    assert caught.value.code is Code.RESUME_FORMAT


def test_own_words_and_order_are_kept() -> None:
    choice = _choice(exhibit("B", 2), exhibit("A", 1), lines={"000000000002": "My own words"}, title="My badges")
    text = write_resume(choice, ".txt", made_at=MADE_AT).decode()
    assert text.startswith("My badges\n\nB – Bay Sailing Club – 14 November 2026 – 14 November 2031\nMy own words\n")
    assert text.index("\nA –") > text.index("B –")
    assert "planned a passage" in text.split("\nA –")[1]


def test_markdown_is_read_back_as_text() -> None:
    made = write_resume(_choice(exhibit(name=_NAME)), ".md", made_at=MADE_AT).decode()
    tokens = MarkdownIt("commonmark").parse(made)
    headings = [tokens[place + 1].children for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert ["".join(part.content for part in children or []) for children in headings][1] == _NAME
    assert not any(token.type == "html_block" for token in tokens)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] == "h2":
            self.headings.append(data)


def test_html_is_one_page_that_gives_the_file_or_the_link() -> None:
    badges = (exhibit(name=_NAME), exhibit("Other", 2, address="https://baysail.example/b/2"))
    reader = _Reader()
    reader.feed(write_resume(_choice(*badges), ".html", made_at=MADE_AT).decode())
    assert reader.headings[0] == _NAME
    assert "script" not in reader.tags
    outside = [link for link in reader.links if not link.startswith("data:")]
    assert outside == ["https://baysail.example/b/2"]


def test_a_pdf_is_tagged_and_carries_every_badge() -> None:
    badges = (exhibit(name=_NAME), exhibit("Other", 2))
    for europass in (False, True):
        reader = PdfReader(io.BytesIO(write_resume(_choice(*badges, europass=europass), ".pdf", made_at=MADE_AT)))
        assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()
        assert [data for files in reader.attachments.values() for data in files] == [b.credential for b in badges]
        text = re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))
        assert "R&D:C#100%+“Ü”*bold*<i>李小龙" in text


def test_a_word_file_has_headings_links_and_words_for_pictures() -> None:
    badges = (exhibit(name=_NAME, address="https://baysail.example/b/1?a=1&b=2"), exhibit("Other", 2))
    made = docx.Document(io.BytesIO(write_resume(_choice(*badges), ".docx", made_at=MADE_AT)))
    headings = [row.cells[1].paragraphs[0].text for table in made.tables for row in table.rows]
    assert headings == [_NAME, "Other"]
    targets = [relation.target_ref for relation in made.part.rels.values() if relation.is_external]
    assert targets == ["https://baysail.example/b/1?a=1&b=2"]
    assert [shape._inline.docPr.get("descr") for shape in made.inline_shapes] == ["A round badge"] * 2
    assert made.core_properties.author == ""


def test_no_badge_of_a_word_file_is_torn_between_two_pages() -> None:
    choice = _choice(exhibit(), exhibit("Other", 2))
    made: Any = docx.Document(io.BytesIO(write_resume(choice, ".docx", made_at=MADE_AT)))
    rows = [row._tr.xpath("./w:trPr/w:cantSplit") for row in made.tables[0].rows]
    assert [len(found) for found in rows] == [1, 1]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_nothing_that_was_not_chosen_is_in_it(suffix: str) -> None:
    made = write_resume(_choice(exhibit()), suffix, made_at=MADE_AT)
    assert b"anna@mail.example" not in made
    assert b"Six passages" not in made or suffix == ".html"
    told = resume_preview(_choice(exhibit()), suffix)
    assert bool(told.identifies) == (suffix in {".pdf", ".html"})


def test_forms_that_do_not_exist_are_refused() -> None:
    for suffix in (".doc", "", ".JSONX"):
        with pytest.raises(UsageError) as caught:
            write_resume(_choice(), suffix, made_at=MADE_AT)
        assert caught.value.code is Code.SHOW_FORMAT
    with pytest.raises(UsageError):
        write_resume(Choice(()), ".txt", made_at=MADE_AT)


def test_the_badge_that_fits_an_advert_comes_first_with_the_reason() -> None:
    sail, data = (
        exhibit("Coastal Skipper", 1),
        exhibit("Data Wrangler", 2, criteria=(), skills=(Skill("Data cleaning"),), tags=("R",)),
    )
    ranked = rank_for("We need somebody for CLEANING data, in R or Python. Sailing folk welcome.", [sail, data])
    assert [match.exhibit for match in ranked] == [data, sail]
    assert ranked[0].reasons == ("Data cleaning", "R")
    assert ranked[0].score == 8
    assert ranked[1].reasons == ("sailing",)
    assert [match.exhibit for match in rank_for("", [sail, data])] == [sail, data]
    assert all(match.score == 0 for match in rank_for("nothing fits here", [sail, data]))


def test_a_word_file_opened_in_another_program_keeps_pictures_in_a_narrow_column(tmp_path: Path) -> None:
    """The columns must be those of the file in LibreOffice as well, which reads other parts of it than Word."""
    program = shutil.which("soffice")
    if program is None or not list(Path("/usr/lib/libreoffice/program").glob("libswlo*")):
        pytest.skip("LibreOffice Writer is not installed")
    if not os.environ.get("BADGEDESK_OPEN_WORD_FILES"):
        pytest.skip("the other program takes half a minute to start; set BADGEDESK_OPEN_WORD_FILES")
    file = tmp_path / "resume.docx"
    file.write_bytes(write_resume(_choice(exhibit(name=_NAME), exhibit("Other", 2)), ".docx", made_at=MADE_AT))
    command = [program, f"-env:UserInstallation={tmp_path.as_uri()}/own", "--headless", "--convert-to", "pdf"]
    done = subprocess.run([*command, "--outdir", tmp_path, file], capture_output=True, timeout=300, check=False)
    reader = PdfReader(tmp_path / "resume.pdf")
    assert done.returncode == 0
    starts: dict[str, float] = {}
    page = reader.pages[0]
    page.extract_text(visitor_text=lambda text, _cm, matrix, *_: starts.setdefault(text.strip(), float(matrix[4])))
    assert len(reader.pages) == 1
    assert 110 < starts["Other"] < 160  # points: margin and picture, then the words
    assert 590 < float(page.mediabox.width) < 600
