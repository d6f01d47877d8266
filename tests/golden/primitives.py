"""A small design for every primitive that can be painted: shapes, paints, lines, texts, pictures, groups."""

import io
from dataclasses import replace

from PIL import Image, ImageDraw

from badgedesk.app.designs.editor.changes import SHAPES
from badgedesk.design.colours.colour import Hex, build_palette
from badgedesk.design.colours.paints import (
    Cap,
    Foil,
    Join,
    LinearGradient,
    Motif,
    Paint,
    RadialGradient,
    Side,
    Space,
    Stop,
    Stroke,
    Tiled,
    fade,
    solid,
)
from badgedesk.design.document import Design
from badgedesk.design.effects import Bevel, Shadow
from badgedesk.design.icons import icon_outline
from badgedesk.design.layers import (
    CodeLayer,
    Crop,
    Group,
    IconLayer,
    ImageLayer,
    Layer,
    LayerId,
    RibbonLayer,
    RimLayer,
    Shape,
    ShapeLayer,
    TextLayer,
    Tones,
)
from badgedesk.design.outlines.geometry import IDENTITY, Affine
from badgedesk.design.outlines.path import parse_path
from badgedesk.design.pictures import import_picture
from badgedesk.design.primitives import covered
from badgedesk.design.shapes.emblems import Comb, Shield, ShieldOutline
from badgedesk.design.shapes.motifs import build_motif
from badgedesk.design.shapes.plain import Free, Line, Polygon, Rectangle, Star, circle
from badgedesk.design.shapes.ribbons import Bend, Ribbon
from badgedesk.design.typeset.lettering import Align, Anchor, Case, Font, InBox, OnArc, OnPath, Place, Straight
from badgedesk.design.typeset.lettering import Side as ArcSide
from badgedesk.design.typeset.text import lay_out

PALETTE = build_palette("#12477e", "#d9433b", "#e9f4ee", metal="gold")
INK, SEA, RED = solid(Hex("#14263c")), solid(Hex("#2f7fa6")), solid(Hex("#d9433b"))
STAR = Star(180.0, 80.0, 5)
SQUARE = Rectangle(280.0, 280.0, 0.0)
ZIGZAG = Free(parse_path("M80 340L180 160L256 340L340 160L430 340"))
WAVE = parse_path("M60 300C180 100 330 460 450 220")
TURNED = Affine.turn(0.4, (256.0, 256.0)).then(Affine.scale(1.2, 0.7, (256.0, 256.0)))


def _shape(shape: Shape, fill: Paint | None = SEA, *strokes: Stroke, transform: Affine = IDENTITY) -> Layer:
    return ShapeLayer(id=LayerId("a"), shape=shape, fill=fill, strokes=strokes, transform=transform)


def _text(words: str, place: Place, font: str = "Lato", size: float = 48.0, **more: object) -> Layer:
    layer = TextLayer(
        id=LayerId("t"),
        text=words,
        font=Font(font, 700),
        size_px=size,
        place=place,
        fill=INK,
        **more,  # type: ignore[arg-type]
    )
    return lay_out(layer)


def _photo(mode: str) -> bytes:
    image = Image.new(mode, (160, 120), (40, 90, 150, 255)[: len(mode)])
    pen = ImageDraw.Draw(image)
    for step in range(8):
        colour = (250 - 25 * step, 60 + 20 * step, 40, 255 - 30 * step)[: len(mode)]
        pen.ellipse((10 * step, 8 * step, 150 - 6 * step, 112 - 4 * step), fill=colour)
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def _shapes() -> dict[str, Layer]:
    found = {f"shape {kind}": _grown(shape) for kind, (_, shape) in SHAPES.items()}
    found |= {f"shape shield {each}": _shape(Shield(each, 0.8), SEA, Stroke(INK, 10.0)) for each in ShieldOutline}
    found["shape comb"] = _shape(Comb(36.0, 380.0, 380.0), None, Stroke(SEA, 4.0))
    found["shape pen path"] = _shape(Free(parse_path("M256 60C420 60 460 300 256 450C60 300 90 60 256 60Z")), SEA)
    found["shape with a hole"] = _shape(
        Free(parse_path("M60 60L450 60L450 450L60 450ZM160 160L160 350L350 350L350 160Z")), SEA, Stroke(INK, 8.0)
    )
    return found


