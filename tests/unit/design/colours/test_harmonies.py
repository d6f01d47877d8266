"""Colours as people choose and see them, and one exchanged everywhere."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgedesk.design import render_svg
from badgedesk.design.colours.colour import lightness_of
from badgedesk.design.colours.harmonies import Sight, from_hsl, harmonies, hsl_of, seen_by
from badgedesk.design.swaps import colours_of, swapped
from badgedesk.design.templates import build_template

HEXES = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@given(HEXES)
def test_hue_saturation_and_lightness_give_the_same_colour_again(value: str) -> None:
    assert from_hsl(*hsl_of(value)) == value


def test_known_colours_have_known_hues() -> None:
    # The values of CSS Color, the hsl() functions, for its named colours.
    assert hsl_of("#ff0000") == (0.0, 100.0, 50.0)
    assert hsl_of("#008000") == pytest.approx((120.0, 100.0, 25.1), abs=0.01)
    assert from_hsl(240, 100, 50) == "#0000ff"
    assert from_hsl(-120, 100, 50) == "#0000ff"
    assert from_hsl(0, 400, 300) == "#ffffff"


@given(st.integers(40, 215), st.integers(40, 215), st.integers(40, 215))
def test_what_goes_together_is_as_light(red: int, green: int, blue: int) -> None:
    value = f"#{red:02x}{green:02x}{blue:02x}"
    for _, other in harmonies(value):
        assert abs(lightness_of(other) - lightness_of(value)) < 1.0


def test_greys_look_grey_to_everybody() -> None:
    for sight in Sight:
        for value in ("#000000", "#808080", "#ffffff"):
            seen = seen_by(value, sight)
            assert max(abs(int(seen[at : at + 2], 16) - int(value[at : at + 2], 16)) for at in (1, 3, 5)) <= 1


def test_red_and_green_grow_alike_without_the_cones_between_them() -> None:
    def apart(sight: Sight) -> float:
        first, second = (seen_by(value, sight) for value in ("#c03030", "#4f7a1f"))
        one, two = (
            colorsys.rgb_to_hls(*(int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))) for value in (first, second)
        )
        away = abs(one[0] - two[0])
        return min(away, 1 - away)

    assert apart(Sight.PROTAN) < 0.05
    assert apart(Sight.DEUTAN) < 0.05
    assert apart(Sight.TRITAN) > 0.15


def test_a_colour_is_exchanged_everywhere_and_back() -> None:
    design = build_template("harbour")
    old = design.palette.colour("accent")
    assert old in colours_of(design) or design.palette.colour("base") in colours_of(design)
    other = swapped(design, old, "#13579b")
    assert other.palette.colour("accent") == "#13579b"
    assert render_svg(other) != render_svg(design)
    assert old not in render_svg(other).decode()
    assert swapped(other, "#13579b", old) == design


def test_what_does_not_hold_the_colour_is_left_the_same_object() -> None:
    design = build_template("harbour")
    assert all(
        one is other for one, other in zip(swapped(design, "#010203", "#040506").layers, design.layers, strict=True)
    )
