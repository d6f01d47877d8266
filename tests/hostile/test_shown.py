"""Outside text in every widget and export of the wallet is words: nothing is opened, nobody is asked."""

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QListView, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile.__main__ import environment
from tests.hostile.corpus import HOSTILE
from tests.hostile.markup import ACTIVE, find_markup, find_reaching
from tests.hostile.trace import ROOT, has_strace, watch

_WINDOW_MIB = 4_096
_LONGEST_S = 900.0
_TABLES = Path("/usr/share/poppler/cMap")
"""Tables of East Asian letters that the system's font folders lead to."""


@pytest.mark.slow
@pytest.mark.skipif(not has_strace(), reason="strace is missing, or processes may not be traced here")
def test_outside_text_is_markup_in_no_widget_and_no_export_and_reaches_for_nothing(
    shared_dir: Path, tmp_path: Path
) -> None:
    words = [sys.executable, "-m", "tests.hostile.shown", "--every", "50"]
    folder = tmp_path / "walk"
    folder.mkdir()
    env = environment(folder) | {"PYTHONPATH": str(ROOT)}
    run = watch(
        words, folder, env, allowed=[HOSTILE, ROOT / "tests", _TABLES], listed=[ROOT],
        address_mib=_WINDOW_MIB, kill_after_s=_LONGEST_S,
    )  # fmt: skip
    complaints = [line for line in run.out.splitlines() if line.startswith("complaint: ")]
    assert (run.status, complaints, run.opened, run.connected) == (0, [], (), ()), run.err[-2000:]
    assert int(run.out.split(" files exported")[0].split()[-1]) > 100


def _tipped(parent: QWidget) -> QWidget:
    parent.setToolTip(ACTIVE[0])
    return parent


def _label(parent: QWidget) -> QWidget:
    return QLabel(ACTIVE[1], parent)


def _linking(parent: QWidget) -> QWidget:
    label = QLabel("words", parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setOpenExternalLinks(True)
    return label


def _browser(parent: QWidget) -> QWidget:
    browser = QTextBrowser(parent)
    browser.setHtml('<img src="nowhere.png">')
    return browser


def _listed(parent: QWidget) -> QWidget:
    view, model = QListView(parent), QStandardItemModel(parent)
    item = QStandardItem("words")
    item.setToolTip(ACTIVE[0])
    model.appendRow(item)
    view.setModel(model)
    return view


@pytest.mark.parametrize("plant", [_tipped, _label, _linking, _browser, _listed], ids=lambda plant: plant.__name__)
def test_planted_markup_is_found_in_each_kind_of_widget(qtbot: QtBot, plant: Callable[[QWidget], QWidget]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    before = find_markup()
    planted = plant(parent)
    assert len(find_markup()) == len(before) + 1
    assert planted is not None


def test_plain_labels_and_words_of_ours_are_fine(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    before = find_markup()
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(ACTIVE[0])
    parent.setToolTip("<qt>Two lines<br/>of our own</qt>")
    assert find_markup() == before


def test_a_page_or_document_that_reaches_out_is_found(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    for sound in ('<p title="badgedesk-canary">words</p>', '<a href="https://badgedesk-canary.example/">a link</a>'):
        page.write_text(sound, "utf-8")
        assert find_reaching(page) == []
    for bad in (ACTIVE[0], ACTIVE[2], ACTIVE[4], '<p onclick="x()">words</p>'):
        page.write_text(bad, "utf-8")
        assert find_reaching(page) != []
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/_rels/document.xml.rels", '<Relationship Target="x" TargetMode="External"/>')
    assert find_reaching(tmp_path / "a.docx") == ["a.docx: word/_rels/document.xml.rels"]
