"""Every hostile string in every field that can hold it, and everywhere the program shows or writes that field."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override

from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.wallet.compose import compose_sheet
from badgedesk.app.widgets.words.plain import ALL_LENGTH, shown, shown_text
from badgedesk.app.widgets.words.prose import Prose
from badgedesk.cli.output import Output
from badgedesk.cli.report import report_value, report_words
from badgedesk.core.errors import AwardError
from badgedesk.core.issue import sign_credential
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.credential import view_credential
from badgedesk.core.verify import Circumstances, TrustedIssuer, receive, verify
from badgedesk.host.names import NAME_CHARACTERS, safe_name
from badgedesk.host.paths import open_profile
from badgedesk.host.sheet import disarm
from badgedesk.showcase.linkedin import FORM, add_to_profile_url, build_profile_entry
from badgedesk.showcase.markup import prose, render
from badgedesk.showcase.prose import read_prose
from badgedesk.wallet import Wallet
from tests.hostile.corpus import HOSTILE
from tests.unit.core.conftest import signer_of

NOW: Final = datetime(2026, 11, 14, 9, tzinfo=UTC)
_KEY: Final = load_signing_key(KeyKind.ED25519, bytes(range(32)))
_SIGNER: Final = signer_of(_KEY)
_HIDDEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LONGEST: Final = 20_000
"""Longer strings are cut to this: how texts of megabytes are shown has tests of its own."""
_FILES: Final = ("xss.json", "xss-dompurify.json", "names.json", "csv.json", "markdown.json", "url.json")


@cache
def strings() -> tuple[str, ...]:
    """Return every string of the corpus, each once."""
    found: list[str] = []
    for name in _FILES if HOSTILE.is_dir() else ():
        found += [text[:_LONGEST] for text in _texts(json.loads((HOSTILE / "text" / name).read_bytes()))]
    return tuple(dict.fromkeys(found))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)


def badge(text: str) -> bytes:
    """Return a signed badge with ``text`` in every field of words."""
    document = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e11",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": text,
        "description": text,
        "issuer": {"id": _SIGNER.profile.id, "type": ["Profile"], "name": text, "description": text},
        "validFrom": "2026-01-01T00:00:00Z",
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "narrative": text,
            "identifier": [
                {"type": "IdentityObject", "identityType": "name", "hashed": False, "identityHash": text, "salt": "0"}
            ],
            "achievement": {
                "id": "urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
                "type": ["Achievement"],
                "name": text,
                "description": text,
                "criteria": {"narrative": text},
                "tag": [text],
            },
        },
        "evidence": [{"id": "urn:x:1", "type": ["Evidence"], "name": text, "narrative": text}],
    }
    return sign_credential(document, _KEY, verification_method=_SIGNER.verification_method, created=NOW)


@cache
def badges() -> tuple[tuple[str, bytes], ...]:
    """Return each string with its badge; a string that no badge can hold is left out."""
    found = []
    for text in strings():
        try:
            found.append((text, badge(text)))
        except AwardError:
            continue
    return tuple(found)


def is_plain(line: str) -> bool:
    return not any(unicodedata.category(character) in _HIDDEN for character in line)


CIRCUMSTANCES: Final = Circumstances(NOW, (TrustedIssuer(_SIGNER.profile.id, "Bay Sailing Club"),))


@pytest.fixture(autouse=True)
def _vectors(shared_dir: Path) -> None:
    """The strings lie among the shared vectors."""


def test_nearly_every_string_can_stand_in_a_badge() -> None:
    assert len(strings()) > 200
    assert len(badges()) > len(strings()) - 10


def test_a_badge_keeps_every_string_as_it_is() -> None:
    changed = []
    for text, data in badges():
        view = view_credential(receive(data).document)
        words = (view.name, view.issuer.name, view.achievement.name, view.achievement.criteria_narrative)
        changed += [text] * (words != (text,) * 4 or view.recipient_name != text)
    assert changed == []


def test_reports_show_every_string_as_plain_words() -> None:
    odd = []
    for text, data in badges():
        report = verify(data, CIRCUMSTANCES)
        out = io.StringIO()
        Output(out=out).answer(report_value("a file", report), report_words("a file", report))
        lines = out.getvalue().removesuffix("\n").split("\n")
        odd += [text] * (not all(map(is_plain, lines)) or max(map(len, lines)) > 2_100)
        again = io.StringIO()
        Output(as_json=True, out=again).answer(report_value("a file", report), ())
        odd += [text] * (json.loads(again.getvalue())["credential"]["name"] != text)
    assert odd == []


def test_the_window_shows_every_string_as_plain_words() -> None:
    odd = []
    for text, data in badges():
        sheet = compose_sheet("1", "badge.json", data, verify(data, CIRCUMSTANCES), "", NOW)
        lines = [sheet.title, shown(text), *shown_text(text, ALL_LENGTH).replace("\t", " ").split("\n")]
        kept = {"\u200c", "\u200d", "\u2068", "\u2069"}  # joiners of scripts that need them, and our own isolation
        odd += [line for line in lines if not is_plain("".join(c for c in line if c not in kept))]
    assert odd == []


_TAGS: Final = frozenset({"p", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a"})
_ATTRIBUTES: Final = frozenset({"href", "rel", "tabindex", "start"})


class Page(HTMLParser):
    """What a browser would find in a page: tags, attributes, addresses."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.odd: list[str] = []
        self.feed(page)
        self.close()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS or {name for name, _ in attrs} - _ATTRIBUTES:
            self.odd.append(tag)
        self.odd += [value or "" for name, value in attrs if name == "href" and not _may_lead_to(value or "")]

    @override
    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    @override
    def handle_decl(self, decl: str) -> None:
        self.odd.append(decl)


