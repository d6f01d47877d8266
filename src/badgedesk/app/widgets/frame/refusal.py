"""The last word of a window that cannot work."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget


def refuse(window: QWidget | None, sentence: str) -> None:
    """Say why the window cannot work, and wait until it was read."""
    box = QMessageBox(window)
    box.setWindowTitle("BadgeDesk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.exec()
