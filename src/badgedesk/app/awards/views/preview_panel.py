"""The panel beside the table: the badge of one person, before it is awarded."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from badgedesk.app.awards.cards import Preview
from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.pictures import paint_picture
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.laying.one_layout import laid_out_once
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.text import Text, rule

_LINES = 6


class _Picture(QFrame):
    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("part", "picture")
        self._theme, self._pictures, self._key = theme, pictures, ""
        self.setFixedHeight(PX.preview_picture)
        pictures.arrived.connect(lambda key: self.update() if key == self._key else None)
        theme.tokens_changed.connect(self.update)

    def show_key(self, key: str, description: str) -> None:
        self._key = key
        self.setAccessibleName(description)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        pixmap = self._pictures.pixmap(self._key, PX.preview_badge, self.devicePixelRatioF())
        if pixmap is not None:
            paint_picture(painter, self.rect(), pixmap, self._theme.tokens)
        elif not self._key:
            box = QRect(QPoint(0, 0), QSize(PX.empty_badge, PX.empty_badge))
            box.moveCenter(self.rect().center())
            paint_icon(painter, box, "medal", self._theme.tokens.line)
        painter.end()


class PreviewPanel(QFrame):
    """Picture, name, badge, and the facts the badge will carry.

    Signals:
        stepped: `int`, how many people on (or back) the user wants to see.
        whole_asked: badge, credential and certificate of the person shown are wanted.
    """

    stepped = Signal(int)
    whole_asked = Signal()

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self.setProperty("part", "aside")
        self._theme = theme
        self._shown: Preview | None = None
        self.setAccessibleName("Preview")
        self.before = IconButton(theme, "caret-left", "Person before", side=PX.control_small)
        self.after = IconButton(theme, "caret-right", "Next person", side=PX.control_small)
        self.whole = Button(theme, "See credential and certificate", small=True, icon="eye")
        self._place = Text(theme, Role.BODY, tone="soft")
        self._picture = _Picture(theme, pictures)
        self.name = Text(theme, Role.SECTION, wrap=True)
        self._badge = Text(theme, Role.BODY, tone="soft", wrap=True)
        self._facts = [(Text(theme, Role.SMALL, tone="soft"), Text(theme, Role.BODY, wrap=True)) for _ in range(_LINES)]
        self._line = rule()
        self._build(theme)
        self.whole.clicked.connect(self.whole_asked)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.after.clicked.connect(lambda: self.stepped.emit(1))
        self.take_room(wide=False)

    def take_room(self, *, wide: bool) -> None:
        """Be as wide as a wide or a common window lets it."""
        self._theme.fix_width(self, PX.preview_wide if wide else PX.preview)

    @laid_out_once
    def show_preview(self, preview: Preview) -> None:
        """Show the badge of one person, or the badge alone; the same once more costs nothing."""
        if preview == self._shown:
            return
        self._shown = preview
        person = preview.place > 0
        for widget in (self.before, self.after, self._place, self.whole):
            widget.setVisible(person)
        self._place.setText(f"{preview.place} of {preview.total}")
        self._picture.show_key(preview.picture, f"Picture of {preview.badge}" if preview.badge else "No badge yet")
        self.name.setText(preview.name or preview.badge)
        self._badge.setText(preview.badge if preview.name else "")
        self._badge.setVisible(bool(preview.name))
        self._line.setVisible(bool(preview.facts))
        for number, (label, value) in enumerate(self._facts):
            told = preview.facts[number] if number < len(preview.facts) else ("", "")
            label.setText(told[0])
            value.setText(told[1])
            label.setVisible(bool(told[0]))
            value.setVisible(bool(told[0]))

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s5, PX.s4, PX.s5, PX.s4)
        column.setSpacing(PX.s1)
        head = QHBoxLayout()
        head.setSpacing(PX.s1)
        head.addWidget(Text(theme, Role.SECTION, "Preview"))
        head.addStretch(1)
        for widget in (self.before, self._place, self.after):
            head.addWidget(widget)
        top = QWidget()
        top.setFixedHeight(PX.control_small)
        head.setContentsMargins(0, 0, 0, 0)
        top.setLayout(head)
        column.addWidget(top)
        column.addSpacing(PX.s1)
        column.addWidget(self._picture)
        column.addSpacing(PX.s2)
        column.addWidget(self.name)
        column.addWidget(self._badge)
        column.addSpacing(PX.s2)
        column.addWidget(self._line)
        column.addSpacing(PX.s2)
        grid = QGridLayout()
        grid.setHorizontalSpacing(PX.s2)
        grid.setVerticalSpacing(PX.s1 + PX.edge)
        grid.setColumnMinimumWidth(0, PX.preview_label - PX.s2)
        grid.setColumnStretch(1, 1)
        for number, (label, value) in enumerate(self._facts):
            label.setContentsMargins(0, PX.hairline, 0, 0)  # its letters are smaller, and stand on the same line
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
        column.addLayout(grid)
        column.addSpacing(PX.s3)
        column.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
