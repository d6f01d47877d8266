"""The design file: a plain SVG of the artwork with all our data in its metadata; see ``docs/formats.md``."""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Final

from badgedesk.core import limits
from badgedesk.core.bake.xml import XmlDocument, expanded, read_elements
from badgedesk.core.errors import Code, DesignError, InputError
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_object
from badgedesk.design import layers
from badgedesk.design.brand import BrandKit, LevelSet, LevelSets
from badgedesk.design.codec import Codec, Kinds
from badgedesk.design.colours import colour, paints
from badgedesk.design.document import Design
from badgedesk.design.fonts.carried import CarriedFonts, carried_fonts, take_carried
from badgedesk.design.guides import Guides
from badgedesk.design.pictures import check_picture
from badgedesk.design.primitives import flatten
from badgedesk.design.shapes import emblems, ornaments, plain
from badgedesk.design.structure import check_structure
from badgedesk.design.svg import SVG_NAMESPACE, svg_parts
from badgedesk.design.typeset import lettering

NAMESPACE: Final = "urn:badgedesk:design"
VERSION: Final = 4
"""The latest; a file is written in the lowest that can hold it, so that earlier programs can read it."""
_FONTS: Final = "fonts"
_OURS: Final = expanded(NAMESPACE, "design")
_SVG: Final = expanded(SVG_NAMESPACE, "svg")
_METADATA: Final = re.compile(rb"<metadata>\s*<[^>]*urn:badgedesk:design.*?</metadata>\n?", re.DOTALL)
_AS_ESCAPE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufffe\uffff]")
_MARKUP: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}

CODEC: Final = Codec(
    Kinds(
        {
            "shape": layers.ShapeLayer,
            "rim": layers.RimLayer,
            "ribbon": layers.RibbonLayer,
            "text": layers.TextLayer,
            "icon": layers.IconLayer,
            "code": layers.CodeLayer,
            "image": layers.ImageLayer,
            "group": layers.Group,
            "path": plain.Free,
            "ellipse": plain.Ellipse,
            "ring": plain.Ring,
            "rectangle": plain.Rectangle,
            "polygon": plain.Polygon,
            "star": plain.Star,
            "sparkle": plain.Sparkle,
            "sector": plain.Sector,
            "arc": plain.Arc,
            "line": plain.Line,
            "rays": plain.Rays,
            "shield": emblems.Shield,
            "scallop": emblems.Scallop,
            "gear": emblems.Gear,
            "laurel": emblems.Laurel,
            "comb": emblems.Comb,
            "rosette": ornaments.Rosette,
            "divider": ornaments.Divider,
            "solid": paints.Solid,
            "linear": paints.LinearGradient,
            "radial": paints.RadialGradient,
            "foil": paints.Foil,
            "pattern": paints.Tiled,
            "hex": colour.Hex,
            "slot": colour.Slot,
            "shade": colour.Shade,
            "mix": colour.Mix,
            "within": colour.Within,
            "legible": colour.Legible,
            "turn": colour.Turn,
            "tone": colour.Tone,
            "straight": lettering.Straight,
            "in-box": lettering.InBox,
            "on-arc": lettering.OnArc,
            "on-path": lettering.OnPath,
        }
    )
)


def save_design(design: Design) -> bytes:
    """Return the design as the bytes of a ``*.badge`` file; the same design gives the same bytes.

    The file carries the added fonts that its texts are set in, as far as their makers allow.

    Raises:
        DesignError: `Code.DESIGN_LIMIT` or `Code.DESIGN_FORMAT`, the design holds what `load_design` would refuse.
    """
    check_structure(design)
    head, body = svg_parts(design)
    digest = hashlib.sha256(f"{head}{body}</svg>\n".encode()).hexdigest()
    fonts = carried_fonts(design)
    described = {**_members(CODEC.write(design)), **_members(CODEC.write(fonts))}
    version = max(3 if fonts.fonts else 1, _version_of(design))
    metadata = (
        f'<metadata><badgedesk:design xmlns:badgedesk="{NAMESPACE}" version="{version}" artwork="{digest}">'
        f"{_text(described)}</badgedesk:design></metadata>\n"
    )
    written = f"{head}{metadata}{body}</svg>\n".encode()
    if len(written) > limits.SVG_BYTES:
        raise DesignError(Code.DESIGN_LIMIT, field="file", limit_bytes=limits.SVG_BYTES)
    return written


