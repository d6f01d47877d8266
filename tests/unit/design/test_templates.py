"""Templates: complete, skinned with any palette, filled with any words."""

import io
from dataclasses import replace
from functools import cache

import pytest
from PIL import Image

from badgedesk.core.errors import Code, DesignError
from badgedesk.design import load_design, render_png, save_design
from badgedesk.design.checks.findings import check_layers
from badgedesk.design.colours.colour import Palette, build_palette, contrast, resolve
from badgedesk.design.colours.paints import Solid
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, IconLayer, TextLayer
from badgedesk.design.templates import build_template, list_templates

IDS = [info.id for info in list_templates()]
PALETTES = {
    "ocean": build_palette("#0e7c86", "#f6b93b", "#bff0ea", metal="silver"),
    "wine": build_palette("#7a1431", "#f2bc5c", "#fff3cd", metal="gold"),
    "forest": build_palette("#24574a", "#f4845f", "#fce7bd", metal="bronze"),
    "pale": build_palette("#f2e9dc", "#e8d3b9", "#fffaf3", metal="steel"),
    "night": build_palette("#0b0b0d", "#2a2a33", "#1c1c22", metal="silver"),
    "loud": build_palette("#ff00aa", "#00ffcc", "#ffff00", metal="gold"),
}
WORDS = ("Ändra", "Тренер", "Γιατρός", "مدرب", "מדריך", "शिक्षक")


def texts(design: Design) -> list[TextLayer]:
    return [layer for layer in design.walk() if isinstance(layer, TextLayer)]


def drawn(design: Design, size: int = 96) -> Image.Image:
    return Image.open(io.BytesIO(render_png(design, size))).convert("RGBA")


def test_the_list_names_every_template_once() -> None:
    assert len(set(IDS)) == len(IDS) == 32
    assert len({info.style for info in list_templates()}) == 8


@cache
def drawn_sample(template: str) -> Image.Image:
    return drawn(build_template(template))


@pytest.mark.parametrize("template", IDS)
def test_a_template_is_a_whole_design(template: str) -> None:
    design = build_template(template)
    assert design.template == template
    assert design.achievement.missing() == ()
    assert design.achievement.caption.endswith(".")
    assert 10 <= len(list(design.walk())) <= 70
    assert len(design.layers) <= 5
    assert all(isinstance(layer, Group) and layer.name for layer in design.layers)
    assert 1 <= len(texts(design)) <= 3
    assert all(layer.slot is not None and len(layer.text) <= layer.slot.longest for layer in texts(design))


@pytest.mark.parametrize("template", IDS)
def test_a_template_is_saved_and_loaded(template: str) -> None:
    design = build_template(template)
    assert load_design(save_design(design)) == design


@pytest.mark.parametrize("template", IDS)
def test_the_main_word_is_readable_when_small(template: str) -> None:
    assert max(layer.outlined.size_px for layer in texts(build_template(template))) >= 36


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("template", IDS)
def test_a_template_takes_any_palette(template: str, name: str) -> None:
    skinned = build_template(template, palette=PALETTES[name])
    assert check_layers(skinned) == ()
    picture, sample = drawn(skinned), drawn_sample(template)
    assert picture.tobytes() != sample.tobytes()
    assert picture.getchannel("A").tobytes() == sample.getchannel("A").tobytes()


def edge_lightness(design: Design) -> float:
    """Return the mean brightness (0 to 255) of the outermost opaque pixel of each row."""
    image = drawn(design, 128)
    found = []
    for y in range(20, 108):
        row = [image.getpixel((x, y)) for x in range(128)]
        opaque = [pixel for pixel in row if isinstance(pixel, tuple) and pixel[3] > 200]
        found.append(sum(opaque[0][:3]) / 3)
    return sum(found) / len(found)


@pytest.mark.parametrize("template", IDS)
def test_the_outline_stays_dark_on_a_pale_palette(template: str) -> None:
    pale: Palette = PALETTES["pale"]
    assert edge_lightness(build_template(template, palette=pale)) < 150


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("template", IDS)
def test_texts_are_legible_on_what_they_name_as_their_ground(template: str, name: str) -> None:
    palette = PALETTES[name]
    for layer in texts(build_template(template)):
        assert isinstance(layer.fill, Solid)
        colour = layer.fill.colour
        assert hasattr(colour, "ground")
        ratio = contrast(resolve(colour, palette), resolve(colour.ground, palette))
        assert ratio >= (3.0 if layer.outlined.size_px >= 40 else 4.5)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("template", IDS)
def test_slots_take_words_of_other_scripts(template: str, word: str) -> None:
    slots = {layer.slot.name: word for layer in texts(build_template(template)) if layer.slot is not None}
    design = build_template(template, texts=slots)
    assert [layer.text for layer in texts(design)] == [word] * len(slots)
    assert all(layer.outlined.path and not layer.outlined.missing for layer in texts(design))


@pytest.mark.parametrize(
    "template", [name for name in IDS if any(isinstance(x, IconLayer) for x in build_template(name).walk())]
)
def test_icon_slots_take_other_icons_and_their_lift_follows(template: str) -> None:
    design = build_template(template, icons={"icon": "mdi.trophy"})
    icons = [layer for layer in design.walk() if isinstance(layer, IconLayer)]
    assert {layer.icon for layer in icons} == {"mdi.trophy"}
    assert len({layer.outline for layer in icons}) == 1


def test_an_unknown_template_is_named() -> None:
    with pytest.raises(DesignError) as raised:
        build_template("no-such")
    assert raised.value.code is Code.TEMPLATE_UNKNOWN
    assert raised.value.facts == {"template": "no-such"}


def test_building_twice_gives_the_same_object_and_filling_leaves_it_alone() -> None:
    first = build_template("coach")
    build_template("coach", texts={"main": "Chef"})
    assert build_template("coach") is first
    assert replace(first) == first
