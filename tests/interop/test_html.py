"""The pages that are shown to others, validated as HTML by somebody else's validator."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from badgedesk.showcase.interview import interview_html
from badgedesk.showcase.phrases import SITE_LANGUAGES
from badgedesk.showcase.portfolio import Collection, Site, build_site
from badgedesk.showcase.resume import Choice, write_resume
from badgedesk.showcase.signature import Signer, build_signature
from tests.unit.showcase.badges import MADE_AT, exhibit, saying

pytestmark = pytest.mark.interop

_VALIDATOR = Path(__file__).parent / "node_modules/.bin/html-validate"
_FOR_MAIL = "no-deprecated-attr"
"""Mail programs that set pages with a word processor need width and padding as attributes."""


def _faults(folder: Path, pages: Mapping[str, bytes]) -> list[tuple[str, str, str]]:
    if not _VALIDATOR.exists():
        pytest.skip("the pinned npm packages are not installed (npm ci in tests/interop)")
    for name, data in pages.items():
        (folder / name.replace("/", "-")).write_bytes(data)
    command = [str(_VALIDATOR), "--preset", "standard", "--formatter", "json", *map(str, sorted(folder.iterdir()))]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return [
        (Path(file["filePath"]).name, message["ruleId"], message["message"])
        for file in json.loads(done.stdout)
        for message in file["messages"]
    ]


def test_every_page_is_valid_html(tmp_path: Path) -> None:
    badges = (exhibit(address="https://baysail.example/b/1"), saying('R&D <b>"x"</b> & 李'))
    groups = (Collection("At sea", (badges[0].key,)),)
    site = build_site(Site(badges, "Anna & Bo", languages=SITE_LANGUAGES, collections=groups, with_identity=True))
    pages = {name: data for name, data in site.items() if name.endswith(".html")}
    pages["resume.html"] = write_resume(Choice(badges), ".html", made_at=MADE_AT)
    pages["interview.html"] = interview_html(badges)
    assert len(pages) > 10
    assert _faults(tmp_path, pages) == []


def test_a_signature_is_valid_but_for_what_mail_programs_need(tmp_path: Path) -> None:
    page = build_signature([exhibit(address="https://baysail.example/b/1")], Signer("Anna", "Skipper")).page
    badges = [exhibit(address="https://baysail.example/b/1"), exhibit("R&D", 2), exhibit("李", 3, picture=b"")]
    pages = {"signature.html": page, "several.html": build_signature(badges, Signer("Anna & Bo")).page}
    found = _faults(tmp_path, pages)
    assert {(name, rule) for name, rule, _ in found} == {(name, _FOR_MAIL) for name in pages}


def test_a_fault_is_found(tmp_path: Path) -> None:
    assert _faults(tmp_path, {"a.html": b"<!DOCTYPE html>\n<html lang='en'><head><title>x</title></head><p><div></p>"})
