"""Levels as the dialog writes them."""

from badgedesk.app.designs.editor.levels import coloured, differs, fresh, refusal, uncoloured
from badgedesk.design.brand import Level
from badgedesk.design.colours.colour import Swatch


def test_a_fresh_level_has_a_name_that_no_other_has() -> None:
    assert fresh(()).name == "1"
    assert fresh((Level("Yellow"), Level("3"))).name == "4"
    assert fresh((Level("2"),)).name == "3"


def test_levels_need_names_and_no_two_the_same_in_any_letter_case() -> None:
    assert refusal((Level("Gold"), Level("Silver"))) == ""
    assert refusal((Level("Gold"), Level("  "))) == "Every level needs a name."
    assert refusal((Level("Gold"), Level(" gold "))) == "Two levels are called “Gold”."


def test_colours_of_a_level_are_set_and_taken_back() -> None:
    level = coloured(coloured(Level("B1", shade=4.0), "base", "#111111"), "base", "#222222")
    assert level.swatches == (Swatch("base", "#222222"),)
    assert differs(level)
    assert uncoloured(level) == Level("B1")
    assert not differs(Level("B1"))