def _grown(shape: Shape) -> Layer:
    """Return a shape of the menu about twice as large, with a line."""
    larger = Affine.scale(1.9, centre=(256.0, 256.0))
    is_open = not shape.path().verbs.endswith("Z")
    return _shape(shape, None if is_open else SEA, Stroke(INK, 5.0), transform=larger)


def _pattern(motif: Motif) -> Tiled:
    return Tiled(Hex("#12477e"), Hex("#e9f4ee"), motif, 36.0, 30.0)


def _own(place: Affine = IDENTITY) -> Tiled:
    """Return a pattern of two outlines that were drawn, one with a hole and one turned."""
    drawn = (_shape(SHAPES["ring"][1]), _shape(SHAPES["star"][1], transform=place))
    motif = build_motif("Ring and star", covered([replace(each, strokes=()) for each in drawn], PALETTE))
    return Tiled(Hex("#12477e"), Hex("#e9f4ee"), size_px=72.0, degrees=12.0, own=motif)


def _paints() -> dict[str, Layer]:
    stops = (Stop(0.0, Hex("#d9433b")), Stop(0.4, Hex("#f2c14e"), 0.8), Stop(1.0, Hex("#12477e"), 0.2))
    around = RadialGradient(stops, 0.4, 0.3, 0.7)
    across = LinearGradient(stops, 60.0, 60.0, 420.0, 380.0, Space.LAYER)
    return {
        "fill half transparent": _shape(circle(180.0), solid(Hex("#d9433b"), 0.5), Stroke(INK, 20.0)),
        "fill fade": _shape(SQUARE, fade(Hex("#d9433b"), Hex("#12477e"))),
        "fill fade of the layer": _shape(circle(190.0), across),
        "fill fade turned and squeezed": _shape(SQUARE, LinearGradient(stops, 0.0, 0.0, 1.0, 1.0), transform=TURNED),
        "fill glow": _shape(circle(190.0), around),
        "fill glow in an oblong": _shape(Rectangle(420.0, 160.0, 30.0), around),
        "fill glow turned and squeezed": _shape(SQUARE, around, transform=TURNED),
        "fill foil": _shape(circle(190.0), Foil()),
        **{f"fill pattern {each}": _shape(STAR, _pattern(each), Stroke(INK, 6.0)) for each in Motif},
        "fill pattern of own": _shape(STAR, _own(Affine.shift(70.0, 30.0)), Stroke(INK, 6.0)),
        "fill pattern of own turned and squeezed": _shape(SQUARE, _own(), transform=TURNED),
        "fill pattern of own in a group in a shape": Group(
            id=LayerId("g"), layers=(_shape(SQUARE, _own()),), clip=STAR
        ),
        "fill pattern turned and squeezed": _shape(SQUARE, _pattern(Motif.DOTS), transform=TURNED),
        "fill pattern in a group in a shape": Group(
            id=LayerId("g"), layers=(_shape(SQUARE, _pattern(Motif.CHECKS)),), clip=STAR
        ),
        "fill mirrored": _shape(STAR, across, transform=Affine.scale(-1.0, 1.0, (256.0, 256.0))),
        "line fade": _shape(circle(170.0), None, Stroke(across, 40.0)),
        "line foil": _shape(SQUARE, None, Stroke(Foil("silver"), 30.0, join=Join.MITER)),
    }


