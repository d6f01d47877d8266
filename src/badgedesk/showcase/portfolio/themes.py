"""The colours of a portfolio: five themes, each light and dark, every pair of text and ground at 4.5:1 or more."""

from typing import Final

_LIGHT: Final = {
    "ink": "#1b2130",
    "soft": "#525b6e",
    "ground": "#f6f7fa",
    "card": "#ffffff",
    "line": "#dde1e9",
    "edge": "#7a8499",
    "chip": "#e8ebf2",
    "good": "#0a6640",
    "bad": "#a81d1d",
}
_DARK: Final = {
    "ink": "#eef1f7",
    "soft": "#b3bccd",
    "ground": "#12151c",
    "card": "#1c212b",
    "line": "#333b4a",
    "edge": "#8c97ab",
    "chip": "#2a313f",
    "good": "#6fdca8",
    "bad": "#ff9d9d",
}
_OWN: Final = {
    # name: band, end of the band, ink on it, link in light; the same in dark
    "harbour": (("#1d4f91", "#0c2a55", "#ffffff", "#1a4d94"), ("#2a5ea3", "#14325c", "#ffffff", "#9cc2ff")),
    "forest": (("#1f5b3a", "#0d3320", "#ffffff", "#1b5a38"), ("#2a6a47", "#123b27", "#ffffff", "#8fdcb1")),
    "plum": (("#5b2a78", "#331346", "#ffffff", "#5b2a78"), ("#6b3a8a", "#3a1a50", "#ffffff", "#dcb3f7")),
    "sand": (("#7a4a12", "#4d2c06", "#ffffff", "#74450f"), ("#80511b", "#4a2d0b", "#ffffff", "#f2c98d")),
    "ink": (("#1b2130", "#05070c", "#ffffff", "#1b2130"), ("#3a4357", "#1d2330", "#ffffff", "#d5def0")),
}
_GROUNDS: Final = {"sand": {"ground": "#fbf7f0", "chip": "#f0e7d8"}, "ink": {"ground": "#ffffff"}}
THEMES: Final = tuple(_OWN)


def theme_css(name: str) -> str:
    """Return the style sheet's variables of a theme, light first, then dark where the visitor prefers it."""
    light, dark = _OWN[name]
    return (
        f":root{{color-scheme:light dark;{_variables({**_LIGHT, **_GROUNDS.get(name, {})}, light)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{_variables(_DARK, dark)}}}}}"
    )


def theme_colours(name: str) -> dict[str, str]:
    """Return the light colours of a theme by the names of its variables, as ``#rrggbb``."""
    shared, own = {**_LIGHT, **_GROUNDS.get(name, {})}, _OWN[name][0]
    return {**shared, **dict(zip(("band", "band-end", "band-ink", "link"), own, strict=True))}


def _variables(shared: dict[str, str], own: tuple[str, str, str, str]) -> str:
    named = {**shared, **dict(zip(("band", "band-end", "band-ink", "link"), own, strict=True))}
    return ";".join(f"--{name}:{value}" for name, value in named.items())
