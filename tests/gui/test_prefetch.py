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


def test_names_cover_what_a_place_needs_and_no_programs() -> None:
    names = list(module_names(PACKAGES))
    assert len(names) == len(set(names)) > 100
    assert {"badgedesk.app.designs.views.studio", "badgedesk.app.awards.views.place"} <= set(names)
    assert not [name for name in names if name.endswith(".worker")]


def test_a_name_is_given_without_loading_what_follows() -> None:
    assert subprocess.run([sys.executable, "-c", _ALONE], check=False, capture_output=True).returncode == 0


def test_everything_is_loaded_in_the_end(qtbot: QtBot, qapp: QObject) -> None:
    parent = QObject(qapp)
    prefetch = Prefetch(parent, ["badgedesk.design"])
    prefetch.start()
    assert not prefetch.done
    qtbot.waitUntil(lambda: prefetch.done, timeout=30_000)
    assert {name for name in module_names(["badgedesk.design"]) if name not in sys.modules} == set()
    parent.deleteLater()
