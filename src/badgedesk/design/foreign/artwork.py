"""A foreign SVG drawing as layers of ours: outlines, texts and pictures, in px of the drawing.

Spec: Scalable Vector Graphics 1.1, Rendering Model; Document Structure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code, DesignError, InputError, LimitExceededError
from badgedesk.design.colours.colour import Palette
from badgedesk.design.colours.paints import Stroke
from badgedesk.design.foreign.clips import Clips, element_map
from badgedesk.design.foreign.document import Drawing, Element, read_drawing
from badgedesk.design.foreign.embedded import reference_data
from badgedesk.design.foreign.extent import drawing_size
from badgedesk.design.foreign.frame import framed, layers_box
from badgedesk.design.foreign.notices import Notice, Notices, Reason
from badgedesk.design.foreign.numbers import length, numbers, share, view_map
from badgedesk.design.foreign.outlines import SHAPES, shape_path
from badgedesk.design.foreign.paints import Painted, Painter
from badgedesk.design.foreign.raster import drawn_apart
from badgedesk.design.foreign.texts import Words, font_size, text_words
from badgedesk.design.layers import Group, ImageLayer, Layer, LayerId, ShapeLayer, TextLayer
from badgedesk.design.outlines.booleans import stroke_outline
from badgedesk.design.outlines.geometry import IDENTITY, Affine
from badgedesk.design.outlines.path import Path, polygon_path
from badgedesk.design.pictures import import_picture
from badgedesk.design.primitives import flatten_layers
from badgedesk.design.shapes.plain import Free
from badgedesk.design.typeset.lettering import Straight
from badgedesk.design.typeset.text import lay_out

_MOST_LAYERS: Final = 600
_MOST_APART: Final = 8
"""Drawings of more parts, or of more that become pixels one by one, become one picture."""
_DEEPEST_USE: Final = 24
_FLAT: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Artwork:
    """A drawing brought in: its layers bottom to top, its size in px, and what did not come through unchanged."""

    layers: tuple[Layer, ...]
    width: float
    height: float
    notices: tuple[Notice, ...]


def read_artwork(data: bytes) -> Artwork:
    """Return an SVG file as layers.

    Nothing outside the file is read. What the primitives of a design cannot say is drawn in another way, drawn as a
    picture in a process of its own, or left out, and each such thing is named in the notices.

    Raises:
        InputError: `Code.SVG_NOT_WELLFORMED`, `Code.SVG_DOCTYPE`, `Code.SVG_NOT_SVG`, `Code.SVG_NO_SIZE`;
            `Code.SVG_NOTHING_DRAWN`, nothing of it can be seen.
        LimitExceededError: `Code.SVG_LIMIT`.
    """
    notices = Notices()
    drawing = read_drawing(data, notices)
    width, height, home = drawing_size(drawing.root)
    reader = _Reader(drawing, notices, width, height)
    layers = tuple(reader.element(drawing.root, home, None))
    if reader.count > _MOST_LAYERS:
        notices.rasterised(Reason.MANY, "many parts")
        layers = drawn_apart(drawing, None, (width, height), reader.fresh_id("picture"))
    if not flatten_layers(layers, Palette()):
        raise InputError(Code.SVG_NOTHING_DRAWN)
    layers = framed(layers, width, height, reader.fresh_id("clip"))
    return Artwork(layers, width, height, notices.listed())


@dataclass(slots=True)
class _Reader:
    """One way through the drawing, depth first; every element becomes layers that stand for it."""

    drawing: Drawing
    notices: Notices
    width: float
    height: float
    count: int = 0
    apart: int = 0
    _ids: int = 0
    _uses: list[int] = field(default_factory=list)

    @property
    def _painter(self) -> Painter:
        return Painter(self.drawing, self.notices, self.width, self.height)

    @property
    def _clipper(self) -> Clips:
        return Clips(self.drawing, self.notices, self.width, self.height, self._words_path)

    def fresh_id(self, kind: str) -> LayerId:
        """Return an id that no layer of this drawing has."""
        self._ids += 1
        return LayerId(f"{kind}-{self._ids}")

    def element(self, element: Element, place: Affine, clip: Path | None) -> Iterator[Layer]:
        """Yield the layers of one element.

        Args:
            element: to draw.
            place: from its px, before its own transform, to px of the drawing.
            clip: what all of it is seen through, in px of the drawing.
        """
        if element.style.get("display") == "none" or share(element.style.get("opacity", "1")) <= 0:
            return
        if element.name in {"defs", "symbol", "clipPath", "mask", "pattern", "linearGradient", "radialGradient"}:
            return
        own = element_map(element).then(place)
        if abs(own.determinant) < _FLAT * _FLAT or self.count > _MOST_LAYERS:
            return
        if self._drawn_apart(element):
            yield from self._picture_of(element)
            return
        yield from self._seen(element, own, clip)

    def _drawn_apart(self, element: Element) -> bool:
        """Whether an element needs the process that draws, and is where that can find it."""
        style = element.style
        if style.get("filter", "none") not in {"none", ""}:
            self.notices.removed(Reason.FILTER, "filter")
        if style.get("mix-blend-mode", "normal") != "normal":
            self.notices.removed(Reason.BLEND, style["mix-blend-mode"])
        if style.get("mask", "none").startswith("url(") and self.drawing.target(style["mask"]) is not None:
            return True
        paints = [self.drawing.target(style.get(what, "")) for what in ("fill", "stroke")]
        patterned = any(target is not None and target.name == "pattern" for target in paints)
        return patterned and element.name in SHAPES | {"text"}

    def _picture_of(self, element: Element) -> Iterator[Layer]:
        masked = element.style.get("mask", "none") != "none"
        reason, what = (Reason.MASK, "mask") if masked else (Reason.PATTERN, "pattern")
        if self._uses:
            self.notices.removed(reason, f"{what} of a copy")
            return
        self.apart += 1
        if self.apart > _MOST_APART:
            self.count += _MOST_LAYERS + 1
            return
        try:
            made = drawn_apart(self.drawing, element, (self.width, self.height), self.fresh_id("picture"))
        except BadgeDeskError as error:
            self.apart += _MOST_APART if isinstance(error, LimitExceededError) else 0
            self.notices.removed(reason, what)
            return
        self.count += len(made)
        self.notices.rasterised(reason, what)
        yield from made

    def _seen(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        """Yield what an element draws, through its clip and at its opacity."""
        framed_itself = element.name in {"svg", "use"} and element is not self.drawing.root
        inside = framed_itself or self._clips_inside(element, set())
        box = layers_box(tuple(self._content(element, IDENTITY, None))) if self._box_needed(element) else None
        through = self._clipper.clip(element, box)
        if through is not None:
            through = through.mapped(own)
            clip = through if clip is None else self._clipper.both(through, clip)
        handed = clip if inside else None
        layers = tuple(self._content(element, own, handed))
        if clip is not None and not inside and layers:
            layers = (Group(id=self.fresh_id("clip"), name="Clip", layers=layers, clip=Free(clip)),)
        opacity = share(element.style.get("opacity", "1"))
        if opacity < 1 and layers:
            if len(layers) == 1 and not isinstance(layers[0], Group):
                layers = (replace(layers[0], opacity=opacity),)
            else:
                layers = (Group(id=self.fresh_id("group"), name="Group", layers=layers, opacity=opacity),)
        yield from layers

    def _box_needed(self, element: Element) -> bool:
        target = self.drawing.target(element.style.get("clip-path", "none"))
        return target is not None and target.get("clipPathUnits") == "objectBoundingBox"

    def _clips_inside(self, element: Element, seen: set[int]) -> bool:
        """Whether anything inside an element, itself not counted, is seen through a clip of its own."""
        if id(element) in seen:
            return False
        seen.add(id(element))
        parts = list(element.children)
        if element.name == "use" and (target := self.drawing.target(element.href)) is not None:
            parts.append(target)
        return any(
            part.style.get("clip-path", "none") != "none"
            or part.name in {"svg", "symbol"}
            or self._clips_inside(part, seen)
            for part in parts
        )

    def _content(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        readers: dict[str, Callable[[Element, Affine, Path | None], Iterator[Layer]]] = {
            "svg": self._view,
            "use": self._use,
            "switch": self._first,
            "image": self._image,
            "text": self._text,
        }
        hidden = element.style.get("visibility", "visible") in {"hidden", "collapse"}
        if element.name in {"g", "a"}:
            yield from self._children(element, own, clip)
        elif element.name in SHAPES and not hidden:
            yield from self._clipped(tuple(self._shape(element, own)), clip)
        elif element.name in readers and not (hidden and element.name in {"image", "text"}):
            yield from readers[element.name](element, own, clip)

    def _children(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        for child in element.children:
            yield from self.element(child, own, clip)

    def _first(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        for child in list(element.children)[:1]:
            yield from self.element(child, own, clip)

    def _clipped(self, layers: tuple[Layer, ...], clip: Path | None) -> Iterator[Layer]:
        if clip is None or not layers:
            yield from layers
        else:
            yield Group(id=self.fresh_id("clip"), name="Clip", layers=layers, clip=Free(clip))

    def _view(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        """Yield an ``svg``: the outermost, or one within another, which is seen only inside its own frame."""
        if element is self.drawing.root:
            yield from self._children(element, own, clip)
            return
        x, y = length(element.get("x"), self.width) or 0.0, length(element.get("y"), self.height) or 0.0
        width = length(element.get("width") or "100%", self.width) or 0.0
        height = length(element.get("height") or "100%", self.height) or 0.0
        yield from self._framed(element, (x, y, width, height), own, clip)

    def _framed(
        self, element: Element, frame: tuple[float, float, float, float], own: Affine, clip: Path | None
    ) -> Iterator[Layer]:
        x, y, width, height = frame
        if width <= 0 or height <= 0:
            return
        box = numbers(element.get("viewBox"))
        has_box = len(box) == len(frame) and box[2] > 0 and box[3] > 0
        view = (box[0], box[1], box[2], box[3]) if has_box else (0.0, 0.0, width, height)
        inner = view_map(view, width, height, element.get("preserveAspectRatio")).then(Affine.shift(x, y)).then(own)
        if element.style.get("overflow", "hidden") != "visible":
            edge = polygon_path(((x, y), (x + width, y), (x + width, y + height), (x, y + height))).mapped(own)
            clip = edge if clip is None else self._clipper.both(edge, clip)
        yield from self._children(element, inner, clip)

    def _use(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        target = self.drawing.target(element.href) if element.href else None
        if target is None:
            return
        if id(target) in self._uses or len(self._uses) >= _DEEPEST_USE:
            self.notices.removed(Reason.LOOP, "use")
            return
        x, y = length(element.get("x"), self.width) or 0.0, length(element.get("y"), self.height) or 0.0
        own = Affine.shift(x, y).then(own)
        self._uses.append(id(target))
        copy = _styled(target, element)
        if target.name in {"symbol", "svg"}:
            width = length(element.get("width") or target.get("width") or "100%", self.width) or 0.0
            height = length(element.get("height") or target.get("height") or "100%", self.height) or 0.0
            yield from self._framed(copy, (0.0, 0.0, width, height), element_map(target).then(own), clip)
        else:
            yield from self.element(copy, own, clip)
        self._uses.pop()

    def _shape(self, element: Element, own: Affine) -> Iterator[Layer]:
        path = shape_path(element.name, element.get, self.width, self.height, font_size(element.style))
        box = path.bounds()
        if box is None:
            return
        style = element.style
        for name in ("marker-start", "marker-mid", "marker-end"):
            if style.get(name, "none") != "none":
                self.notices.removed(Reason.MARKER, name)
        fill = self._painter.paint(style, "fill", box) if element.name != "line" else None
        line = self._painter.paint(style, "stroke", box)
        stroke = self._painter.stroke(style, line.paint, font_size(style)) if line is not None else None
        if style.get("vector-effect") == "non-scaling-stroke" and stroke is not None:
            stroke = replace(stroke, width_px=stroke.width_px / (own.mean_scale or 1.0))
        name = element.id[:60] or element.name.capitalize()
        filled = self._clipper.filled(path, style) if fill is not None else path
        parts = list(self._parts((filled, path), own, (fill, line), stroke))
        if style.get("paint-order", "normal").startswith("stroke"):
            parts.reverse()
        for part in parts:
            self.count += 1
            yield replace(part, id=self.fresh_id("part"), name=name)

    def _parts(
        self,
        paths: tuple[Path, Path],
        own: Affine,
        paints: tuple[Painted | None, Painted | None],
        stroke: Stroke | None,
    ) -> Iterator[ShapeLayer]:
        """Yield a filled outline and its line, in one layer where both keep to the same space."""
        (filled, path), (fill, line) = paths, paints
        plain = own.keeps_shapes and line is not None and line.space == IDENTITY
        together = plain and fill is not None and fill.space == IDENTITY and filled is path
        if fill is not None and filled:
            strokes = (stroke,) if together and stroke is not None else ()
            back = filled.mapped(fill.space.inverse()) if fill.space != IDENTITY else filled
            yield ShapeLayer(
                id=LayerId("part"), shape=Free(back), fill=fill.paint, strokes=strokes, transform=fill.space.then(own)
            )
        if together or stroke is None or line is None:
            return
        if line.space == IDENTITY and (own.keeps_shapes or stroke.dash):
            yield ShapeLayer(id=LayerId("part"), shape=Free(path), strokes=(stroke,), transform=own)
            return
        try:
            area = stroke_outline(path, stroke.width_px, stroke.cap, stroke.join, stroke.miter_limit)
        except DesignError:
            self.notices.simplified(Reason.LINE, "stroke")
            return
        back = area.mapped(line.space.inverse()) if line.space != IDENTITY else area
        yield ShapeLayer(id=LayerId("part"), shape=Free(back), fill=line.paint, transform=line.space.then(own))

    def _image(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        if not element.href:
            return
        try:
            picture = import_picture(reference_data(element.href))
        except BadgeDeskError:
            self.notices.removed(Reason.PICTURE, "image")
            return
        whole = (0.0, 0.0, float(picture.width), float(picture.height))
        width = length(element.get("width"), self.width) or whole[2]
        height = length(element.get("height"), self.height) or whole[3]
        x, y = length(element.get("x"), self.width) or 0.0, length(element.get("y"), self.height) or 0.0
        home = view_map(whole, width, height, element.get("preserveAspectRatio")).then(Affine.shift(x, y))
        self.count += 1
        layer = ImageLayer(
            id=self.fresh_id("picture"),
            name=element.id[:60] or "Picture",
            picture=picture,
            width_px=float(picture.width),
            transform=home.then(own),
        )
        yield from self._clipped((layer,), clip)

    def _text(self, element: Element, own: Affine, clip: Path | None) -> Iterator[Layer]:
        yield from self._clipped(tuple(self._texts(element, own)), clip)

    def _texts(self, element: Element, own: Affine) -> Iterator[Layer]:
        for words in text_words(element, self.notices):
            layer = _laid_out(words, own, self.fresh_id("text"))
            box = layer.outlined.path.bounds()
            if layer.outlined.missing:
                self.notices.removed(Reason.GLYPH, layer.outlined.missing)
            fill = self._painter.paint(words.style, "fill", box)
            line = self._painter.paint(words.style, "stroke", box)
            stroke = self._painter.stroke(words.style, line.paint, words.size_px) if line is not None else None
            if fill is None and stroke is None:
                continue
            self.count += 1
            paint = fill.paint if fill is not None else None
            yield replace(layer, fill=paint, strokes=(stroke,) if stroke is not None else ())

    def _words_path(self, element: Element) -> Path:
        whole = Path()
        for words in text_words(element, self.notices):
            whole += _laid_out(words, IDENTITY, LayerId("text")).outlined.path
        return whole


def _styled(target: Element, use: Element) -> Element:
    """Return what a ``use`` refers to with what it hands down: properties that the target does not set itself."""
    handed = {
        name: value
        for name, value in use.style.items()
        if name not in target.style and name not in {"opacity", "clip-path", "mask", "filter", "transform", "display"}
    }
    if not handed:
        return target
    content = [part if isinstance(part, str) else _styled(part, use) for part in target.content]
    return Element(target.name, target.attributes, {**handed, **target.style}, content)


def _laid_out(words: Words, own: Affine, id_: LayerId) -> TextLayer:
    size = max(words.size_px, 1.0)
    return lay_out(
        TextLayer(
            id=id_,
            name=words.text.strip()[:60],
            text=words.text,
            font=words.font,
            size_px=size,
            place=Straight(words.y, words.x),
            tracking_px=words.tracking_px,
            align=words.align,
            transform=own,
        )
    )
