"""The artwork: an immutable design, its edits and history, texts as outlines, SVG, PNG and PDF; without Qt."""

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