def _lines() -> dict[str, Layer]:
    found = {}
    for cap in Cap:
        for join in Join:
            line = Stroke(INK, 34.0, cap=cap, join=join, miter_limit=8.0)
            found[f"line {cap} {join}"] = _shape(ZIGZAG, None, line)
    for cap in Cap:
        found[f"dashes {cap}"] = _shape(circle(170.0), None, Stroke(INK, 16.0, (40.0, 28.0), 10.0, cap))
    found["dots"] = _shape(SQUARE, None, Stroke(INK, 14.0, (0.1, 28.0), 0.0, Cap.ROUND))
    for name, shape in (("square", SQUARE), ("star", STAR), ("circle", circle(170.0)), ("zigzag", ZIGZAG)):
        found[f"dashes fitted {name}"] = _shape(shape, None, Stroke(INK, 12.0, (34.0, 20.0), fitted=True))
    fitted = Stroke(RED, 14.0, (36.0, 24.0), side=Side.INSIDE, fitted=True)
    found["dashes fitted inside"] = _shape(SQUARE, SEA, fitted)
    found["dashes odd"] = _shape(ZIGZAG, None, Stroke(INK, 8.0, (30.0, 12.0, 6.0)))
    found["dashes on a star"] = _shape(STAR, SEA, Stroke(INK, 10.0, (26.0, 14.0), join=Join.MITER))
    for limit in (1.5, 4.0, 20.0):
        found[f"miter limit {limit:g}"] = _shape(STAR, SEA, Stroke(INK, 16.0, join=Join.MITER, miter_limit=limit))
    for side in (Side.INSIDE, Side.OUTSIDE):
        for join in Join:
            found[f"line {side} {join}"] = _shape(STAR, SEA, Stroke(RED, 16.0, join=join, side=side, miter_limit=8.0))
        dashes = Stroke(RED, 18.0, (36.0, 24.0), side=side)
        found[f"dashes {side}"] = _shape(circle(150.0), SEA, dashes)
        found[f"line {side} fade"] = _shape(SQUARE, None, Stroke(fade(Hex("#d9433b"), Hex("#12477e")), 24.0, side=side))
    found["line inside a ring"] = _shape(SHAPES["ring"][1], SEA, Stroke(RED, 4.0, side=Side.INSIDE))
    found["lines over each other"] = _shape(circle(160.0), SEA, Stroke(INK, 40.0), Stroke(RED, 22.0), Stroke(SEA, 6.0))
    found["line turned and squeezed"] = _shape(SQUARE, SEA, Stroke(INK, 20.0, join=Join.MITER), transform=TURNED)
    found["line half transparent"] = _shape(STAR, None, Stroke(solid(Hex("#d9433b"), 0.5), 30.0))
    found["line thin"] = _shape(circle(200.0), None, Stroke(INK, 0.6))
    return found


def _texts() -> dict[str, Layer]:
    long = "Three days of coastal skippering, night navigation and pilotage"
    found = {
        "text line": _text("Coastal Skipper", Straight(270.0)),
        "text of lines": _text("Coastal\nSkipper\n2026", Straight(180.0), align=Align.END, tracking_px=4.0),
        "text capitals": _text("Straße Ärger", Straight(270.0), case=Case.UPPER, anchor=Anchor.MIDDLE),
        "text right to left": _text("مدرب الإبحار", Straight(270.0), "Noto Sans Arabic"),
        "text devanagari": _text("प्रमाणपत्र", Straight(270.0), "Noto Sans Devanagari"),
        "text thai": _text("ผู้ฝึกสอนกีฬา", Straight(270.0), "Noto Sans Thai"),
        "text tamil": _text("பயிற்சியாளர்", Straight(270.0), "Noto Sans Tamil"),
        "text variable font": _text("Badge 2026", Straight(270.0), "Inter", 70.0),
        "text arc top": _text("Coastal Skipper", OnArc(170.0, 4.0)),
        "text arc bottom": _text("Night navigation", OnArc(170.0, 4.0, ArcSide.BOTTOM)),
        "text path": _text("Along a wave of the sea", OnPath(WAVE)),
        "text path flipped": _text("Along a wave of the sea", OnPath(WAVE, flipped=True, rise_px=6.0)),
        "text turned": replace(_text("Coastal", Straight(270.0), size=80.0), transform=TURNED),
    }
    for align in Align:
        found[f"text box {align}"] = _text(long, InBox(300.0, 106.0, 90.0, 1.3), size=40.0, align=align)
    for side in Side:
        line = Stroke(RED, 5.0, side=side, join=Join.MITER)
        found[f"text line around {side}"] = _text("Bagpipe", Straight(290.0), "Inter", 120.0, strokes=(line,))
    return found


