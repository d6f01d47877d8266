"""Which file of a badge goes out, and under which words and name."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from threading import Event

import pytest

from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.wallet.outgoing import MOST_ENTRIES, OutBadge, OutFile, OutTray
from badgedesk.core.bake import FileKind
from badgedesk.host.staging import Staging
from badgedesk.wallet import Item, Original
from tests.unit.showcase.badges import MADE_AT, baked


def out_file(data: bytes, kind: FileKind, person: str = "Anna Ångström") -> OutFile:
    item = Item(
        id="0" * 32,
        name="Knots",
        issuer_id="did:key:z6Mk",
        issuer_name="Bay Sailing Club",
        credential_id=None,
        recipient=person,
        valid_from=None,
        valid_until=None,
        sha256="0" * 64,
        added_at="2026-11-14T12:00:00Z",
        format=None,
        verdict=None,
        headline=None,
        checked_at=None,
    )
    digest = sha256(data).hexdigest()
    return OutFile(item, Original(digest, len(data), kind, "whatever it was called", "2026-11-14T12:00:00Z"))


def out_badge(data: bytes) -> OutBadge:
    return OutBadge(out_file(data, FileKind.PNG), "", Verdict(Tone.PASS, "Verified"))


@pytest.fixture
def kept() -> dict[str, bytes]:
    return {sha256(data).hexdigest(): data for data in (b"one", b"two", b"three")}


@pytest.fixture
def tray(tmp_path: Path, kept: dict[str, bytes]) -> OutTray:
    staging = Staging(tmp_path / "BadgeDesk", lambda: datetime(2026, 11, 14, tzinfo=UTC))
    return OutTray(staging, kept.__getitem__)


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        (FileKind.PNG, "Bay Sailing Club - Knots - Anna Ångström.png", "With its proof, 3 bytes"),
        (FileKind.SVG, "Bay Sailing Club - Knots - Anna Ångström.svg", "With its proof, 3 bytes"),
        (FileKind.JSON, "Bay Sailing Club - Knots - Anna Ångström.json", "The proof, no picture, 3 bytes"),
        (FileKind.TOKEN, "Bay Sailing Club - Knots - Anna Ångström.jwt", "The proof, no picture, 3 bytes"),
    ],
)
def test_a_file_says_its_name_and_what_it_carries(kind: FileKind, name: str, words: str) -> None:
    file = out_file(b"one", kind)
    assert (file.name, file.spoken()) == (name, words)


def test_only_one_png_brings_its_bytes_along(tray: OutTray) -> None:
    png, svg = out_file(b"one", FileKind.PNG), out_file(b"two", FileKind.SVG)
    assert tray.lay_out((png,), Event()).png == b"one"
    assert tray.lay_out((svg,), Event()).png == b""
    both = tray.lay_out((png, svg), Event())
    assert (both.png, [path.read_bytes() for path in both.files]) == (b"", [b"one", b"two"])


def test_files_of_one_name_are_laid_out_side_by_side(tray: OutTray) -> None:
    files = tuple(out_file(data, FileKind.PNG) for data in (b"one", b"two", b"three"))
    handout = tray.lay_out(files, Event())
    assert [path.read_bytes() for path in handout.files] == [b"one", b"two", b"three"]
    assert len(set(handout.files)) == 3
    assert handout.spoken() == "3 files"


def test_a_closing_window_lays_nothing_out(tray: OutTray, tmp_path: Path) -> None:
    cancel = Event()
    cancel.set()
    assert tray.lay_out((out_file(b"one", FileKind.PNG),), cancel).files == ()
    assert not (tmp_path / "BadgeDesk").exists()


def test_the_skills_of_a_badge_are_a_field_of_the_form(tmp_path: Path) -> None:
    badge = baked()
    tray = OutTray(Staging(tmp_path / "BadgeDesk", lambda: MADE_AT), lambda _digest: badge)
    strip = tray.compose_strip((out_badge(badge),), Event())
    fields = {field.label: field.copied for field in strip.entries[0].fields}
    assert fields["Skills"] == "Passage planning"
    assert fields["Name"] == "Coastal Skipper"


def test_the_strip_has_no_more_badges_than_it_can_go_through_and_says_how_many_are_left(tmp_path: Path) -> None:
    badge = baked()
    tray = OutTray(Staging(tmp_path / "BadgeDesk", lambda: MADE_AT), lambda _digest: badge)
    whole = tray.compose_strip((out_badge(badge),) * MOST_ENTRIES, Event())
    assert (len(whole.entries), whole.left_out) == (50, 0)
    cut = tray.compose_strip((out_badge(badge),) * (MOST_ENTRIES + 2), Event())
    assert (len(cut.entries), cut.left_out) == (50, 2)
    assert all(post.text.startswith("50 badges") for post in cut.posts)


def test_a_closing_window_composes_no_entry(tmp_path: Path) -> None:
    cancel = Event()
    cancel.set()
    tray = OutTray(Staging(tmp_path / "BadgeDesk", lambda: MADE_AT), lambda _digest: b"")
    assert tray.compose_strip((out_badge(b""),), cancel).entries == ()
