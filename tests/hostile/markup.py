"""Looks for texts that a widget or an exported file would run as markup, whatever widget or file it is."""

import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QMessageBox, QTextEdit, QWidget
from typing_extensions import override

CANARY: Final = "badgedesk-canary"
"""Part of a path and an address that nothing may reach for."""
ACTIVE: Final = (
    f'<img src="file:///{CANARY}/a.png"> and words',
    f'<b>bold</b><img src="/{CANARY}/b.png"><a href="file:///{CANARY}/c">link</a>',
    f'<html><head><style>@import "file:///{CANARY}/d.css";</style></head><body background="/{CANARY}/e.png">x</body>',
    f"![picture](file:///{CANARY}/f.png) [link](https://{CANARY}.example/g) <https://{CANARY}.example/h>",
    f'"><script src="https://{CANARY}.example/i.js"></script><object data="file:///{CANARY}/j"></object>',
)
_ROWS, _COLUMNS = 400, 8
"""Most rows and columns of a list that are looked at."""
_WORDS_OF_OURS: Final = re.compile(r"</?(?:qt|p|br|b|nobr)\s*/?>")
_TIPS: Final = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole)
_RICH: Final = (Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)


def find_markup() -> list[str]:
    """Return each text in a widget that is there now and would be read as markup."""
    found = []
    for widget in QApplication.allWidgets():
        found += [f"{type(widget).__name__}: {reason}" for reason in _of_widget(widget)]
    return found


def _of_widget(widget: QWidget) -> Iterator[str]:
    for tip in (widget.toolTip(), widget.statusTip(), widget.whatsThis()):
        if _is_markup(tip):
            yield f"tip {tip[:60]!r}"
    if isinstance(widget, QLabel):
        if widget.textFormat() in _RICH or (
            widget.textFormat() is Qt.TextFormat.AutoText and _is_markup(widget.text())
        ):
            yield f"label {widget.text()[:60]!r}"
        if widget.openExternalLinks():
            yield "a label that opens links"
    elif isinstance(widget, QMessageBox):
        if widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"message {widget.text()[:60]!r}"
    elif isinstance(widget, QTextEdit):
        yield from _of_document(widget.document())
    elif isinstance(widget, QAbstractItemView | QComboBox):
        yield from _of_rows(widget)
    yield from (f"action {action.toolTip()[:60]!r}" for action in widget.actions() if _has_markup(action))


def _of_document(document: QTextDocument) -> Iterator[str]:
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            format_ = pieces.fragment().charFormat()
            if format_.isImageFormat() or format_.isAnchor():
                yield f"rich text {pieces.fragment().text()[:60]!r}"
            pieces += 1
        block = block.next()


def _of_rows(view: QAbstractItemView | QComboBox) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount() if model is not None else 0, _ROWS)):
        for column in range(_COLUMNS):
            tips = [model.index(row, column).data(role) for role in _TIPS]
            yield from (f"tip of a row {tip[:60]!r}" for tip in tips if isinstance(tip, str) and _is_markup(tip))


def _has_markup(action: QAction) -> bool:
    return any(map(_is_markup, (action.toolTip(), action.statusTip(), action.whatsThis())))


def _is_markup(text: str) -> bool:
    """Whether the toolkit would take a text for markup, and it holds more of it than words of our own do."""
    return GuiQt.mightBeRichText(text) and "<" in _WORDS_OF_OURS.sub("", text)


class _Reaching(HTMLParser):
    """Collects the attributes of a page that lead to the canary, and texts of scripts and styles that do."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        leads = [f"<{tag} {name}>" for name, value in attrs if value and CANARY in value and name not in _SPOKEN]
        self.found += [lead for lead in leads if lead != "<a href>"]
        self.found += [f"<{tag} {name}>" for name, _ in attrs if name.startswith("on")]

    @override
    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None and CANARY in data and self.cdata_elem == "style":
            self.found.append(f"<{self.cdata_elem}> {data[:60]}")


_SPOKEN: Final = frozenset({"alt", "title", "aria-label", "content", "lang", "value", "name", "download", "data-words"})
"""Attributes whose words are shown or spoken, never followed."""


def find_reaching(file: Path) -> list[str]:
    """Return what in an exported file would reach for the canary once it is opened; links a person follows may."""
    data = file.read_bytes()
    if file.suffix in {".html", ".htm", ".svg"}:
        reader = _Reaching()
        reader.feed(data.decode("utf-8"))
        return [f"{file.name}: {what}" for what in reader.found]
    if file.suffix in {".docx", ".xlsx", ".zip"}:
        with zipfile.ZipFile(file) as archive:
            parts = [name for name in archive.namelist() if name.endswith(".rels")]
            return [f"{file.name}: {name}" for name in parts if b'TargetMode="External"' in archive.read(name)]
    return []
