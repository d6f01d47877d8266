"""One look for many designs, and levels that follow their master."""

import json
from dataclasses import replace

import pytest

from badgedesk.core.errors import Code, DesignError
from badgedesk.design import load_design, render_svg, save_design
from badgedesk.design.brand import BrandKit, Level, LevelSet
from badgedesk.design.colours.colour import Hex, Swatch, build_palette, lightness_of
from badgedesk.design.colours.paints import solid
from badgedesk.design.document import Design
from badgedesk.design.family import LEVEL_SETS, kit_of, shows_level, variant, variants, with_kit
from badgedesk.design.file import load_kit, load_level_sets, save_kit, save_level_sets
from badgedesk.design.layers import ImageLayer, LayerId, Picture, TextLayer
from badgedesk.design.pictures import import_picture
from badgedesk.design.templates import build_template, list_templates
from badgedesk.design.typeset.lettering import Font, Straight
from badgedesk.design.typeset.text import lay_out

KIT = BrandKit("Harbour", build_palette("#123456", "#fedcba", "#f0f0f0", metal="steel"), "Cinzel", "Lato")


@pytest.fixture
def picture(logo: bytes) -> Picture:
    return import_picture(logo)


def texts(design: Design) -> list[TextLayer]:
    return [layer for layer in design.walk() if isinstance(layer, TextLayer)]


@pytest.mark.parametrize("template", [info.id for info in list_templates()][::4])
def test_a_kit_gives_its_colours_and_fonts_and_leaves_the_words(template: str) -> None:
    before = build_template(template)
    after = with_kit(before, KIT)
    assert after.palette.colour("base") == "#123456"
    assert after.palette.metal == "steel"
    assert {text.font.family for text in texts(after)} <= {"Cinzel", "Lato"}
    assert [text.text for text in texts(after)] == [text.text for text in texts(before)]
    assert [layer.id for layer in after.walk()] == [layer.id for layer in before.walk()]
    render_svg(after)


def test_large_words_and_other_texts_get_their_own_fonts() -> None:
    large = TextLayer(id=LayerId("a"), text="A", font=Font("Inter", 800), size_px=60.0, place=Straight(100))
    small = replace(large, id=LayerId("b"), size_px=20.0)
    after = with_kit(Design(layers=(lay_out(large), lay_out(small))), KIT)
    assert [text.font.family for text in texts(after)] == ["Cinzel", "Lato"]
    assert [text.font.weight for text in texts(after)] == [800, 800]


def test_an_empty_kit_changes_nothing_that_is_drawn() -> None:
    before = build_template("harbour")
    assert with_kit(before, BrandKit()).layers == before.layers
    assert with_kit(before, BrandKit()).palette == before.palette


def test_the_logo_takes_the_place_of_the_old_one(picture: Picture) -> None:
    old = ImageLayer(id=LayerId("brand-logo"), picture=replace(picture, data=b"x", width=10, height=10), width_px=80.0)
    other = replace(old, id=LayerId("photo"))
    logo, kept = with_kit(Design(layers=(old, other)), replace(KIT, logo=picture)).layers
    assert isinstance(logo, ImageLayer)
    assert logo.picture is picture
    assert (logo.x + logo.width_px / 2, logo.y + logo.height_px / 2) == pytest.approx((40.0, 40.0))
    assert logo.width_px <= 80.0
    assert kept == other


def test_a_kit_is_kept_as_a_file_and_taken_from_a_design(picture: Picture) -> None:
    kit = replace(KIT, logo=picture, ground="#ffffff", issuer="Harbour Club")
    assert load_kit(save_kit(kit)) == kit
    with pytest.raises(DesignError) as fault:
        load_kit(b'{"ground":"red"}')
    assert fault.value.code is Code.DESIGN_FORMAT
    design = with_kit(build_template("harbour"), kit)
    assert load_design(save_design(design)) == design
    assert kit_of(design).palette == design.palette
    assert kit_of(design).display == "Cinzel"


def test_metals_change_the_metal_and_the_ribbon() -> None:
    master = replace(build_template("harbour"), levels=LEVEL_SETS["Bronze, silver, gold"])
    made = variants(master)
    assert [design.palette.metal for design in made] == ["bronze", "silver", "gold"]
    assert [design.level for design in made] == ["Bronze", "Silver", "Gold"]
    assert len({design.palette.colour("accent") for design in made}) == 3
    assert len({render_svg(design) for design in made}) == 3


def test_each_level_is_an_achievement_of_its_own() -> None:
    master = replace(build_template("harbour"), levels=LEVEL_SETS["Bronze, silver, gold"])
    master = replace(master, achievement=replace(master.achievement, id="urn:uuid:1"))
    gold = variants(master)[2].achievement
    assert gold.name == f"{master.achievement.name}, Gold"
    assert gold.id == ""
    assert gold.caption.endswith(". Level Gold.")
    assert gold.description == master.achievement.description


def test_levels_say_themselves_and_grow_darker() -> None:
    master = replace(build_template("language"), levels=LEVEL_SETS["A1 to C2"])
    assert shows_level(master)
    made = variants(master)
    for design, level in zip(made, ("A1", "A2", "B1", "B2", "C1", "C2"), strict=True):
        assert level in {text.text for text in texts(design)}
    shades = [lightness_of(design.palette.colour("base")) for design in made]
    assert shades == sorted(shades, reverse=True)


def test_a_mark_in_a_text_says_the_level() -> None:
    words = TextLayer(
        id=LayerId("a"),
        text="Level {level}",
        font=Font("Lato", 700),
        size_px=40.0,
        place=Straight(256.0),
        fill=solid(Hex("#102030")),
    )
    made = variant(Design(layers=(lay_out(words),)), Level("Expert"))
    (layer,) = texts(made)
    assert layer.text == "Level {level}"
    assert layer.outlined.path == lay_out(replace(words, text="Level Expert")).outlined.path
    assert not shows_level(Design(layers=(lay_out(replace(words, text="Sailing")),)))


def test_variants_follow_every_change_of_the_master() -> None:
    level = Level("Gold", "gold", (Swatch("accent", "#2456c4"),))
    master = replace(build_template("harbour"), levels=(level,))
    changed = replace(master, palette=master.palette.changed(None, base="#550000"), layers=master.layers[:2])
    (made,) = variants(changed)
    assert made.palette.colour("base") == "#550000"
    assert made.palette.colour("accent") == "#2456c4"
    assert len(made.layers) == 2
    assert load_design(save_design(changed)) == changed


def test_sets_of_levels_are_kept_as_json_and_read_strictly() -> None:
    belts = LevelSet("Belts", (Level("Yellow"), Level("Brown", "silver", (Swatch("base", "#5a3210"),), -4.0)))
    written = save_level_sets((belts, LevelSet("Steps", (Level("One"),))))
    assert json.loads(written)["sets"][0]["levels"][1] == {
        "name": "Brown",
        "metal": "silver",
        "swatches": [{"name": "base", "value": "#5a3210"}],
        "shade": -4.0,
    }
    assert load_level_sets(written)[0] == belts
    for damaged in (b"[]", b'{"sets": [{}]}', written.replace(b"silver", b"tin"), written[:-9]):
        with pytest.raises(DesignError) as raised:
            load_level_sets(damaged)
        assert raised.value.code is Code.DESIGN_FORMAT
