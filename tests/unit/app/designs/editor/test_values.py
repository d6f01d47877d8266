"""What the inspector shows and sets, the meter, the preview, the words about saving."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from badgedesk.app.designs.editor import values
from badgedesk.app.designs.editor.completeness import demands, spaced, split_tags, web_address
from badgedesk.app.designs.editor.state import EditorState, saved_words
from badgedesk.core.model.achievement import Achievement
from badgedesk.design.colours.colour import Hex, Palette, Slot, Swatch
from badgedesk.design.colours.paints import Foil, LinearGradient, Solid, fade

RED, BLUE = Hex("#ff0000"), Hex("#0000ff")
NOW = datetime(2026, 11, 14, 10, 0, tzinfo=UTC)


def test_one_colour_of_a_fade_is_changed_and_the_other_stays() -> None:
    changed = values.coloured(fade(RED, BLUE), 1, Slot("accent"))
    assert isinstance(changed, LinearGradient)
    assert [stop.colour for stop in changed.stops] == [RED, Slot("accent")]


def test_kinds_of_fill_keep_the_first_colour() -> None:
    faded = values.as_kind(Solid(RED), values.FADE, BLUE)
    assert values.view_fill(faded) is not None
    assert values.as_kind(faded, values.PLAIN, BLUE) == Solid(RED)
    assert values.as_kind(Solid(RED), values.METAL, BLUE) == Foil()
    assert values.as_kind(Foil(), values.PLAIN, BLUE) == Solid(BLUE)


def test_a_colour_is_found_among_the_swatches_by_its_looks() -> None:
    palette = Palette((Swatch("base", "#ff0000"), Swatch("ink", "#ff0000"), Swatch("light", "#ffffff")))
    assert values.swatch_of(RED, palette) == "base"
    assert values.swatch_of(Slot("light"), palette) == "light"
    assert values.swatch_of(BLUE, palette) == ""
    assert values.swatches(palette) == (("base", "#ff0000"), ("light", "#ffffff"))


def test_the_meter_counts_what_is_there() -> None:
    empty = demands(Achievement())
    assert [each.field for each in empty if each.required] == ["name", "description", "criteria"]
    assert [each.field for each in empty if each.met] == ["kind"]
    filled = replace(Achievement(), name="A", description="B", criteria_url="https://c.example", tags=("d",))
    assert sum(each.met for each in demands(filled)) == 5


def test_tags_types_and_addresses_are_read_as_people_write_them() -> None:
    assert split_tags(" sea ,, sea, two  words ") == ("sea", "two words")
    assert spaced("CertificateOfCompletion") == "Certificate of completion"
    assert [web_address(text) for text in ("", "https://a.example/x", "a.example", "file:///x", "https://")] == [
        True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("age", "unsaved", "words"),
    [
        (None, True, "not saved yet"),
        (3, True, "unsaved changes"),
        (3, False, "saved just now"),
        (12, False, "saved 12 s ago"),
        (200, False, "saved 3 min ago"),
    ],
)
def test_the_words_say_how_the_design_stands(age: int | None, unsaved: bool, words: str) -> None:
    saved_at = None if age is None else NOW - timedelta(seconds=age)
    assert saved_words(saved_at, NOW, unsaved=unsaved) == words
    assert EditorState("A", unsaved=unsaved).title == ("*A" if unsaved else "A")
