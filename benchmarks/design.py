"""Design: times of drawing, saving and editing on this computer, in milliseconds.

Run as ``python -m benchmarks.design``. There is no peer; a plain CairoSVG run over the finished SVG shows how much of
a picture is not ours.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from badgedesk.design import badge_picture, load_design, render_pdf, render_png, render_svg, save_design
from badgedesk.design.content import set_text
from badgedesk.design.document import Design
from badgedesk.design.edits import move_layer
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.primitives import flatten
from badgedesk.design.shapes.plain import circle
from badgedesk.design.templates import build_template, list_templates

ROUNDS = 15
SIZE_PX = 600


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median of some runs, the first one left out."""
    work()
    found: list[float] = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        found.append((time.perf_counter() - began) * 1000)
    return statistics.median(found)


def crowded(layers: int) -> Design:
    base = build_template("harbour")
    more = tuple(ShapeLayer(id=LayerId(f"disc-{index}"), shape=circle(5.0 + index % 90)) for index in range(layers))
    return replace(base, layers=(*base.layers, *more))


def main() -> None:
    import cairosvg

    names = ("flatten", "svg", "cairo", "png 600", "picture", "pdf", "save", "load")
    print(f"{'template':12} " + " ".join(f"{name:>8}" for name in names))
    for info in list_templates():
        design = build_template(info.id)
        svg, saved = render_svg(design), save_design(design)
        figures = (
            milliseconds(partial(flatten, design)),
            milliseconds(partial(render_svg, design)),
            milliseconds(partial(cairosvg.svg2png, bytestring=svg, output_width=SIZE_PX)),
            milliseconds(partial(render_png, design, SIZE_PX)),
            milliseconds(partial(badge_picture, design)),
            milliseconds(partial(render_pdf, design)),
            milliseconds(partial(save_design, design)),
            milliseconds(partial(load_design, saved)),
        )
        print(f"{info.id:12} " + " ".join(f"{figure:8.1f}" for figure in figures))
    coach, many = build_template("coach"), crowded(500)
    turns = iter(range(10**9))
    words = milliseconds(lambda: set_text(coach, LayerId("main"), text=f"Coach {next(turns)}"))
    print(f"new words in a text: {words:.2f} ms")
    print(f"move one of 500 layers: {milliseconds(lambda: move_layer(many, LayerId('disc-250'), 1.0, 1.0)):.3f} ms")
    three = crowded(300)
    print(f"save with 300 layers: {milliseconds(lambda: save_design(three)):.1f} ms")


if __name__ == "__main__":
    main()