def _may_lead_to(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https", "mailto"} and address.isascii() and " " not in address


def test_every_string_as_criteria_is_a_page_of_plain_tags() -> None:
    odd = {text: Page(render(prose(read_prose(text)))).odd for text in strings()}
    assert {text: found for text, found in odd.items() if found} == {}


def test_every_link_of_criteria_is_shown_with_its_address() -> None:
    blocks = [block for text in strings() for block in read_prose(f"[words](<{text}>)")]
    linked = [(run.href.removeprefix("mailto:"), block.told) for block in blocks for run in block.runs if run.href]
    assert linked
    assert [told for address, told in linked if f"words ({address})" not in told] == []
    assert not any(part in address for address, _ in linked for part in ("@attacker", "127.", "169.254", "bcc"))


def test_the_window_shows_every_string_as_criteria_in_plain_labels(qapp: QApplication) -> None:
    shown_prose = Prose(Theme(qapp, ThemeChoice.LIGHT))
    odd = []
    for text in strings():
        shown_prose.show_markdown(text)
        labels = shown_prose.findChildren(QLabel)
        odd += [text] * any(label.textFormat() is not Qt.TextFormat.PlainText for label in labels)
        odd += [text] * any(label.openExternalLinks() for label in labels)
    assert odd == []


def test_every_string_becomes_a_safe_file_name() -> None:
    odd = []
    for text in strings():
        name = safe_name((text, text), ".png")
        unsafe = re.search(r'[\x00-\x1f<>:"/\\|?*\u202a-\u202e\u2066-\u2069\u200e\u200f]', name)
        odd += [name] * (
            unsafe is not None
            or not name.endswith(".png")
            or name.startswith((".", "-", " "))
            or len(name) > NAME_CHARACTERS
            or len(name.encode()) > 255
            or Path(name).name != name
        )
    assert odd == []


def test_every_string_is_one_value_of_the_linkedin_address() -> None:
    odd = []
    for text, data in badges():
        url = add_to_profile_url(build_profile_entry(view_credential(receive(data).document)))
        parts = urlsplit(url)
        fields = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
        fine = url.startswith(FORM + "?") and url.isascii() and not parts.fragment
        odd += [text] * (not fine or fields["name"] != text or " " in url)
    assert odd == []


def test_every_string_in_a_cell_is_read_back_and_runs_nowhere() -> None:
    odd = []
    for text in strings():
        if "\0" in text:
            continue
        file = io.StringIO(newline="")
        csv.writer(file).writerow([disarm(text)])
        [[cell]] = csv.reader(io.StringIO(file.getvalue(), newline=""))
        first = unicodedata.normalize("NFKC", cell.lstrip("\u200b\ufeff \t\r\n"))[:1] if cell[:1] != "'" else ""
        odd += [text] * (first in {"=", "+", "-", "@"} or cell.removeprefix("'") != text)
    assert odd == []


def test_a_wallet_keeps_and_finds_every_string(tmp_path: Path) -> None:
    with Wallet(open_profile(tmp_path / "profile"), now=lambda: NOW) as wallet:
        for text, data in badges():
            item = wallet.add(data, f"{safe_name((text,), '.json')}", CIRCUMSTANCES).item
            assert item.name == text
            assert wallet.original(item.sha256) == data
            wallet.search(text)  # whatever stands in it, a query of the user is words, not a language
        assert len(wallet.items()) == len(badges())
        assert wallet.check() == ()
