"""The artwork of a design as a picture on disk; runs on a worker, where the renderer may take its time."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.host.files import write_atomically

if TYPE_CHECKING:
    from badgedesk.design import Design

EXPORT_PX: Final = 1024
"""Side of an exported PNG."""


def write_artwork(design: "Design", target: Path) -> Path:
    """Write the artwork and return where it lies; the ending of ``target`` tells which kind, PNG without one.

    Raises:
        StoreError: it cannot be written.
        DesignError: it cannot be drawn.
    """
    from badgedesk.design import render_pdf, render_png, render_svg

    ending = target.suffix.lower()
    if ending == ".svg":
        data = render_svg(design)
    elif ending == ".pdf":
        data = render_pdf(design)
    else:
        target = target if ending == ".png" else target.with_name(target.name + ".png")
        data = render_png(design, EXPORT_PX)
    write_atomically(target, data)
    return target
