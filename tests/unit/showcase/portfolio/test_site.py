"""The files of a portfolio: stable, written anew only where they changed, silent about whoever is not to be named."""

import io
import json
import re
import zipfile
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest

from badgedesk.core.errors import UsageError
from badgedesk.showcase.exhibit import Trait
from badgedesk.showcase.phrases import SITE_LANGUAGES
from badgedesk.showcase.portfolio import (
    MANIFEST,
    THEMES,
    Collection,
    Site,
    build_site,
    changes,
    portfolio_preview,
    zip_site,
)
from badgedesk.showcase.privacy import Part
from tests.unit.showcase.badges import exhibit, saying

_NAME = "R&D: C# 100% + “Ü” </title><script>x()</script> 李小龙 שלום"


def _site(**changed: Any) -> Site:
    return Site(**{"exhibits": (exhibit(), exhibit("Night Sailor", 2)), **changed})


def test_the_same_site_gives_the_same_bytes() -> None:
    assert build_site(_site(languages=("en", "de"))) == build_site(_site(languages=("en", "de")))


def test_the_files_are_where_they_are_named() -> None:
    files = build_site(_site(languages=("en", "de"), collections=(Collection("Sea", ("000000000001",)),)))
    listed = json.loads(files[MANIFEST])["files"]
    assert listed == {name: sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}
    for page, data in files.items():
        for target in re.findall(r'href="([^"#:]+)"', data.decode("utf-8")) if page.endswith(".html") else ():
            folder = page.split("/")[:-1]
            for step in target.split("/"):
                folder = folder[:-1] if step == ".." else [*folder, step]
            assert "/".join(folder) in files, (page, target)


@pytest.mark.parametrize(
    ("language", "timeline", "day", "check"),
    [
        ("en", "Timeline", "14 November 2026", "Check it here"),
        ("de", "Zeitleiste", "14. November 2026", "Hier prüfen"),
        ("fr", "Chronologie", "14 novembre 2026", "Vérifier ici"),
        ("es", "Cronología", "14 de noviembre de 2026", "Verificar aquí"),
    ],
)
def test_every_page_speaks_the_language_of_its_folder(language: str, timeline: str, day: str, check: str) -> None:
    files = build_site(_site(languages=(language,)))
    pages = {name: data.decode() for name, data in files.items() if name.endswith(".html")}
    assert all(f'<html lang="{language}"' in page and timeline in page for page in pages.values())
    assert day in pages["timeline.html"]
    assert sum(check in page for page in pages.values()) == 2
    every = build_site(_site(languages=SITE_LANGUAGES))
    names = {"English", "Deutsch", "Français", "Español"}
    assert [name for name in names if f">{name}</a>" not in every["de/index.html"].decode()] == ["Deutsch"]


def test_the_original_file_is_given_byte_for_byte() -> None:
    assert build_site(_site())["files/badge-000000000001.png"] == exhibit().original


def test_only_what_changed_is_written_and_only_our_own_is_removed() -> None:
    first = build_site(_site())
    present = {name: sha256(data).hexdigest() for name, data in first.items()}
    assert changes(first, first[MANIFEST], present) == ([], [])
    second = build_site(_site(exhibits=(exhibit(),)))
    write, remove = changes(second, first[MANIFEST], present)
    assert set(remove) == {"badges/badge-000000000002.html", "files/badge-000000000002.png"}
    assert "badges/badge-000000000001.html" not in write
    assert "index.html" in write
    mine = {**present, "badges/badge-000000000002.html": "0" * 64, "notes.txt": "1" * 64}
    assert changes(second, first[MANIFEST], mine)[1] == ["files/badge-000000000002.png"]
    evil = json.dumps({"files": {"../outside.txt": "1" * 64, "/etc/x": "1" * 64, ".ssh/id": "1" * 64}}).encode()
    assert changes(second, evil, {"../outside.txt": "1" * 64, "/etc/x": "1" * 64, ".ssh/id": "1" * 64})[1] == []
    assert changes(second, b"[broken", {})[1] == []


