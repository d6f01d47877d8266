"""Asking for a colour."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget


def ask_colour(parent: QWidget, now: str, take: Callable[[str], None]) -> None:
    """Ask for a colour and hand over its ``#rrggbb``."""
    dialog = QColorDialog(QColor(now), parent.window())
    dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
    dialog.setWindowTitle("Choose a colour")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.colorSelected.connect(lambda colour: take(colour.name()))
    dialog.open()
