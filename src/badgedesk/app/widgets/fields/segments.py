"""A few views or values side by side, one of them chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy
from typing_extensions import override

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role


class Segments(QFrame):
    """One choice out of a few; arrows move it.

    Signals:
        chosen: `str`, the id of the segment that a person chose.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, segments: tuple[tuple[str, str, str], ...], *, bare: bool = False
    ) -> None:
        """Make a segment of each id, label and icon (or no icon); ``bare`` ones show their label as a hint only."""
        super().__init__()
        self.setProperty("part", "segments")
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        self._labels = {id_: label for id_, label, _ in segments}
        self._group = QButtonGroup(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(PX.edge, PX.edge, PX.edge, PX.edge)
        row.setSpacing(0)
        for id_, label, icon in segments:
            button = QPushButton("" if bare else label)
            button.setProperty("kind", "segment")
            button.setProperty("bare", bare)
            button.setToolTip(label if bare else "")
            button.setFont(theme.font(Role.BUTTON if icon else Role.LABEL))
            button.setCheckable(True)
            button.setAutoExclusive(True)  # so that it is told as one choice out of several
            button.setAutoDefault(False)
            button.setAccessibleName(f"{name}: {label}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            if icon:
                button.setIcon(theme.icon(icon, "text"))
                theme.fix_icon(button, PX.icon, apart=0 if bare else PX.s1)
            button.clicked.connect(lambda _=False, chosen=id_: self.chosen.emit(chosen))
            self._group.addButton(button)
            self._buttons[id_] = button
            row.addWidget(button)

    def choose(self, id_: str) -> None:
        """Show that ``id_`` is chosen; an unknown one shows none."""
        if id_ in self._buttons:
            self._buttons[id_].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def abbreviate(self, short: bool) -> None:
        """Show only the icons, or the labels again; a segment without an icon keeps its label."""
        for id_, button in self._buttons.items():
            if not button.icon().isNull():
                button.setText("" if short else self._labels[id_])
                button.setToolTip(self._labels[id_] if short else "")
        self.setFixedWidth(self.sizeHint().width())

    def current(self) -> str:
        """Return the id of the chosen segment; empty for none."""
        return next((id_ for id_, button in self._buttons.items() if button.isChecked()), "")

    def button(self, id_: str) -> QPushButton:
        """Return the button of a segment."""
        return self._buttons[id_]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        ids = list(self._buttons)
        if step is None or self.current() not in ids:
            super().keyPressEvent(event)
            return
        target = self._buttons[ids[(ids.index(self.current()) + step) % len(ids)]]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()
