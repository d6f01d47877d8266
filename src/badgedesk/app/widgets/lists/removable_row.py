"""A line of a list that the user keeps: a name, since when it is there, and a way to remove it."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import IconButton
from badgedesk.app.widgets.words.text import Text


class RemovableRow(QWidget):
    """A name, a remark in small letters, and the button ``remove``, of which ``spoken`` says what it does."""

    def __init__(self, theme: Theme, name: str, remark: str, spoken: str, role: Role = Role.BODY) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(PX.s3)
        line.addWidget(Text(theme, role, name, wrap=True), 1)
        line.addWidget(Text(theme, Role.SMALL, remark, tone="soft"))
        self.remove = IconButton(theme, "trash", spoken, side=PX.control_small)
        line.addWidget(self.remove)


def empty(rows: QLayout) -> None:
    """Take every row out of a layout."""
    while (item := rows.takeAt(0)) is not None:
        row = item.widget()
        if row is not None:
            row.hide()
            row.deleteLater()
