"""A design with one layer of every kind, so that what is tested on it is tested on all."""

import io

import pytest
from PIL import Image

from badgedesk.core.model.achievement import Achievement, Alignment
from badgedesk.design.colours.colour import Hex, Legible, Mix, Shade, Slot, Tone, Turn, Within, build_palette
from badgedesk.design.colours.paints import (
    Cap,
    Foil,
    Join,
    LinearGradient,
    RadialGradient,
    Space,
    Stop,
    Stroke,
    fade,
    solid,
)
from badgedesk.design.document import Design
from badgedesk.design.icons import icon_outline
from badgedesk.design.layers import (
    CodeLayer,
    Group,
    IconLayer,
    ImageLayer,
    LayerId,
    RibbonLayer,
    RimLayer,
    ShapeLayer,
    TextLayer,
)
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import parse_path
from badgedesk.design.pictures import import_picture
from badgedesk.design.shapes.emblems import Gear, Shield, ShieldOutline
from badgedesk.design.shapes.plain import Free, Line, circle
from badgedesk.design.shapes.ribbons import Bend, Ribbon
from badgedesk.design.typeset.lettering import Anchor, Case, Font, OnArc, Straight, TextSlot
from badgedesk.design.typeset.text import lay_out


@pytest.fixture(scope="session")
def logo() -> bytes:
    """A small picture file."""
    image = Image.new("RGBA", (40, 20), (200, 30, 40, 128))
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


@pytest.fixture(scope="session")
def everything(logo: bytes) -> Design:
    """One layer of every kind, with every kind of paint, colour and place."""
    base, ink = Slot("base"), Legible(Slot("ink"), Slot("light"))
    own = LinearGradient((Stop(0.0, base), Stop(1.0, Hex("#102030"), 0.5)), 0.0, 0.0, 512.0, 512.0, Space.LAYER)
    dashes = Stroke(solid(Turn(base, 30, 0.8), 0.7), 3.0, (8.0, 4.0), 2.0, Cap.ROUND, Join.MITER, 6.0)
    words = TextLayer(
        id=LayerId("words"), text="Ärger & <Freude>", font=Font("Lato", 700), size_px=40.0, place=Straight(300.0)
    )
    arc = TextLayer(
        id=LayerId("arc"),
        text="مدرب coach 2026",
        font=Font("Manrope", 800),
        size_px=36.0,
        place=OnArc(180.0, 2.0),
        fill=solid(ink),
        strokes=(Stroke(solid(Hex("#ffffff")), 1.0),),
        tracking_px=2.0,
        anchor=Anchor.MIDDLE,
        case=Case.UPPER,
        slot=TextSlot("arc", 18),
    )
    icon = IconLayer(
        id=LayerId("star"),
        icon="mdi.star",
        size_px=60.0,
        outline=icon_outline("mdi.star", (256.0, 200.0), 60.0),
        cy=200.0,
        fill=Foil("bronze", 0.9),
        slot="icon",
    )
    scene = Group(
        id=LayerId("scene"),
        name="Scene",
        clip=Shield(ShieldOutline.FLAT, 0.7),
        opacity=0.9,
        layers=(
            ShapeLayer(
                id=LayerId("sky"), shape=circle(200.0), fill=fade(Shade(base, 20), Mix(base, Slot("light"), 0.4))
            ),
            ImageLayer(id=LayerId("logo"), picture=import_picture(logo), x=100.0, y=120.0, width_px=90.0, opacity=0.5),
            CodeLayer(id=LayerId("code"), text="urn:uuid:{credential}", size_px=90.0, cx=80.0, cy=430.0),
        ),
    )
    return Design(
        title="Everything “quoted” & <marked>",
        template="harbour",
        palette=build_palette("#12477e", "#d9433b", "#e9f4ee", metal="silver"),
        achievement=Achievement(
            name="Name\nwith break",
            description="😀 \u2028 \x7f ok",
            caption="A caption",
            tags=("a", "b"),
            alignments=(Alignment("Target", "https://example.org/t", target_code="7"),),
            credits_available=2.5,
        ),
        layers=(
            ShapeLayer(
                id=LayerId("plate"),
                name="Plate",
                shape=Gear(240.0, 210.0, 16),
                fill=RadialGradient((Stop(0.0, Within(base, 40, 60)), Stop(1.0, Tone(3))), 0.5, 0.3, 0.8),
                strokes=(dashes, Stroke(own, 2.0)),
                transform=Affine.turn(0.1, (256.0, 256.0)).then(Affine.scale(1.0, 0.95)),
            ),
            scene,
            ShapeLayer(id=LayerId("free"), shape=Free(parse_path("M10 10Q20 0 30 10L20.5 30Z")), locked=True),
            ShapeLayer(id=LayerId("rule"), shape=Line(20.0, 500.0, 492.0, 500.0), strokes=(Stroke(own, 2.0),)),
            RimLayer(id=LayerId("rim"), shape=circle(230.0), width_px=18.0),
            RibbonLayer(id=LayerId("band"), ribbon=Ribbon(400.0, bend=Bend.ARCH), colour=Slot("accent"), visible=True),
            ShapeLayer(id=LayerId("hidden"), shape=circle(5.0), fill=solid(base), visible=False),
            lay_out(words),
            lay_out(arc),
            icon,
        ),
    )
