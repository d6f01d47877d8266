"""Modules of closed places are loaded one by one, while the window is idle."""

import subprocess
import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from badgedesk.app.prefetch import PACKAGES, Prefetch, module_names

_ALONE = """
import sys
from badgedesk.app.prefetch import module_names
names = module_names(["badgedesk.app.designs"])
assert next(names) == "badgedesk.app.designs"
first = next(names)
assert first.startswith("badgedesk.app.designs."), first
assert "badgedesk.app.designs.views.studio" not in sys.modules
"""

_STEPS = """
import sys
from importlib import import_module
from badgedesk.app import start
from badgedesk.app.prefetch import LADDERS, PACKAGES, module_names
for name in (*LADDERS["start"], *LADDERS["greeting"]):
    import_module(name)
most = 0
for name in module_names([*(p for p in PACKAGES if ".app" not in p), *(p for p in PACKAGES if ".app" in p)]):
    before = len(sys.modules)
    import_module(name)
    if name.startswith("badgedesk.app"):
        most = max(most, len(sys.modules) - before)
print(most)
"""
_FEW = 45
"""Modules that are read in one turn of the event loop; the editor's page with all its parts has 65."""


def test_names_cover_what_a_place_needs_and_no_programs() -> None:
    names = list(module_names(PACKAGES))
    assert len(names) == len(set(names)) > 100
    assert {"badgedesk.app.designs.views.studio", "badgedesk.app.awards.views.place"} <= set(names)
    assert not [name for name in names if name.endswith(".worker")]


def test_a_name_is_given_without_loading_what_follows() -> None:
    assert subprocess.run([sys.executable, "-c", _ALONE], check=False, capture_output=True).returncode == 0


def test_no_turn_loads_a_page_with_all_its_parts() -> None:
    answer = subprocess.run([sys.executable, "-c", _STEPS], check=True, capture_output=True, text=True)
    assert int(answer.stdout) <= _FEW


def test_everything_is_loaded_in_the_end(qtbot: QtBot, qapp: QObject) -> None:
    parent = QObject(qapp)
    prefetch = Prefetch(parent, ["badgedesk.design"])
    prefetch.start()
    assert not prefetch.done
    qtbot.waitUntil(lambda: prefetch.done, timeout=30_000)
    assert {name for name in module_names(["badgedesk.design"]) if name not in sys.modules} == set()
    parent.deleteLater()
