"""Designs as plain SVG 1.1: paths, pictures, groups, gradients and clips, and nothing that runs or points outside.

The same design gives the same bytes. Texts are outlines, so that no program needs their fonts; colours are six-digit
and transparency has attributes of its own, because renderers disagree about eight-digit ones.
"""

import base64
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from badgedesk.design.colours.paints import Cap, Join
from badgedesk.design.credits import credit_xml
from badgedesk.design.document import ARTBOARD_PX, Design
from badgedesk.design.escaping import plain_xml
from badgedesk.design.flat import FlatColour, FlatLinear, FlatPaint, FlatRadial, FlatStroke
from badgedesk.design.layers import TextLayer
from badgedesk.design.outlines.geometry import IDENTITY, Affine
from badgedesk.design.outlines.path import Path, number_text
from badgedesk.design.personal import sample_words
from badgedesk.design.placeholders import filled
from badgedesk.design.primitives import GroupPrimitive, ImagePrimitive, PathPrimitive, Primitive, flatten

SVG_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_DEFAULT_MITER: Final = 4.0


def render_svg(design: Design) -> bytes:
    """Return the artwork as an SVG file in UTF-8, without our metadata.

    ``<title>`` is the title, ``<desc>`` the caption of the achievement and the words that are drawn; ``<metadata>``
    says whose glyphs are shown.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`, a palette slot that is not there or a clip within a clip.
    """
    head, body = svg_parts(design)
    return f"{head}{body}</svg>\n".encode()


def svg_parts(design: Design) -> tuple[str, str]:
    """Return the start tag with title and description, and the drawing; an end tag is still to follow."""
    writer = _Writer()
    drawing = "".join(writer.primitive(primitive) for primitive in flatten(design))
    side = _number(ARTBOARD_PX)
    title = plain_xml(design.title or design.achievement.name or "Badge")
    label = plain_xml(design.achievement.caption or design.title or design.achievement.name or "Badge")
    links = f' xmlns:xlink="{_XLINK}"' if writer.has_pictures else ""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="{SVG_NAMESPACE}"{links} width="{side}" height="{side}" viewBox="0 0 {side} {side}"'
        f' role="img" aria-label="{label}">\n'
        f"<title>{title}</title>\n<desc>{plain_xml(_description(design))}</desc>\n"
        f"{credit_xml(design)}"
    )
    defs = "".join(writer.definitions)
    return head, (f"<defs>\n{defs}</defs>\n" if defs else "") + drawing


def _description(design: Design) -> str:
    texts = (layer for layer in design.walk() if isinstance(layer, TextLayer) and layer.visible and layer.text)
    words = [filled(layer.text, sample_words(design)) for layer in texts]
    parts = [design.achievement.caption, "Text: " + " / ".join(words) if words else ""]
    return " ".join(part for part in parts if part)


def _number(value: float) -> str:
    return number_text(value, 2)


def _fine(value: float) -> str:
    return number_text(value, 5)


class _Writer:
    """Writes primitives and collects the gradients and clips they need, each once."""

    def __init__(self) -> None:
        self.definitions: list[str] = []
        self.has_pictures = False
        self._known: dict[str, str] = {}

    def primitive(self, primitive: Primitive) -> str:
        match primitive:
            case PathPrimitive():
                return self._path(primitive)
            case ImagePrimitive():
                return self._image(primitive)
            case GroupPrimitive():
                return self._group(primitive)

    def _path(self, primitive: PathPrimitive) -> str:
        fill = self._paint("fill", primitive.fill)
        stroke = self._stroke(primitive.stroke) if primitive.stroke is not None else ""
        return f'<path d="{primitive.path.svg()}"{fill}{stroke}/>\n'

    def _image(self, primitive: ImagePrimitive) -> str:
        self.has_pictures = True
        picture = primitive.shown()
        encoded = base64.b64encode(picture.data).decode("ascii")
        return (
            f'<image width="{picture.width}" height="{picture.height}"{_matrix("transform", primitive.matrix)}'
            f' xlink:href="data:{picture.media};base64,{encoded}"/>\n'
        )

    def _group(self, group: GroupPrimitive) -> str:
        opacity = f' opacity="{_fine(group.opacity)}"' if group.opacity < 1 else ""
        clip = f' clip-path="url(#{self._clip(group.clip)})"' if group.clip is not None else ""
        inner = "".join(self.primitive(child) for child in group.children)
        return f'<g id="{group.layer}"{clip}{opacity}>\n{inner}</g>\n'

    def _clip(self, clip: Path) -> str:
        return self._defined("clip", "clipPath", "", f'<path d="{clip.svg()}"/>')

    def _defined(self, prefix: str, element: str, attributes: str, content: str) -> str:
        """Return the id of a definition; an equal one is used again."""
        key = f"{element}{attributes}{content}"
        if key not in self._known:
            self._known[key] = f"bd.{prefix}{len(self._known) + 1}"
            self.definitions.append(f'<{element} id="{self._known[key]}"{attributes}>{content}</{element}>\n')
        return self._known[key]

    def _paint(self, what: str, paint: FlatPaint | None) -> str:
        if paint is None:
            return f' {what}="none"'
        if isinstance(paint, FlatColour):
            opacity = f' {what}-opacity="{_fine(paint.opacity)}"' if paint.opacity < 1 else ""
            return f' {what}="{paint.colour}"{opacity}'
        return f' {what}="url(#{self._gradient(paint)})"'

    def _gradient(self, paint: FlatLinear | FlatRadial) -> str:
        stops = "".join(
            f'<stop offset="{_fine(stop.offset)}" stop-color="{stop.colour}"'
            + (f' stop-opacity="{_fine(stop.opacity)}"' if stop.opacity < 1 else "")
            + "/>"
            for stop in paint.stops
        )
        units = f' gradientUnits="userSpaceOnUse"{_matrix("gradientTransform", paint.matrix)}'
        write = _number if paint.matrix == IDENTITY else _fine
        if isinstance(paint, FlatLinear):
            ends = zip(("x1", "y1", "x2", "y2"), (paint.x1, paint.y1, paint.x2, paint.y2), strict=True)
            return self._defined("paint", "linearGradient", units + _attributes(ends, write), stops)
        circle = zip(("cx", "cy", "r"), (paint.cx, paint.cy, paint.radius), strict=True)
        return self._defined("paint", "radialGradient", units + _attributes(circle, write), stops)

    def _stroke(self, stroke: FlatStroke) -> str:
        parts = [self._paint("stroke", stroke.paint), f' stroke-width="{_number(stroke.width_px)}"']
        if stroke.cap is not Cap.BUTT:
            parts.append(f' stroke-linecap="{stroke.cap}"')
        if stroke.join is not Join.MITER:
            parts.append(f' stroke-linejoin="{stroke.join}"')
        elif stroke.miter_limit != _DEFAULT_MITER:
            parts.append(f' stroke-miterlimit="{_number(stroke.miter_limit)}"')
        if stroke.dash:
            parts.append(f' stroke-dasharray="{_numbers(stroke.dash)}"')
            if stroke.dash_offset:
                parts.append(f' stroke-dashoffset="{_number(stroke.dash_offset)}"')
        return "".join(parts)


def _attributes(values: Iterable[tuple[str, float]], write: Callable[[float], str]) -> str:
    return "".join(f' {name}="{write(value)}"' for name, value in values)


def _numbers(values: Sequence[float]) -> str:
    return " ".join(_number(value) for value in values)


def _matrix(name: str, matrix: Affine) -> str:
    if matrix == IDENTITY:
        return ""
    values = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return f' {name}="matrix({" ".join(_fine(value) for value in values)})"'
