"""How a text runs, in the editor's words: in a line, in a box, over or along a circle, along an outline."""

from dataclasses import replace
from typing import Final

from badgedesk.app.designs.editor.arrange import outline_of
from badgedesk.app.designs.editor.changes import places
from badgedesk.design import edits
from badgedesk.design.document import Design
from badgedesk.design.fonts.weights import has_italic, nearest_weight
from badgedesk.design.layers import Layer, LayerId, TextLayer
from badgedesk.design.outlines.geometry import Box, Point
from badgedesk.design.outlines.path import COUNTS, Path, PathPen
from badgedesk.design.personal import sample_words
from badgedesk.design.typeset.lettering import LINE_HEIGHT, Align, Anchor, Font, InBox, OnArc, OnPath, Side, Straight
from badgedesk.design.typeset.text import lay_out
from badgedesk.design.typeset.tracks import contour_of

LINE, BOX, TOP, BOTTOM, PATH = "line", "box", "top", "bottom", "path"
_SMALLEST_ARC: Final = 20.0
_ARC_SPAN: Final = 2.6
_BOX_PX: Final = 220.0
_BOX_LEAST: Final = 24.0
_WAVE_PX: Final = 300.0
_SHARES: Final = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}


def run_of(layer: TextLayer) -> str:
    """Return how a text runs."""
    match layer.place:
        case OnArc(side=side):
            return TOP if side is Side.TOP else BOTTOM
        case InBox():
            return BOX
        case OnPath():
            return PATH
        case Straight():
            return LINE


def with_run(layer: TextLayer, run: str) -> TextLayer:
    """Return a text that runs another way; its middle stays about where it is."""
    if run == run_of(layer):
        return layer
    if run in {TOP, BOTTOM}:
        return _on_circle(layer, Side.TOP if run == TOP else Side.BOTTOM)
    if run == BOX:
        return _in_box(layer)
    x, y = _point(layer)
    if run == LINE:
        height = layer.place.line_height if isinstance(layer.place, InBox) else LINE_HEIGHT
        return replace(layer, place=Straight(y, x, None, height))
    reach = _WAVE_PX / 2
    left = x - 2 * reach * _SHARES[layer.align]
    wave = PathPen().move(left, y)
    wave.cubic((left + reach * 0.6, y - reach * 0.4), (left + reach * 1.4, y + reach * 0.4), (left + 2 * reach, y))
    return replace(layer, place=OnPath(wave.path().rounded(), _SHARES[layer.align]))


def _on_circle(layer: TextLayer, side: Side) -> TextLayer:
    place = layer.place
    if isinstance(place, OnArc):
        moved = place.cy if place.side is side else place.cy + (2 if side is Side.BOTTOM else -2) * -place.radius
        return replace(layer, place=replace(place, side=side, cy=moved))
    x, y = _point(layer)
    radius = max(_SMALLEST_ARC, 4 * layer.size_px)
    cy = y + (radius if side is Side.TOP else -radius)
    return replace(layer, place=OnArc(radius, _ARC_SPAN, side, 0.0, x, cy))


def _in_box(layer: TextLayer) -> TextLayer:
    """Return a text in a box about as wide as it is, no wider than the badge has room for."""
    found = layer.outlined.path.bounds() or Box(*(2 * _point(layer)))
    width = min(max(found.width, _BOX_LEAST), _BOX_PX)
    x, _ = _point(layer)
    share = _SHARES[layer.align]
    height = layer.place.line_height if isinstance(layer.place, Straight) else LINE_HEIGHT
    return replace(layer, place=InBox(round(width, 2), round(x - share * width, 2), round(found.top, 2), height))


def _point(layer: TextLayer) -> Point:
    """Return the point a text is set at: its beginning, middle or end, by how it is aligned."""
    match layer.place:
        case Straight() as place:
            return place.x, place.y
        case InBox() as place:
            down = layer.outlined.size_px * (0.0 if layer.anchor is Anchor.MIDDLE else 0.7)
            return place.x + _SHARES[layer.align] * place.width_px, place.y + down
        case OnArc() as place:
            return place.cx, place.cy - (place.radius if place.side is Side.TOP else -place.radius)
        case OnPath() as place:
            contour = contour_of(place.outline)
            return contour.at(place.start * contour.length).point(0.0, 0.0)


