"""What a model of cards answers."""

from enum import IntEnum

from PySide6.QtCore import Qt


class CardRole(IntEnum):
    """What a model of cards answers besides the display role."""

    ID = Qt.ItemDataRole.UserRole + 1
    NAME = Qt.ItemDataRole.UserRole + 2
    SECOND = Qt.ItemDataRole.UserRole + 3
    VERDICT = Qt.ItemDataRole.UserRole + 4
    PICTURE = Qt.ItemDataRole.UserRole + 5
    AWARDED = Qt.ItemDataRole.UserRole + 6
    ENDS = Qt.ItemDataRole.UserRole + 7