def _text(described: JsonValue) -> str:
    """Return JSON as the text of an XML element."""
    text = json.dumps(described, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    text = _AS_ESCAPE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    for character, escaped in _MARKUP.items():
        text = text.replace(character, escaped)
    return text


def names_family(data: bytes, family: str) -> bool:
    """Whether a ``*.badge`` file has a text in a font family, told without reading it."""
    return f'"family":{_text(family)}'.encode() in data


def _members(written: JsonValue) -> JsonObject:
    return written if isinstance(written, Mapping) else {}


def _version_of(design: Design) -> int:
    """Return the lowest version that can hold a design; see docs/formats.md for what the later ones brought."""
    if design.motifs or any(_is_of_fourth(layer) for layer in design.walk()):
        return 4
    if any(_is_of_third(layer) for layer in design.walk()):
        return 3
    said, usual = design.achievement, Achievement()
    second = (
        design.guides != Guides()
        or said.creator
        or said.translations
        or said.facts != usual.facts
        or said.rules is not usual.rules
    )
    levels = (level for result in said.results for level in result.rubric_levels)
    return 2 if second or any(level.alignments for level in levels) else 1


def _is_of_fourth(layer: layers.Layer) -> bool:
    """Whether a layer holds what came with the fourth version."""
    if isinstance(layer, layers.Group):
        return layer.shadow is not None or layer.bevel is not None
    return any(isinstance(paint, paints.Tiled) and paint.own is not None for paint in layers.paints_of(layer))


def _is_of_third(layer: layers.Layer) -> bool:
    """Whether a layer holds what came with the third version."""
    if layer.shadow is not None or layer.bevel is not None:
        return True
    match layer:
        case layers.ShapeLayer(shape=ornaments.Rosette() | ornaments.Divider()):
            return True
        case layers.ImageLayer():
            return layer.crop != layers.Crop() or layer.tones != layers.Tones() or layer.mask is not None
        case layers.TextLayer(place=lettering.InBox() | lettering.OnPath()):
            return True
        case layers.ShapeLayer() | layers.TextLayer() | layers.IconLayer():
            return isinstance(layer.fill, paints.Tiled) or any(
                stroke.side is not paints.Side.CENTRE or stroke.fitted for stroke in layer.strokes
            )
        case _:
            return False


def load_design(data: bytes) -> Design:
    """Return the design in the bytes of a ``*.badge`` file; equal to what was saved.

    The fonts it carries are at hand from then on. The drawing around our data is not read; `drawn_elsewhere` tells
    whether another program has changed it.

    Raises:
        InputError: the codes of `badgedesk.core.bake.xml.read_elements`, or `Code.SVG_NOT_SVG`.
        DesignError: `Code.DESIGN_FORMAT`: no data of ours (``reason`` is ``no-data``) or a member that cannot be
            (``path`` names it); `Code.DESIGN_NEWER`: written by a later program; `Code.DESIGN_LIMIT`.
    """
    document = _read(data)
    element = document.found[0]
    version = element.attributes.get("version", "")
    if not re.fullmatch("[1-9][0-9]{0,5}", version):
        raise DesignError(Code.DESIGN_FORMAT, path="version", value=version)
    if int(version) > VERSION:
        raise DesignError(Code.DESIGN_NEWER, version=version, known=VERSION)
    try:
        described = parse_object(element.text, limit_bytes=limits.SVG_BYTES)
    except InputError as error:
        raise DesignError(Code.DESIGN_FORMAT, reason=error.code, **error.facts) from error
    fonts = {name: value for name, value in described.items() if name == _FONTS}
    design = CODEC.read(Design, {name: value for name, value in described.items() if name != _FONTS})
    take_carried(CODEC.read(CarriedFonts, fonts).fonts)
    check_structure(design)
    for layer in design.walk():
        if isinstance(layer, layers.ImageLayer):
            check_picture(layer.picture)
    flatten(design)
    return design


def _read(data: bytes) -> XmlDocument:
    document = read_elements(data, {_OURS})
    if document.root.name != _SVG:
        raise InputError(Code.SVG_NOT_SVG, element=document.root.name)
    if not document.found:
        raise DesignError(Code.DESIGN_FORMAT, reason="no-data")
    if len(document.found) > 1 or document.found[0].has_children:
        raise DesignError(Code.DESIGN_FORMAT, reason="unclear-data")
    return document


def drawn_elsewhere(data: bytes) -> bool:
    """Whether the drawing in a ``*.badge`` file is no longer the one that was saved with its data.

    Raises:
        InputError, DesignError: as `load_design`, for files that hold no data of ours.
    """
    document = _read(data)
    stated = document.found[0].attributes.get("artwork", "")
    drawing = _METADATA.sub(b"", document.source, count=1)
    return hashlib.sha256(drawing).hexdigest() != stated


def save_kit(kit: BrandKit) -> bytes:
    """Return a brand kit as the bytes of a JSON file.

    Raises:
        DesignError: `Code.DESIGN_LIMIT`, it holds what `load_kit` would refuse.
    """
    return json.dumps(CODEC.write(kit), ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def load_kit(data: bytes) -> BrandKit:
    """Return the brand kit in the bytes that `save_kit` wrote.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`.
        InputError: its logo is no picture.
    """
    kit = CODEC.read(BrandKit, _object(data))
    if kit.logo is not None:
        check_picture(kit.logo)
    return kit


def save_level_sets(sets: tuple[LevelSet, ...]) -> bytes:
    """Return sets of levels as the bytes of a JSON file."""
    return json.dumps(CODEC.write(LevelSets(sets)), ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def load_level_sets(data: bytes) -> tuple[LevelSet, ...]:
    """Return the sets of levels in the bytes that `save_level_sets` wrote.

    Raises:
        DesignError: `Code.DESIGN_FORMAT`.
    """
    return CODEC.read(LevelSets, _object(data)).sets


def _object(data: bytes) -> JsonObject:
    try:
        return parse_object(data, limit_bytes=limits.SVG_BYTES)
    except InputError as error:
        raise DesignError(Code.DESIGN_FORMAT, reason=error.code, **error.facts) from error
