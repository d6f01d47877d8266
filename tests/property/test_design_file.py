"""Random designs: what is saved is loaded, what is drawn is well-formed, what is damaged is refused with a code."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgedesk.core.bake.xml import read_elements
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.achievement import Achievement, Alignment, ResultDescription, RubricLevel
from badgedesk.design import load_design, render_svg, save_design
from badgedesk.design.codec import Codec
from badgedesk.design.colours.colour import Colour, Hex, Legible, Mix, Palette, Shade, Slot, Swatch, Tone, Turn, Within
from badgedesk.design.colours.paints import (
    Cap,
    Foil,
    Join,
    LinearGradient,
    Paint,
    RadialGradient,
    Solid,
    Space,
    Stop,
    Stroke,
)
from badgedesk.design.document import Design
from badgedesk.design.file import CODEC
from badgedesk.design.layers import Group, Layer, LayerId, RibbonLayer, RimLayer, Shape, ShapeLayer, TextLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import Path, parse_path
from badgedesk.design.shapes.emblems import Gear, Laurel, Scallop, Shield, ShieldOutline
from badgedesk.design.shapes.plain import Ellipse, Free, Line, Polygon, Rectangle, Star
from badgedesk.design.shapes.ribbons import Bend, Ribbon
from badgedesk.design.typeset.lettering import Align, Anchor, Case, Font, OnArc, Outlined, Side, Straight, TextSlot

SLOTS = ("base", "base_dark", "accent", "light", "ink")
coordinates = st.floats(-1000, 1000, allow_nan=False)
sizes = st.floats(0, 1000, allow_nan=False)
shares = st.floats(0, 1, allow_nan=False)
hexes = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")
sentences = st.text(st.characters(codec="utf-8"), max_size=40)

plain_colours = st.one_of(hexes.map(Hex), st.sampled_from(SLOTS).map(Slot), st.builds(Tone, st.integers(0, 5)))


def derived(inner: st.SearchStrategy[Colour]) -> st.SearchStrategy[Colour]:
    return st.one_of(
        st.builds(Shade, inner, st.floats(-100, 100)),
        st.builds(Mix, inner, inner, shares),
        st.builds(Within, inner, st.floats(0, 50), st.floats(50, 100)),
        st.builds(Legible, inner, inner, st.floats(1, 21), st.none() | inner),
        st.builds(Turn, inner, st.floats(-360, 360), st.floats(0, 4)),
    )


colours: st.SearchStrategy[Colour] = st.recursive(plain_colours, derived, max_leaves=3)
stops = st.lists(st.builds(Stop, shares, colours, shares), min_size=1, max_size=3).map(tuple)
paints: st.SearchStrategy[Paint] = st.one_of(
    st.builds(Solid, colours, shares),
    st.builds(LinearGradient, stops, coordinates, coordinates, coordinates, coordinates, st.sampled_from(Space)),
    st.builds(RadialGradient, stops, coordinates, coordinates, sizes, st.sampled_from(Space)),
    st.builds(Foil, st.sampled_from(["palette", "gold", "steel"]), shares),
)
dashes = st.lists(st.floats(0.1, 100), max_size=3).map(tuple)
strokes = st.builds(
    Stroke,
    paints,
    st.floats(0, 200),
    dashes,
    coordinates,
    st.sampled_from(Cap),
    st.sampled_from(Join),
    st.floats(1, 100),
)
numbers = st.lists(coordinates, min_size=8, max_size=8)
paths = numbers.map(lambda values: Path("MLQZ", tuple(values)))
shapes: st.SearchStrategy[Shape] = st.one_of(
    paths.map(Free),
    st.builds(Ellipse, sizes, sizes, coordinates, coordinates),
    st.builds(Rectangle, sizes, sizes, sizes),
    st.builds(Polygon, sizes, st.integers(2, 30), st.floats(-7, 7), sizes),
    st.builds(Star, sizes, sizes, st.integers(2, 30)),
    st.builds(Line, coordinates, coordinates, coordinates, coordinates),
    st.builds(Shield, st.sampled_from(ShieldOutline), st.floats(0.01, 20)),
    st.builds(Scallop, sizes, sizes, st.integers(2, 40)),
    st.builds(Gear, sizes, sizes, st.integers(2, 40), sizes),
    st.builds(Laurel, sizes, st.integers(1, 10)),
)
affines = st.builds(Affine, *(st.floats(-4, 4, allow_nan=False) for _ in range(6)))
places = st.one_of(
    st.builds(Straight, coordinates, coordinates, st.none() | sizes),
    st.builds(OnArc, st.floats(1, 1000), st.floats(0.01, 6.28), st.sampled_from(Side)),
)
fills = st.none() | paints
lines = st.lists(strokes, max_size=2).map(tuple)
text_layers = st.builds(
    TextLayer,
    id=st.just(LayerId("x")),
    text=sentences,
    font=st.builds(Font, st.sampled_from(["Lato", "Cinzel"]), st.integers(1, 1000), st.booleans()),
    size_px=st.floats(1, 2000),
    place=places,
    fill=fills,
    align=st.sampled_from(Align),
    anchor=st.sampled_from(Anchor),
    case=st.sampled_from(Case),
    slot=st.none() | st.builds(TextSlot, st.just("main"), st.integers(1, 99)),
    outlined=st.builds(Outlined, paths, sizes, coordinates, st.just(""), st.booleans()),
)
leaves: st.SearchStrategy[Layer] = st.one_of(
    st.builds(
        ShapeLayer,
        id=st.just(LayerId("x")),
        name=sentences,
        visible=st.booleans(),
        opacity=shares,
        transform=affines,
        shape=shapes,
        fill=fills,
        strokes=lines,
    ),
    st.builds(RimLayer, id=st.just(LayerId("x")), shape=shapes, width_px=st.floats(0, 400), paint=paints, edge=colours),
    st.builds(
        RibbonLayer,
        id=st.just(LayerId("x")),
        ribbon=st.builds(Ribbon, coordinates, bend=st.sampled_from(Bend)),
        colour=colours,
    ),
    text_layers,
)
trees: st.SearchStrategy[Layer] = st.recursive(
    leaves,
    lambda inner: st.builds(
        Group, id=st.just(LayerId("x")), layers=st.lists(inner, max_size=3).map(tuple), opacity=shares
    ),
    max_leaves=4,
)
achievements = st.builds(
    Achievement,
    name=sentences,
    description=sentences,
    criteria_narrative=sentences,
    caption=sentences,
    tags=st.lists(sentences, max_size=3).map(tuple),
    alignments=st.lists(st.builds(Alignment, sentences, sentences, st.none() | sentences), max_size=2).map(tuple),
    results=st.lists(
        st.builds(ResultDescription, sentences, sentences, sentences, rubric_levels=st.just((RubricLevel("a", "b"),))),
        max_size=1,
    ).map(tuple),
    credits_available=st.none() | st.floats(0, 1000),
)


def numbered(layers: list[Layer]) -> tuple[Layer, ...]:
    """Give every layer of a tree an id of its own."""
    count = 0

    def renamed(layer: Layer) -> Layer:
        nonlocal count
        count += 1
        layer_id = LayerId(f"l{count}")
        if isinstance(layer, Group):
            return replace(layer, id=layer_id, layers=tuple(renamed(inner) for inner in layer.layers))
        return replace(layer, id=layer_id)

    return tuple(renamed(layer) for layer in layers)


palettes = st.builds(
    lambda values, metal: Palette(tuple(Swatch(name, value) for name, value in zip(SLOTS, values, strict=True)), metal),
    st.lists(hexes, min_size=5, max_size=5),
    st.sampled_from(["gold", "silver", "bronze", "steel"]),
)
designs = st.builds(Design, sentences, st.lists(trees, max_size=3).map(numbered), palettes, achievements)

relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@relaxed
@given(designs)
def test_what_is_saved_is_loaded_equal_and_saved_the_same(design: Design) -> None:
    saved = save_design(design)
    loaded = load_design(saved)
    assert loaded == design
    assert save_design(loaded) == saved


@relaxed
@given(designs)
def test_what_is_drawn_is_well_formed_and_holds_no_text_element(design: Design) -> None:
    drawn = render_svg(design)
    read_elements(drawn, set())
    assert b"<text" not in drawn
    assert b"nan" not in drawn.split(b"</desc>")[1]


@relaxed
@given(designs, st.data())
def test_a_damaged_file_is_refused_with_a_code_or_read(design: Design, data: st.DataObject) -> None:
    saved = bytearray(save_design(design))
    for _ in range(data.draw(st.integers(1, 3))):
        saved[data.draw(st.integers(0, len(saved) - 1))] = data.draw(st.integers(0, 255))
    try:
        load_design(bytes(saved))
    except BadgeDeskError as fault:
        assert fault.code.value


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
members = st.sampled_from(["title", "layers", "palette", "achievement", "template"])


@relaxed
@given(st.dictionaries(members, json_values, max_size=4))
def test_any_json_in_any_member_is_read_or_refused(described: dict[str, object]) -> None:
    codec: Codec = CODEC
    try:
        codec.read(Design, described)  # type: ignore[arg-type]
    except BadgeDeskError as fault:
        assert fault.facts["path"] or described == {}


@given(paths)
def test_a_path_is_written_and_parsed_without_loss(path: Path) -> None:
    assert parse_path(path.exact()) == path