def aligned(layer: TextLayer, align: Align) -> TextLayer:
    """Return a text aligned otherwise; a text in a line or on an outline stays where it is."""
    found = layer.outlined.path.bounds()
    match layer.place:
        case Straight() as place if found is not None:
            x = found.left + _SHARES[align] * found.width
            return replace(layer, align=align, place=replace(place, x=round(x, 2)))
        case OnPath() as place if not contour_of(place.outline).closed:
            return replace(layer, align=align, place=replace(place, start=_SHARES[align]))
        case _:
            return replace(layer, align=align)


def bent(layer: TextLayer, radius: float) -> TextLayer:
    """Return an arc text along a circle of another radius; the middle of the text stays."""
    place = layer.place
    if not isinstance(place, OnArc):
        return layer
    way = radius - place.radius
    span = min(6.28, place.span * place.radius / radius)
    cy = place.cy + (way if place.side is Side.TOP else -way)
    return replace(layer, place=replace(place, radius=radius, span=max(0.01, span), cy=cy))


def with_line_height(layer: TextLayer, height: float) -> TextLayer:
    """Return a text with another distance of its base lines, in sizes; one on a curve has no second line."""
    place = layer.place
    return replace(layer, place=replace(place, line_height=height)) if isinstance(place, Straight | InBox) else layer


def line_height_of(layer: TextLayer) -> float | None:
    """Return the distance of base lines in sizes; None for a text on a curve."""
    return layer.place.line_height if isinstance(layer.place, Straight | InBox) else None


def in_family(font: Font, family: str) -> Font:
    """Return a font of another family, as heavy and slanted as it has; axes of the old one are dropped."""
    return Font(family, nearest_weight(family, font.weight), font.italic and has_italic(family))


def along(design: Design, text: LayerId, other: LayerId) -> Design:
    """Return the design with a text along the outline of another layer, which stays as it is.

    Raises:
        DesignError: `Code.ITEM_NOT_FOUND`; `Code.FONT_UNKNOWN`.
    """
    outline = outline_of(design.layer(other)) or Path()
    around = places(design)
    home = design.layer(text).transform.then(around[text])
    way = design.layer(other).transform.then(around[other]).then(home.inverse())
    contour = _first_contour(outline.mapped(way)).rounded()

    def change(layer: Layer) -> Layer:
        if not isinstance(layer, TextLayer) or not contour:
            return layer
        start = 0.0 if contour_of(contour).closed and layer.align is Align.MIDDLE else _SHARES[layer.align]
        return lay_out(replace(layer, place=OnPath(contour, start)), sample_words(design))

    return edits.change_layer(design, text, change)


def _first_contour(outline: Path) -> Path:
    """Return the first contour of an outline."""
    end = outline.verbs.find("M", 1)
    if end < 0:
        return outline
    verbs = outline.verbs[:end]
    return Path(verbs, outline.numbers[: sum(COUNTS[verb] for verb in verbs)])


def text_and_outline(design: Design, chosen: tuple[LayerId, ...]) -> tuple[LayerId, LayerId] | None:
    """Return the text and the shape that are selected together; None for any other selection."""
    there = {layer.id: layer for layer in design.walk()}
    layers = [there[id_] for id_ in chosen if id_ in there]
    texts = [layer for layer in layers if isinstance(layer, TextLayer)]
    others = [layer for layer in layers if not isinstance(layer, TextLayer) and outline_of(layer) is not None]
    return (texts[0].id, others[0].id) if len(layers) == 2 and texts and others else None  # noqa: PLR2004 - a pair


def place_share(place: OnPath, to: Point) -> float:
    """Return where along its outline a text has its point once that was pulled to ``to``."""
    contour = contour_of(place.outline)
    share = contour.nearest(to) / contour.length if contour.length else 0.0
    return 1 - share if place.flipped else share
