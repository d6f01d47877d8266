"""Work that was left unsaved, offered with its picture and time."""

from datetime import UTC, datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.designs.desk import RECOVERED
from badgedesk.app.designs.editor.journal import Recovered
from badgedesk.app.designs.studio import Studio
from badgedesk.app.look.pictures import paint_picture
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.dates import when
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text, rule


class _Thumbnail(QWidget):
    def __init__(self, theme: Theme, pictures: Pictures, key: str) -> None:
        super().__init__()
        self._theme, self._pictures, self._key = theme, pictures, key
        self.setFixedSize(PX.recovered, PX.recovered)
        pictures.arrived.connect(self._arrived)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        pixmap = self._pictures.pixmap(self._key, PX.recovered, self.devicePixelRatioF())
        paint_picture(painter, QRect(self.rect()), pixmap, self._theme.tokens)
        painter.end()

    def _arrived(self, key: str) -> None:
        if key == self._key:
            self.update()


class RecoveryCard(QFrame):
    """One line for each piece of work; hidden when there is none."""

    def __init__(self, theme: Theme, studio: Studio, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("part", "card")
        self.setAccessibleName("Unsaved work")
        self._theme, self._studio, self._pictures = theme, studio, pictures
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        self._column.setSpacing(PX.s3)
        self.buttons: list[tuple[Button, Button]] = []
        self._lines: list[QBoxLayout] = []
        self.follow()

    def follow(self) -> None:
        """Look again what there is."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.buttons, self._lines = [], []
        found = self._studio.left()
        for at, entry in enumerate(found):
            if at:
                self._column.addWidget(rule())
            self._column.addWidget(self._line(entry))
        self.setVisible(bool(found))

    def _line(self, entry: Recovered) -> QWidget:
        line = QWidget()
        name = shown(entry.name or "Design")
        sentence = f"Unsaved work from {when(entry.kept_at, datetime.now(UTC))}. Your saved file was not changed."
        words = QVBoxLayout()
        words.setSpacing(PX.edge)
        words.addStretch(1)
        words.addWidget(Text(self._theme, Role.STRONG, name))
        words.addWidget(Text(self._theme, Role.SMALL, sentence, tone="soft", wrap=True))
        words.addStretch(1)
        go_on, forget = Button(self._theme, "Go on with it"), Button(self._theme, "Discard it", kind="quiet")
        go_on.setAccessibleName(f"Go on with {name}")
        forget.setAccessibleName(f"Discard {name}")
        go_on.clicked.connect(lambda: self._studio.recover(entry))
        forget.clicked.connect(lambda: self._discard(entry))
        self.buttons.append((go_on, forget))
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(PX.s3)
        head.addWidget(_Thumbnail(self._theme, self._pictures, f"{RECOVERED}{entry.id}"))
        head.addLayout(words, 1)
        foot.setSpacing(PX.s2)
        foot.addStretch(1)
        foot.addWidget(forget)
        foot.addWidget(go_on)
        row = QBoxLayout(self._direction(), line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(PX.s2)
        row.addLayout(head, 1)
        row.addLayout(foot)
        self._lines.append(row)
        return line

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for line in self._lines:
            line.setDirection(self._direction())

    def _direction(self) -> QBoxLayout.Direction:
        """Return where the buttons stand: behind the words, or below them in a small window."""
        small = self.width() < PX.form_min * self._theme.text_scale
        return QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight

    def _discard(self, entry: Recovered) -> None:
        self._studio.discard(entry)
        self.follow()
