"""The frame of a page: head, policy, header and footer. Nothing on a page comes from elsewhere."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from typing import Final

from badgedesk.core.resources import resource

_UP: Final = "../"
_RATIO: Final = 4.6
"""Contrast of links; a little more than WCAG 2 asks for, since colours are rounded."""
_PANELS: Final = ("#f4f6f8", "#1f242a")
"""The ground of panels in light and dark, on which links stand out least."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a page says of itself to those that link to it (Open Graph); the addresses are absolute."""

    title: str
    description: str
    url: str | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class Program:
    """A page's own program, and the JSON texts that it reads, by the ids of their elements."""

    script: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a site have in common."""

    name: str
    language: str
    logo: str | None
    """The logo as a ``data:`` address."""
    colour: str | None = None
    """Of links and edges, as ``#rrggbb``."""

    def page(self, card: Card, body: str, *, depth: int = 0, program: Program | None = None) -> str:
        """Return a whole page.

        Args:
            card: title and what others show of it.
            body: HTML of the main part, every text in it escaped.
            depth: folders between the page and the root of the site.
            program: the page's program, which alone may run.
        """
        style = resource("site", "site.css").read_text("utf-8") + _coloured(self.colour)
        script = program.script if program else None
        policy = [
            "default-src 'none'",
            "img-src 'self' data:",
            f"style-src {_hash(style)}",
            "script-src " + (_hash(script) if script else "'none'"),
            "connect-src " + ("'self'" if script else "'none'"),
            "base-uri 'none'",
            "form-action 'none'",
        ]
        up = _UP * depth
        logo = f'<img src="{escape(self.logo)}" alt="">' if self.logo else ""
        parts = [
            f'<!DOCTYPE html>\n<html lang="{escape(self.language)}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape("; ".join(policy), quote=True)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(card.title)} · {escape(self.name)}</title>",
            *_card_lines(card, self.name),
            f"<style>{style}</style>\n</head>\n<body>",
            f'<header>{logo}<a href="{up}index.html">{escape(self.name)}</a></header>',
            f"<main>\n{body}\n</main>",
            f'<footer><a href="{up}check.html">Check a badge</a> · Made with BadgeDesk. '
            "This page loads nothing from elsewhere.</footer>",
        ]
        if program:
            for name, data in program.data.items():
                safe = data.replace("<", "\\u003c")
                parts.append(f'<script type="application/json" id="{name}">{safe}</script>')
            parts.append(f"<script>{script}</script>")
        return "\n".join([*parts, "</body>\n</html>\n"])


def _coloured(colour: str | None) -> str:
    """Return the rules for links and edges in a colour that reads on every ground of ``site.css`` (4.5:1)."""
    if colour is None:
        return ""
    from badgedesk.design.colours.colour import legible

    light, dark = (legible(colour, ground, _RATIO) for ground in _PANELS)
    return (
        f":root{{--link:{light};--edge:{light}}}"
        f"@media(prefers-color-scheme:dark){{:root{{--link:{dark};--edge:{dark}}}}}"
    )


def _card_lines(card: Card, site: str) -> Sequence[str]:
    told = [
        ("og:type", "website"),
        ("og:site_name", site),
        ("og:title", card.title),
        ("og:description", card.description),
        ("og:url", card.url),
        ("og:image", card.picture),
    ]
    lines = [f'<meta property="{name}" content="{escape(value, quote=True)}">' for name, value in told if value]
    return [f'<meta name="description" content="{escape(card.description, quote=True)}">', *lines]


def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(sha256(code.encode()).digest()).decode('ascii')}'"
