"""Every template as it looked when it was last approved; ``--regen`` approves what is drawn now."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from badgedesk.design import render_png, render_svg
from badgedesk.design.templates import build_template, list_templates

HERE = Path(__file__).parent / "design"
SIZE_PX = 128
MEAN_DIFFERENCE = 0.6
"""Of 255, over all channels: room for another version of cairo, not for another picture."""
LARGEST_SHARE = 0.01
"""Share of the pixels that may differ by more than 48 of 255 (antialiased edges)."""

TEMPLATES = [info.id for info in list_templates()]


def renewed(path: Path, data: bytes, request: pytest.FixtureRequest) -> bytes:
    """Return the approved bytes, after approving ``data`` where ``--regen`` says so."""
    if request.config.getoption("--regen"):
        path.write_bytes(data)
    return path.read_bytes()


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_svg_of_a_template_is_exactly_the_approved_one(template: str, request: pytest.FixtureRequest) -> None:
    drawn = render_svg(build_template(template))
    assert drawn.decode() == renewed(HERE / f"{template}.svg", drawn, request).decode()


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_picture_of_a_template_looks_like_the_approved_one(template: str, request: pytest.FixtureRequest) -> None:
    drawn = render_png(build_template(template), SIZE_PX)
    approved = renewed(HERE / f"{template}.png", drawn, request)
    difference = ImageChops.difference(on_white(drawn), on_white(approved))
    assert max(ImageStat.Stat(difference).mean) <= MEAN_DIFFERENCE
    far = sum(difference.convert("L").histogram()[48:])
    assert far <= LARGEST_SHARE * SIZE_PX**2


def on_white(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def test_no_approved_picture_is_left_without_its_template() -> None:
    assert {path.stem for path in HERE.iterdir()} <= set(TEMPLATES)