def test_a_zip_holds_the_same_files_and_is_stable() -> None:
    files = build_site(_site())
    with zipfile.ZipFile(io.BytesIO(zip_site(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert archive.testzip() is None
    assert zip_site(files) == zip_site(dict(reversed(files.items())))


def test_the_holder_is_not_named_unless_wanted() -> None:
    files = build_site(_site())
    pages = b"".join(data for name, data in files.items() if name.endswith(".html"))
    shown = re.sub(rb"<script.*?</script>", b"", pages, flags=re.DOTALL)
    assert "Anna Ångström".encode() not in shown
    assert b"Six passages" not in shown
    wanted = b"".join(build_site(_site(with_identity=True)).values())
    assert "Anna Ångström".encode() in re.sub(rb"<script.*?</script>", b"", wanted, flags=re.DOTALL)
    assert b"anna@mail.example" not in pages


def test_a_file_that_names_more_than_the_name_is_kept_back() -> None:
    telling = exhibit(traits=frozenset({Trait.EMAIL, Trait.NAME}))
    files = build_site(_site(exhibits=(telling,)))
    assert [name for name in files if name.startswith("files/")] == []
    page = files["badges/badge-000000000001.html"]
    assert b"badge-text" not in page.split(b"<script>")[0]
    assert b"holds personal data" in page
    told = portfolio_preview(_site(exhibits=(telling,)))
    assert Trait.EMAIL not in told.identifies
    assert portfolio_preview(_site(exhibits=(telling,), with_identity=True)).identifies[0] is Trait.NAME
    assert Part.EVIDENCE in told.left_out


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.blocks: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self._in = dict(attrs).get("type") or "code" if tag in {"script", "style"} else ""

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "application/ld+json":
            self.blocks.append(data)
        elif not self._in:
            self.text.append(data)


def test_any_name_stands_there_as_text_and_is_read_back_exactly() -> None:
    page = build_site(_site(exhibits=(exhibit(name=_NAME),), address="https://anna.example/p/"))
    reader = _Reader()
    reader.feed(page["badges/badge-000000000001.html"].decode("utf-8"))
    assert _NAME in reader.text
    assert reader.tags.count("script") == 5
    (about,) = (json.loads(block) for block in reader.blocks)
    assert about["name"] == _NAME
    assert (about["@type"], about["credentialCategory"]) == ("EducationalOccupationalCredential", "badge")
    assert not {name for name in reader.attributes if name.startswith("on")}


def test_a_preview_picture_is_named_where_the_site_has_an_address() -> None:
    files = build_site(_site(address="https://anna.example/p/"))
    page = files["badges/badge-000000000001.html"].decode()
    assert 'property="og:image" content="https://anna.example/p/pictures/badge-000000000001.png"' in page
    assert files["pictures/badge-000000000001.png"][:8] == b"\x89PNG\r\n\x1a\n"
    assert b"iTXt" not in files["pictures/badge-000000000001.png"]
    assert "og:image" not in build_site(_site())["badges/badge-000000000001.html"].decode()


def test_both_languages_are_whole() -> None:
    files = build_site(_site(languages=("de", "en")))
    assert b'<html lang="de">' in files["index.html"]
    assert b'<html lang="en">' in files["en/index.html"]
    assert b"14. November 2026" in files["badges/badge-000000000001.html"]
    assert b"14 November 2026" in files["en/badges/badge-000000000001.html"]


@pytest.mark.parametrize(
    "changed",
    [
        {"exhibits": ()},
        {"theme": "neon"},
        {"languages": ()},
        {"languages": ("xx",)},
        {"address": "http://127.0.0.1/"},
        {"address": "https://anna.example/p"},
        {"address": "javascript:x()/"},
    ],
)
def test_what_cannot_be_a_site_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        build_site(_site(**changed))


def test_every_theme_gives_a_site() -> None:
    for theme in THEMES:
        assert b"--band:" in build_site(_site(exhibits=(saying("x"),), theme=theme))["index.html"]
