"""The artwork: an immutable design, its edits and history, texts as outlines, SVG, PNG and PDF; without Qt.

What the package offers is loaded when it is first asked for: the process that draws SVG files of strangers is a part
of it, and starts in a third of the time without the rest.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgedesk.design.document import Design
    from badgedesk.design.file import load_design, save_design
    from badgedesk.design.history import History
    from badgedesk.design.raster import badge_picture, render_pdf, render_png
    from badgedesk.design.svg import render_svg

__all__ = [
    "Design",
    "History",
    "badge_picture",
    "load_design",
    "render_pdf",
    "render_png",
    "render_svg",
    "save_design",
]
_PLACES = {
    "Design": "document",
    "History": "history",
    "badge_picture": "raster",
    "load_design": "file",
    "render_pdf": "raster",
    "render_png": "raster",
    "render_svg": "svg",
    "save_design": "file",
}


def __getattr__(name: str) -> object:
    """Load a name of the list above."""
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"badgedesk.design.{_PLACES[name]}"), name)
