"""What can be pulled of the selected layer, and what a pull makes of the design."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from badgedesk.app.designs.editor.arrange import outline_of as layer_outline
from badgedesk.app.designs.editor.changes import places
from badgedesk.app.designs.editor.values import paint_of, with_paint
from badgedesk.design import edits
from badgedesk.design.colours.paints import LinearGradient, RadialGradient
from badgedesk.design.document import Design
from badgedesk.design.grips import Grip, gradient_grips, pull_gradient, pull_shape, shape_grips
from badgedesk.design.grips.gradients import with_stop, without_stop
from badgedesk.design.grips.nodes import Contour, contours_of, is_node, node_grips, outline_of, pull_node
from badgedesk.design.grips.texts import pull_text, text_grips, text_line
from badgedesk.design.layers import Layer, LayerId, RimLayer, ShapeLayer, TextLayer
from badgedesk.design.outlines.geometry import Affine, Box, Point
from badgedesk.design.outlines.path import Path
from badgedesk.design.personal import sample_words
from badgedesk.design.shapes.plain import Free
from badgedesk.design.typeset.lettering import OnPath
from badgedesk.design.typeset.text import lay_out

_FADE = "fade-"
"""Begins the names of grips of a gradient."""
Gradient = LinearGradient | RadialGradient


@dataclass(frozen=True, slots=True)
class Held:
    """How a grip is pulled: ``steps`` for even angles, ``alone`` to bend one arm of a node without the other."""

    steps: bool = False
    alone: bool = False


def home_of(design: Design, layer: LayerId) -> Affine:
    """Return the map from the px of a layer to the artboard."""
    return design.layer(layer).transform.then(places(design)[layer])


def gradient_of(layer: Layer) -> tuple[Gradient, Box] | None:
    """Return the gradient a layer is painted with and the box it is laid over; None for other paints."""
    paint = paint_of(layer)
    outline = layer_outline(layer) if isinstance(paint, Gradient) else None
    box = outline.bounds() if outline is not None else None
    return (paint, box) if isinstance(paint, Gradient) and box is not None else None


def free_contours(layer: Layer) -> tuple[Contour, ...] | None:
    """Return the nodes of a free outline, or of the one a text runs along; None for other layers."""
    if isinstance(layer, ShapeLayer | RimLayer) and isinstance(layer.shape, Free):
        return contours_of(layer.shape.outline)
    if isinstance(layer, TextLayer) and isinstance(layer.place, OnPath):
        return contours_of(layer.place.outline)
    return None


def _with_outline(design: Design, layer: Layer, outline: Path) -> Layer:
    """Return a layer with another free outline, or a text along another one."""
    if isinstance(layer, ShapeLayer | RimLayer):
        return replace(layer, shape=Free(outline))
    if isinstance(layer, TextLayer) and isinstance(layer.place, OnPath):
        return lay_out(replace(layer, place=replace(layer.place, outline=outline)), sample_words(design))
    return layer


def grips_of(design: Design, layer_id: LayerId, node: tuple[int, int] | None, *, nodes: bool) -> tuple[Grip, ...]:
    """Return the grips of a layer in px of the artboard.

    Args:
        design: that holds it.
        layer_id: of the layer.
        node: the chosen node, whose arms are shown.
        nodes: show the nodes of a free outline and nothing else.
    """
    layer = design.layer(layer_id)
    home = home_of(design, layer_id)
    contours = free_contours(layer)
    if nodes:
        found = node_grips(contours, node) if contours is not None else ()
    else:
        found = shape_grips(layer.shape) if isinstance(layer, ShapeLayer | RimLayer) else ()
        if isinstance(layer, TextLayer):
            found = text_grips(layer)
        fade = gradient_of(layer)
        if fade is not None:
            fades = gradient_grips(*fade, design.palette)
            found = (*found, *(replace(grip, name=_FADE + grip.name) for grip in fades))
    return tuple(_at_home(grip, home) for grip in found)


def line_of(design: Design, layer_id: LayerId) -> Path:
    """Return what is shown of where a text stands, in px of the artboard: its box, circle or outline; else nothing."""
    layer = design.layer(layer_id)
    return text_line(layer).mapped(home_of(design, layer_id)) if isinstance(layer, TextLayer) else Path()


def _at_home(grip: Grip, home: Affine) -> Grip:
    root = home.point(*grip.root) if grip.root is not None else None
    return replace(grip, point=home.point(*grip.point), root=root)


def pulled(design: Design, layer_id: LayerId, name: str, to: Point, held: Held) -> Design:
    """Return the design after a grip of a layer was pulled to a point of the artboard."""
    point = home_of(design, layer_id).inverse().point(*to)

    def change(layer: Layer) -> Layer:
        fade = gradient_of(layer)
        if name.startswith(_FADE) and fade is not None:
            made = pull_gradient(*fade, name.removeprefix(_FADE), point, steps=held.steps)
            return with_paint(layer, made)
        if isinstance(layer, TextLayer) and not is_node(name):
            return lay_out(pull_text(layer, name, point), sample_words(design))
        contours = free_contours(layer)
        if contours is not None:
            return _with_outline(design, layer, outline_of(pull_node(contours, name, point, alone=held.alone)))
        if not isinstance(layer, ShapeLayer | RimLayer):
            return layer
        return replace(layer, shape=pull_shape(layer.shape, name, point))

    return edits.change_layer(design, layer_id, change)


def with_contours(
    design: Design, layer_id: LayerId, change: Callable[[tuple[Contour, ...]], tuple[Contour, ...]]
) -> Design:
    """Return the design with the nodes of a free outline changed; one without any node left is removed."""
    contours = free_contours(design.layer(layer_id))
    if contours is None:
        return design
    outline = outline_of(change(contours))
    if not outline:
        return edits.remove_layer(design, layer_id)
    return edits.change_layer(design, layer_id, lambda layer: _with_outline(design, layer, outline))


def is_fade_stop(name: str) -> int | None:
    """Return which colour of a gradient a grip stands for; None for other grips."""
    return int(name.removeprefix(_FADE + "stop")) if name.startswith(_FADE + "stop") else None


def with_fade_stop(design: Design, layer_id: LayerId, share: float) -> Design:
    """Return the design with one more colour in a layer's gradient, which looks as before."""
    return _with_fade(design, layer_id, lambda fade: with_stop(fade, share)[0])


def without_fade_stop(design: Design, layer_id: LayerId, index: int) -> Design:
    """Return the design without a colour of a layer's gradient; two are always left."""
    return _with_fade(design, layer_id, lambda fade: without_stop(fade, index))


def _with_fade(design: Design, layer_id: LayerId, change: Callable[[Gradient], Gradient]) -> Design:
    def changed(layer: Layer) -> Layer:
        paint = paint_of(layer)
        return with_paint(layer, change(paint)) if isinstance(paint, Gradient) else layer

    return edits.change_layer(design, layer_id, changed)
