"""What is shown of a badge, and what the privacy preview says of an export."""

import base64
import json
from datetime import UTC, date
from urllib.parse import quote

import pytest

from badgedesk.core.bake import bake
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.showcase.exhibit import Evidence, Result, Skill, Trait, build_exhibit
from badgedesk.showcase.picture import accent_of, badge_picture_of, pixels_of, scaled_png
from badgedesk.showcase.portfolio import Site, build_site
from badgedesk.showcase.privacy import Part, preview
from badgedesk.showcase.resume import Choice, write_resume
from badgedesk.showcase.signature import build_signature
from badgedesk.showcase.words import shortened, visible, visible_lines
from tests.unit.showcase.badges import MADE_AT, baked, exhibit, picture_png, saying, signed


def test_everything_a_badge_says_is_in_its_exhibit() -> None:
    shown = exhibit()
    assert (shown.name, shown.issuer, shown.recipient) == ("Coastal Skipper", "Bay Sailing Club", "Anna Ångström")
    assert (shown.issued, shown.expires) == (date(2026, 11, 14), date(2031, 11, 14))
    assert shown.criteria_line == "The skipper has: sailed 200 miles; planned a passage; moored to a buoy."
    assert shown.skills == (Skill("Passage planning", "https://skills.example/passage", "Sea skills"),)
    assert shown.evidence == (Evidence("Log book", "https://anna.example/log", "Six passages."),)
    assert shown.results == (Result("Mark", "A"),)
    assert shown.tags == ("sailing", "navigation")
    assert shown.caption == "A round badge"
    assert (shown.address, shown.no_address) == ("", Code.ADDRESS_MISSING)
    assert shown.traits == {Trait.NAME, Trait.HASHED, Trait.EVIDENCE}
    assert shown.key == "000000000001"


def test_credential_and_file_stay_byte_for_byte() -> None:
    shown = build_exhibit("x", baked(), None, UTC)
    assert shown.original == baked()
    assert shown.credential == signed()
    assert shown.original_suffix == ".png"
    assert build_exhibit("x", signed(), None, UTC).original_suffix == ".json"


def test_the_picture_holds_no_badge_and_no_metadata() -> None:
    shown = exhibit()
    assert signed()[:40] not in shown.picture
    assert pixels_of(shown.picture).size == (256, 256)
    assert pixels_of(shown.picture).getpixel((128, 128)) == (0x12, 0x39, 0x5B, 255)
    assert b"iTXt" not in shown.picture


def test_a_badge_without_a_picture_file_shows_the_one_it_carries() -> None:
    assert pixels_of(build_exhibit("x", signed(), None, UTC).picture).size == (256, 256)


def test_a_picture_is_scaled_and_bare() -> None:
    small = pixels_of(scaled_png(picture_png(), 64))
    assert small.size == (64, 64)


@pytest.mark.parametrize(("colour", "told"), [("#12395b", True), ("#ffcc00", False), ("#808080", False)])
def test_the_accent_can_be_read_on_white(colour: str, told: bool) -> None:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    accent = accent_of(picture_png(colour))
    red, green, blue = (linear(int(accent[place : place + 2], 16)) for place in (1, 3, 5))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert 1.05 / (light + 0.05) >= 5.4
    assert (accent == "#12395b") == (told and False) or accent.startswith("#")


def test_an_address_that_others_cannot_open_is_not_shown() -> None:
    shown = saying("http://127.0.0.1/b")
    assert (shown.address, shown.criteria_url, shown.skills[0].url, shown.evidence[0].url) == ("", "", "", "")
    assert saying("https://baysail.example/b").address == "https://baysail.example/b"


def test_no_badge_gives_no_exhibit() -> None:
    with pytest.raises(InputError):
        build_exhibit("x", picture_png())


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\x00b", "a⟨U+0000⟩b"),
        ("  two\n words\t", "two words"),
        ("نامه\u200cای", "نامه\u200cای"),
        ("é # % & + \"'<李>", "é # % & + \"'<李>"),
        ("x" + "\u0301" * 40, "x" + "\u0301" * 8),
        (None, ""),
    ],
)
def test_text_is_shown_whole_and_nothing_in_it_hides(written: str | None, shown: str) -> None:
    assert visible(written) == shown


def test_lines_stay_where_they_are_wanted_and_long_ones_are_cut_at_a_word() -> None:
    assert visible_lines("a\r\nb\x07") == "a\nb⟨U+0007⟩"
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("short", 12) == "short"


def test_the_preview_names_what_is_in_what_identifies_and_what_is_left_out() -> None:
    told = preview([exhibit()], {Part.NAME, Part.ISSUER, Part.RECIPIENT})
    assert told.badges == 1
    assert told.contains == (Part.NAME, Part.ISSUER, Part.RECIPIENT)
    assert told.identifies == (Trait.NAME,)
    assert {Part.EVIDENCE, Part.CREDENTIAL, Part.ORIGINAL, Part.RESULTS} <= set(told.left_out)


def test_whoever_gives_the_credential_away_gives_away_what_is_in_it() -> None:
    told = preview([exhibit()], {Part.CREDENTIAL})
    assert told.identifies == (Trait.NAME, Trait.HASHED, Trait.EVIDENCE)
    assert preview([exhibit()], {Part.NAME}).identifies == ()


def test_an_address_in_clear_is_told() -> None:
    document = signed().replace(b'"hashed":true', b'"hashed":false')
    assert Trait.EMAIL in build_exhibit("x", document, None, UTC).traits
    assert MADE_AT.tzinfo is UTC


_SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#d02030"/>'
    b'<image href="https://attacker.example/x.png" width="40" height="20"/><script>alert(1)</script></svg>'
)


_CUT = _SVG[: _SVG.index(b"<image")]


def test_a_vector_picture_is_drawn_for_every_export() -> None:
    bare = {name: value for name, value in json.loads(signed()).items() if name != "proof"}
    bare["credentialSubject"]["achievement"].pop("image", None)
    badge = bake(_SVG, json.dumps(bare))
    shown = build_exhibit("1", badge)
    drawn = pixels_of(shown.picture)
    assert drawn.size == (800, 400)
    assert drawn.getpixel((400, 200)) == (0xD0, 0x20, 0x30, 255)
    assert b"attacker" not in shown.picture
    for suffix in (".pdf", ".docx", ".html"):
        assert write_resume(Choice((shown,)), suffix, made_at=MADE_AT)
    assert b"data:image/png" in build_site(Site((shown,)))["index.html"]
    assert build_signature([shown]).pictures


@pytest.mark.parametrize("address", ["data:image/svg+xml;base64,%s", "data:image/svg+xml,%s"])
def test_a_vector_picture_inside_the_credential_is_drawn(address: str) -> None:
    body = base64.b64encode(_SVG).decode() if "base64" in address else quote(_SVG)
    assert pixels_of(badge_picture_of(b"{}", address % body)).size == (800, 400)


def test_the_carried_picture_stands_in_for_one_that_cannot_be_drawn() -> None:
    carried = "data:image/png;base64," + base64.b64encode(picture_png()).decode()
    assert pixels_of(badge_picture_of(_CUT, carried)).size == (256, 256)
    with pytest.raises(BadgeDeskError):
        badge_picture_of(_CUT, None)
