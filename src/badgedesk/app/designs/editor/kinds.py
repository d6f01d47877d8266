"""What people call the kinds of layers, and the icons that stand for them."""

from typing import Final

from badgedesk.design.layers import (
    CodeLayer,
    Group,
    IconLayer,
    ImageLayer,
    Layer,
    RibbonLayer,
    RimLayer,
    ShapeLayer,
    TextLayer,
    name_of,
)
from badgedesk.design.shapes.emblems import Gear, Laurel, Scallop, Shield
from badgedesk.design.shapes.ornaments import Divider, Rosette
from badgedesk.design.shapes.plain import (
    Arc,
    Ellipse,
    Free,
    Line,
    Polygon,
    Rays,
    Rectangle,
    Ring,
    Sector,
    Sparkle,
    Star,
)
from badgedesk.design.typeset.lettering import InBox, OnArc, OnPath, Straight

_SHAPES: Final = (
    (Shield, "Shield", "shield"),
    (Star, "Star", "star"),
    (Ellipse, "Circle", "circle"),
    (Ring, "Ring", "circle"),
    (Rectangle, "Rectangle", "rectangle"),
    (Polygon, "Polygon", "hexagon"),
    (Scallop, "Seal", "circle-dashed"),
    (Gear, "Gear", "gear-six"),
    (Laurel, "Laurel", "polygon"),
    (Rosette, "Rosette", "circle-dashed"),
    (Divider, "Divider", "minus"),
    (Sparkle, "Sparkle", "sparkle"),
    (Rays, "Rays", "polygon"),
    (Sector, "Piece of a ring", "circle-dashed"),
    (Arc, "Arc", "circle-dashed"),
    (Line, "Line", "minus"),
    (Free, "Outline", "pen-nib"),
)

_TEXTS: Final = {Straight: "Text", InBox: "Text box", OnArc: "Arc text", OnPath: "Text on a path"}


def kind_of_layer(layer: Layer) -> tuple[str, str]:
    """Return the name of a layer's kind and its icon."""
    match layer:
        case TextLayer(place=place):
            return _TEXTS[type(place)], "text-aa"
        case RibbonLayer():
            return "Ribbon", "bookmark-simple"
        case RimLayer():
            return "Rim", "circle"
        case IconLayer():
            return "Icon", "sparkle"
        case CodeLayer():
            return "QR code", "qr-code"
        case ImageLayer():
            return "Picture", "image"
        case Group():
            return "Group", "folder-open"
        case ShapeLayer(shape=shape):
            found = ((name, icon) for kind, name, icon in _SHAPES if isinstance(shape, kind))
            return next(found, ("Shape", "polygon"))


def layer_name(layer: Layer) -> str:
    """Return what a layer is called: its name, else what a text says, else its kind."""
    return name_of(layer) or kind_of_layer(layer)[0]
