"""The canvas and the export draw the same picture: Qt's painter against CairoSVG at 600 px.

For every template, and briefly for every primitive; ``python -m tests.golden`` holds librsvg and Chromium against them
as well. Measured on all: the means differ by at most MEAN of 255, at most FAR of the pixels by more than 48 (single
pixels where edges of letters and clips are smoothed differently, and along strokes of large circles, which the two
flatten up to 0.2 px apart: the medallions have most of these), and at most BEYOND by more than 32 from everything
around them.
"""

import pytest
from PySide6.QtGui import QGuiApplication

from badgedesk.design import render_svg
from badgedesk.design.templates import build_template, list_templates
from tests.golden.painters import Difference, by_cairo, by_qt, difference
from tests.golden.primitives import primitives

MEAN = 0.5
FAR = 0.0012
BEYOND = 0.0002
ROUND = frozenset({"club", "compass", "leaf", "library", "monster"})
"""Templates with long strokes along circles and other curves; they alone have these bounds."""
ROUND_MEAN = 0.7
ROUND_FAR = 0.0025


@pytest.mark.parametrize("template", [info.id for info in list_templates()])
def test_the_canvas_shows_what_the_export_draws(template: str, qapp: QGuiApplication) -> None:
    design = build_template(template)
    found = difference(by_qt(design), by_cairo(design))
    assert found.mean <= (ROUND_MEAN if template in ROUND else MEAN)
    assert found.far <= (ROUND_FAR if template in ROUND else FAR)
    assert found.beyond <= BEYOND


KINDS = (
    "shape",
    "fill",
    "pattern",
    "line",
    "dash",
    "text",
    "picture",
    "group",
    "shadow",
    "bevel",
    "group with effects",
)


@pytest.mark.parametrize("kind", KINDS)
def test_the_canvas_shows_what_the_export_draws_of_each_kind(kind: str, qapp: QGuiApplication) -> None:
    """One primitive of each kind that is hardest to draw alike; the command compares them all."""
    hardest = {
        "shape": "shape with a hole",
        "fill": "fill glow turned and squeezed",
        "pattern": "fill pattern of own turned and squeezed",
        "line": "line outside miter",
        "dash": "dashes on a star",
        "text": "text line around inside",
        "picture": "picture in a shape",
        "group": "group in a shape, faded",
        "shadow": "shadow turned and squeezed",
        "bevel": "shadow and bevel of words",
        "group with effects": "shadow and bevel of a group in a shape, faded",
    }
    design = primitives()[hardest[kind]]
    assert b"<text" not in render_svg(design)
    found = difference(by_qt(design), by_cairo(design))
    assert found.mean <= MEAN
    assert found.far <= FAR
    assert found.beyond <= BEYOND


def test_another_picture_would_be_noticed(qapp: QGuiApplication) -> None:
    found = difference(by_qt(build_template("coach")), by_cairo(build_template("night")))
    assert found.mean > 10 * MEAN
    assert found.beyond > 100 * BEYOND


def test_a_line_in_another_place_is_beyond_what_smoothing_does(qapp: QGuiApplication) -> None:
    drawn = by_qt(primitives()["line thin"])
    moved = drawn.transform(drawn.size, 0, (1, 0, 3, 0, 1, 0))  # 0: an affine map, three pixels to the left
    same = difference(drawn, drawn)
    assert same == Difference(0.0, 0.0, 0.0)
    assert difference(moved, drawn).beyond > 10 * BEYOND
