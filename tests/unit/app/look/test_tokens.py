"""Contrast of every pair the look allows, and that no other module holds a colour, a size or a distance."""

import ast
import re
from pathlib import Path

import pytest

import badgedesk.app
from badgedesk.app.look.tokens import DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK, LIGHT, TYPE, Role, Tokens

_APP = Path(badgedesk.app.__file__).parent
_ALL = (LIGHT, DARK, HIGH_CONTRAST, HIGH_CONTRAST_DARK)
_TEXT = 4.5
_EDGE = 3.0
_READABLE = (
    *(("text", ground) for ground in ("window", "surface", "sunken", "raised", "hover", "accent_soft")),
    *(("text", f"{tone}_soft") for tone in ("pass", "warn", "fail", "unknown")),
    *(("text_soft", ground) for ground in ("window", "surface", "sunken", "hover", "accent_soft")),
    *(("text_faint", ground) for ground in ("window", "surface", "sunken", "hover", "accent_soft")),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent_text", "surface"),
    ("accent_text", "accent_soft"),
    ("accent_text", "window"),
    *((ink, ground) for ink in ("passed", "warn", "fail", "unknown") for ground in ("surface", "window")),
    ("passed", "pass_soft"),
    ("warn", "warn_soft"),
    ("fail", "fail_soft"),
    ("unknown", "unknown_soft"),
)
_VISIBLE = (("line_strong", "surface"), ("line_strong", "window"), ("accent", "surface"), ("accent", "window"))


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", _ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "ground"), _READABLE)
def test_text_can_be_read_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert _contrast(getattr(tokens, ink), getattr(tokens, ground)) >= _TEXT


@pytest.mark.parametrize("tokens", _ALL, ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "ground"), _VISIBLE)
def test_edges_can_be_seen_on_their_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert _contrast(getattr(tokens, ink), getattr(tokens, ground)) >= _EDGE


def test_the_measure_of_contrast_gives_the_published_figures() -> None:
    assert _contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert _contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_high_contrast_has_full_lines_and_no_soft_grounds() -> None:
    assert HIGH_CONTRAST.line == LIGHT.line_strong
    assert HIGH_CONTRAST.text_faint == LIGHT.text
    assert HIGH_CONTRAST.fail_soft == LIGHT.surface
    assert HIGH_CONTRAST.soft_edge == 2


def test_every_role_has_a_type_size() -> None:
    assert set(TYPE) == set(Role)
    assert all(size.line > size.px for size in TYPE.values())


def _sources() -> list[Path]:
    """Return all modules but those that hold colours and distances: of the window, and of the canvas."""
    holders = {_APP / "look" / "tokens.py", _APP / "look" / "artboard.py"}
    return [path for path in sorted(_APP.rglob("*.py")) if path not in holders]


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(_APP)))
def test_colours_live_in_the_tokens_alone(path: Path) -> None:
    assert re.findall(r"#[0-9A-Fa-f]{6}\b|rgba?\(", path.read_text(encoding="utf-8")) == []


_LAYING_OUT = re.compile(
    r"set(Spacing|ContentsMargins|Fixed\w+|Minimum\w+|Maximum\w+|PixelSize|PointSize\w*|IconSize|Row\w*|Width\w*)"
    r"|addSpacing|resize|adjusted|QSize|QRectF?|QMargins|translated|setViewportMargins"
)


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(_APP)))
def test_distances_and_sizes_live_in_the_tokens_alone(path: Path) -> None:
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if _LAYING_OUT.fullmatch(name):
                numbers = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
                found += [(node.lineno, number) for number in numbers if isinstance(number, int | float) and number > 2]
    assert found == []


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(_APP)))
def test_only_the_theme_sets_a_style_sheet(path: Path) -> None:
    places = path.read_text(encoding="utf-8").count("setStyleSheet(")
    assert places == {"theme.py": 1, "dressing.py": 2}.get(path.name, 0)  # the second takes it off and puts one on


def test_the_style_sheet_names_no_font() -> None:
    text = (_APP / "look" / "sheet.py").read_text(encoding="utf-8")
    assert re.findall(r"font(-size|-family|-weight)?\s*:", text) == []
