"""Colours against published values."""

import pytest

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.colour import (
    Hex,
    Legible,
    Mix,
    Shade,
    Slot,
    Tone,
    Turn,
    Within,
    build_palette,
    contrast,
    legible,
    lightness_of,
    mixed,
    resolve,
    shaded,
    turned,
)

PALETTE = build_palette("#12477e", "#d9433b", "#e9f4ee")


@pytest.mark.parametrize(
    ("value", "lightness"), [("#000000", 0.0), ("#ffffff", 100.0), ("#ff0000", 62.8), ("#00ff00", 86.64)]
)
def test_lightness_is_that_of_oklch(value: str, lightness: float) -> None:
    assert lightness_of(value) == pytest.approx(lightness, abs=0.05)


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#0000ff", "#ffffff", 8.59)],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
    assert contrast(second, first) == contrast(first, second)


@pytest.mark.parametrize("value", ["#12477e", "#d9433b", "#1e7b4d", "#808080"])
def test_a_shade_moves_lightness_by_the_points_asked(value: str) -> None:
    assert lightness_of(shaded(value, -12)) == pytest.approx(lightness_of(value) - 12, abs=0.6)
    assert shaded(value, 0) == value
    assert shaded(value, 100) == "#ffffff"
    assert shaded(value, -100) == "#000000"


def test_mixing_ends_in_its_two_colours() -> None:
    assert mixed("#12477e", "#d9433b", 0.0) == "#12477e"
    assert mixed("#12477e", "#d9433b", 1.0) == "#d9433b"
    assert mixed("#000000", "#ffffff", 0.5) == "#636363"


def test_a_hue_turned_full_circle_is_itself_and_half_circle_is_not() -> None:
    assert turned("#a05a5a", 360, 1.0) == "#a05a5a"
    assert turned("#a05a5a", 180, 1.0) != "#a05a5a"
    assert turned("#a05a5a", 0, 0.0)[1:3] == turned("#a05a5a", 0, 0.0)[3:5]


@pytest.mark.parametrize("ground", ["#ffffff", "#000000", "#12477e", "#777777", "#ffd166"])
@pytest.mark.parametrize("wanted", ["#ffffff", "#d9433b", "#000000", "#777777"])
def test_a_legible_colour_reaches_its_ratio(wanted: str, ground: str) -> None:
    assert contrast(legible(wanted, ground, 4.5), ground) >= 4.5


def test_a_colour_that_reads_well_is_left_alone() -> None:
    assert legible("#d9433b", "#ffffff", 3.0) == "#d9433b"


def test_what_cannot_reach_the_ratio_becomes_the_better_of_black_and_white() -> None:
    assert legible("#777777", "#777777", 21.0) == "#000000"


def test_derived_colours_follow_the_palette() -> None:
    red = PALETTE.changed(base="#aa0000")
    colour = Shade(Mix(Slot("base"), Hex("#ffffff"), 0.5), -4)
    assert resolve(colour, PALETTE) != resolve(colour, red)
    assert resolve(Slot("base"), red) == "#aa0000"
    assert resolve(Turn(Slot("base"), 40), PALETTE) != resolve(Slot("base"), PALETTE)
    assert lightness_of(resolve(Within(Slot("light"), 10, 30), PALETTE)) == pytest.approx(30, abs=0.6)
    assert contrast(resolve(Legible(Slot("base"), Slot("base_dark")), PALETTE), PALETTE.colour("base_dark")) >= 4.5


def test_metal_tones_follow_the_palettes_metal() -> None:
    assert resolve(Tone(5), PALETTE) == "#5e3f0d"
    assert resolve(Tone(5), PALETTE.changed(metal="silver")) == "#3a4450"
    assert resolve(Tone(0, "steel"), PALETTE) == "#e6eef5"


def test_a_slot_that_the_palette_lacks_is_named() -> None:
    with pytest.raises(DesignError) as raised:
        resolve(Slot("glitter"), PALETTE)
    assert raised.value.code is Code.DESIGN_FORMAT
    assert raised.value.facts["value"] == "glitter"


def test_the_dark_of_a_palette_lies_18_points_below_its_base() -> None:
    assert lightness_of(PALETTE.colour("base_dark")) == pytest.approx(lightness_of("#12477e") - 18, abs=0.6)
