"""How a dialog that asks for a few fields is laid out: heading, sentence, fields, and the two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.words.text import Text


class _Fitting(QObject):
    """Fits a dialog when it is shown, and makes it higher when more is said in it."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QDialog):
            if event.type() == QEvent.Type.Show:
                fit_asking(watched)
            elif event.type() == QEvent.Type.LayoutRequest and watched.isVisible():
                _heighten(watched)
        return False


def fit_asking(dialog: QDialog) -> None:
    """Make ``dialog`` as high as its words need at its width; Qt by itself stops at two thirds of a screen."""
    layout, size = dialog.layout(), dialog.sizeHint()
    if layout is not None and layout.hasHeightForWidth():
        size.setHeight(layout.totalHeightForWidth(size.width()))
    dialog.resize(size)


def _heighten(dialog: QDialog) -> None:
    layout = dialog.layout()
    if layout is not None and (needed := layout.totalHeightForWidth(dialog.width())) > dialog.height():
        dialog.resize(dialog.width(), needed)


def lay_out_asking(
    dialog: QDialog, theme: Theme, heading: str, sentence: str, fields: Sequence[QWidget], main: Button
) -> None:
    """Put everything into ``dialog``; Enter presses ``main``, Cancel rejects, the first field has the keyboard."""
    title = Text(theme, Role.HEADING, heading, wrap=True)
    theme.fix_width(title, PX.dialog - 2 * PX.s6)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(PX.s6, PX.s6, PX.s6, PX.s5)
    column.setSpacing(PX.s3)
    column.addWidget(title)
    column.addWidget(Text(theme, Role.BODY, sentence, tone="soft", wrap=True))
    for field in fields:
        column.addWidget(field)
    cancel = Button(theme, "Cancel")
    row = QHBoxLayout()
    row.setSpacing(PX.s2)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(main)
    column.addLayout(row)
    cancel.clicked.connect(dialog.reject)
    dialog.installEventFilter(_Fitting(dialog))
    main.setDefault(True)
    first = fields[0]
    (first.edit if isinstance(first, Field) else first).setFocus(Qt.FocusReason.OtherFocusReason)


def labelled(theme: Theme, label: str, widget: QWidget) -> QWidget:
    """Return a chooser below its label, as a field has one."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(PX.s1)
    title = Text(theme, Role.LABEL, label, tone="soft")
    title.setBuddy(widget)
    column.addWidget(title)
    column.addWidget(widget)
    whole.setFocusProxy(widget)
    return whole