def _effects() -> dict[str, Layer]:
    shadow, bevel = Shadow(8.0, 16.0, 14.0, 0.5), Bevel(10.0)
    picture = ImageLayer(id=LayerId("p"), picture=import_picture(_photo("RGB")), x=96.0, y=120.0, width_px=320.0)
    words = _text("Coastal", Straight(270.0), size=100.0, shadow=Shadow(3.0, 5.0, 6.0), bevel=Bevel(3.0))
    open_line = _shape(ZIGZAG, None, Stroke(INK, 20.0, cap=Cap.ROUND))
    two = (replace(_shape(circle(110.0, 190.0)), id=LayerId("b")), _shape(circle(110.0, 320.0), RED))
    inner = Group(id=LayerId("inner"), layers=(replace(two[0], shadow=shadow),), clip=STAR, shadow=shadow)
    return {
        "shadow": replace(_shape(STAR), shadow=shadow),
        "shadow hard": replace(_shape(circle(150.0), SEA, Stroke(RED, 16.0)), shadow=replace(shadow, soft_px=0.0)),
        "shadow of a line": replace(open_line, shadow=shadow),
        "shadow turned and squeezed": replace(_shape(SQUARE, transform=TURNED), shadow=shadow),
        "shadow of a picture": replace(picture, shadow=shadow),
        "shadow faded": replace(_shape(STAR), shadow=shadow, opacity=0.5),
        "bevel": replace(_shape(STAR, fade(Hex("#d9433b"), Hex("#12477e"))), bevel=bevel),
        "bevel of a picture": replace(picture, bevel=bevel),
        "shadow and bevel of words": words,
        "shadow of a group": Group(id=LayerId("g"), layers=two, shadow=shadow),
        "shadow and bevel of a group turned and squeezed": Group(
            id=LayerId("g"), layers=two, shadow=shadow, bevel=bevel, transform=TURNED
        ),
        "shadow and bevel of a group in a shape, faded": Group(
            id=LayerId("g"), layers=(picture, words), clip=circle(140.0), shadow=shadow, bevel=bevel, opacity=0.6
        ),
        "bevel of a group of groups": Group(id=LayerId("o"), layers=(inner, open_line), bevel=bevel),
    }


def _others() -> dict[str, Layer]:
    photo, glass = import_picture(_photo("RGB")), import_picture(_photo("RGBA"))
    icon = IconLayer(
        id=LayerId("i"),
        icon="mdi.star",
        size_px=360.0,
        outline=icon_outline("mdi.star", (256.0, 256.0), 360.0),
        fill=SEA,
    )
    two = (replace(_shape(circle(120.0, 180.0)), id=LayerId("b")), _shape(circle(120.0, 330.0), RED))
    picture = ImageLayer(id=LayerId("p"), picture=photo, x=76.0, y=120.0, width_px=360.0)
    scene = (picture, _shape(Polygon(150.0, 6), solid(Hex("#d9433b"), 0.6)))
    inner = Group(id=LayerId("inner"), layers=two, opacity=0.5)
    found: dict[str, Layer] = {f"ribbon {bend}": _ribbon(bend) for bend in Bend}
    return found | {
        "rim": RimLayer(id=LayerId("r"), shape=circle(190.0), width_px=34.0),
        "icon": icon,
        "icon with lines": replace(icon, strokes=(Stroke(INK, 20.0, join=Join.MITER, side=Side.OUTSIDE),)),
        "code": CodeLayer(id=LayerId("c"), text="https://example.org/badge/{credential}", size_px=420.0),
        "picture": picture,
        "picture see-through": replace(picture, picture=glass),
        "picture turned": replace(picture, transform=Affine.turn(0.5, (256.0, 256.0))),
        "picture small": replace(picture, width_px=60.0, x=220.0, y=220.0),
        "picture cropped": replace(picture, crop=Crop(20, 10, 30, 15)),
        "picture in a shape": replace(picture, mask=circle(100.0)),
        "picture toned": replace(picture, tones=Tones(20.0, 30.0, 8)),
        "picture faded": replace(picture, opacity=0.4),
        "group faded": Group(id=LayerId("g"), layers=two, opacity=0.5),
        "group in a shape": Group(id=LayerId("g"), layers=scene, clip=STAR),
        "group in a shape, faded": Group(id=LayerId("g"), layers=scene, clip=circle(140.0), opacity=0.6),
        "groups faded in each other": Group(id=LayerId("g"), layers=(inner, _shape(STAR, INK)), opacity=0.7),
        "group turned": Group(id=LayerId("g"), layers=two, transform=TURNED),
        "layer faded with line": replace(_shape(SQUARE, SEA, Stroke(RED, 40.0)), opacity=0.5),
        "beyond the page": _shape(Line(-100.0, -60.0, 600.0, 500.0), None, Stroke(INK, 60.0)),
    }


def _ribbon(bend: Bend) -> Layer:
    ribbon = Ribbon(256.0, 500.0, 90.0, 0.3, bend=bend)
    return RibbonLayer(id=LayerId("band"), ribbon=ribbon, colour=Hex("#d9433b"))


def primitives() -> dict[str, Design]:
    """Return a design for each primitive, by what it shows."""
    layers = _shapes() | _paints() | _lines() | _texts() | _effects() | _others()
    return {name: Design(title=name, palette=PALETTE, layers=(layer,)) for name, layer in layers.items()}
