"""The table of icons against the font's own table of names, and every icon that the window names."""

import ast
import json
import re
from pathlib import Path

import badgedesk.app
from badgedesk.app.look.icons import FONT_FILE, GLYPHS, NAMES_FILE, icon_folder
from badgedesk.app.look.states import BANNER_ICONS, ICONS

_APP = Path(badgedesk.app.__file__).parent
_PLACE_OF_NAME = {"icon": 0, "IconMark": 1, "EmptyState": 1, "IconButton": 1, "SideRow": 2, "RailItem": 1}


def _named() -> set[str]:
    """Return every icon that code of the window names in a call."""
    names: set[str] = set()
    for path in _APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            values = [word.value for word in node.keywords if word.arg == "icon"]
            place = _PLACE_OF_NAME.get(called)
            if place is not None and len(node.args) > place:
                values.append(node.args[place])
            names |= {value.value for value in values if isinstance(value, ast.Constant) and value.value}
    return names


def test_every_code_point_is_the_font_s_own() -> None:
    folder = icon_folder()
    assert folder is not None
    assert (folder / FONT_FILE).is_file()
    published = json.loads((folder / NAMES_FILE).read_text(encoding="utf-8"))
    assert {name: hex(code) for name, code in GLYPHS.items()} == {name: published[name] for name in GLYPHS}


def test_every_icon_that_is_named_is_in_the_table() -> None:
    named = _named()
    assert {"plus", "trash", "wallet"} <= named
    assert named - set(GLYPHS) == set()


def test_every_icon_of_a_state_is_in_the_table() -> None:
    assert {*ICONS.values(), *BANNER_ICONS.values()} <= set(GLYPHS)


def test_the_table_holds_no_icon_that_nobody_names() -> None:
    text = "".join(p.read_text(encoding="utf-8") for p in _APP.rglob("*.py") if p.name != "icons.py")
    words = set(re.findall(r'"([a-z-]+)"', text))
    filled = {f"{name}-fill" for name in ("palette", "medal", "wallet")}
    assert set(GLYPHS) - words - filled == set()
