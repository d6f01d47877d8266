"""Choosing, ordering and wording the badges of a résumé, by a job advert where there is one."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.sharing.arranging import Arrangement, Row
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.plain import shown_text
from badgedesk.app.widgets.words.text import Text


class ArrangeRow(QFrame):
    """One badge: whether it is in, its words, the reasons, and two buttons that move it.

    Signals:
        chosen: `str, bool`, key and whether it is in.
        worded: `str, str`, key and words.
        moved: `str, int`, key and steps.
    """

    chosen = Signal(str, bool)
    worded = Signal(str, str)
    moved = Signal(str, int)

    def __init__(self, theme: Theme, row: Row) -> None:
        super().__init__()
        self.key = row.key
        self.setProperty("part", "row")
        name = shown_text(row.name)
        self.tick = QCheckBox(name.replace("&", "&&"))
        self.tick.setFont(theme.font(Role.STRONG))
        self.tick.setChecked(row.chosen)
        self.tick.setAccessibleName(f"Show {name}")
        self.words = TextBox(theme, f"Words for {name}", most=PX.form_text)
        self.words.show_text(row.own if row.own is not None else row.words)
        self.up = IconButton(theme, "caret-up", f"Move {name} up", side=PX.control_small)
        self.down = IconButton(theme, "caret-down", f"Move {name} down", side=PX.control_small)
        head = QHBoxLayout()
        head.setSpacing(PX.s1)
        head.addWidget(self.tick, 1)
        head.addWidget(self.up)
        head.addWidget(self.down)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s3, PX.s2, PX.s3, PX.s3)
        column.setSpacing(PX.s1)
        column.addLayout(head)
        if row.issuer:
            column.addWidget(Text(theme, Role.SMALL, shown_text(row.issuer), tone="soft", wrap=True))
        column.addWidget(self.words)
        if row.reasons:
            reasons = "Asked for: " + ", ".join(shown_text(reason) for reason in row.reasons)
            column.addWidget(Text(theme, Role.SMALL, reasons, tone="pass", wrap=True))
        self.tick.toggled.connect(lambda on: self.chosen.emit(self.key, on))
        self.words.typed.connect(lambda text: self.worded.emit(self.key, text))
        self.up.clicked.connect(lambda: self.moved.emit(self.key, -1))
        self.down.clicked.connect(lambda: self.moved.emit(self.key, 1))


class ArrangeDialog(QDialog):
    """The advert at the left, the badges in their order at the right.

    Signals:
        rank_asked: `str`, the advert.
    """

    rank_asked = Signal(str)

    def __init__(self, theme: Theme, arrangement: Arrangement, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.arrangement = arrangement
        self.setWindowTitle("Choose, order and edit")
        self.advert = TextBox(theme, "Job advert")
        self.advert.setPlaceholderText("Paste the text of the advert")
        self.advert.fill_room()
        self.advert.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.rank = Button(theme, "Move matches to the top", icon="arrows-down-up")
        self.rank.setEnabled(False)
        self.use = Button(theme, "Use these", kind="main")
        self.cancel = Button(theme, "Cancel")
        self._count = Text(theme, Role.SMALL, tone="soft")
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.rows: list[ArrangeRow] = []
        self._build()
        self._fill()
        self.advert.typed.connect(lambda text: self.rank.setEnabled(bool(text.strip())))
        self.rank.clicked.connect(lambda: self.rank_asked.emit(self.advert.toPlainText()))
        self.use.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def show_ranked(self, ranked: tuple[Row, ...]) -> None:
        """Put the badges into the order of a ranking and show its reasons."""
        self.arrangement = self.arrangement.by(ranked)
        self._fill()
        fitting = sum(bool(row.reasons) for row in ranked)
        self._count.setText(f"{fitting} of {len(ranked)} name something the advert asks for")

    def _choose(self, key: str, chosen: bool) -> None:
        self.arrangement = self.arrangement.choose(key, chosen)
        self._say_count()

    def _word(self, key: str, text: str) -> None:
        self.arrangement = self.arrangement.word(key, text)

    def _move(self, key: str, steps: int) -> None:
        self.arrangement = self.arrangement.move(key, steps)
        self._fill()
        row = next(row for row in self.rows if row.key == key)
        button = row.up if steps < 0 else row.down
        (button if button.isEnabled() else row.down if steps < 0 else row.up).setFocus(Qt.FocusReason.TabFocusReason)

    def _fill(self) -> None:
        for old in self.rows:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [ArrangeRow(self._theme, row) for row in self.arrangement.rows]
        for place, row in enumerate(self.rows):
            self._list.insertWidget(place, row)
            row.up.setEnabled(place > 0)
            row.down.setEnabled(place < len(self.rows) - 1)
            row.chosen.connect(self._choose)
            row.worded.connect(self._word)
            row.moved.connect(self._move)
        self._say_count()

    def _say_count(self) -> None:
        chosen = len(self.arrangement.lines())
        self._count.setText(f"{chosen} of {len(self.rows)} badges")
        self.use.setEnabled(chosen > 0)

    def _build(self) -> None:
        theme = self._theme
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(PX.s2)
        left.addWidget(Text(theme, Role.LABEL, "Job advert", tone="soft"))
        left.addWidget(self.advert, 1)
        left.addWidget(self.rank)
        note = "The advert is compared with your badges on this computer, and sent nowhere."
        left.addWidget(Text(theme, Role.SMALL, note, tone="soft", wrap=True))
        side = QFrame()
        side.setLayout(left)
        theme.fix_width(side, PX.inspector)
        inner = QFrame()
        inner.setProperty("ground", "surface")
        inner.setLayout(self._list)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName("Badges in their order")
        area.setWidget(inner)
        middle = QHBoxLayout()
        middle.setSpacing(PX.s4)
        middle.addWidget(side)
        middle.addWidget(area, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s4)
        column.addWidget(Text(theme, Role.HEADING, "Choose, order and edit", wrap=True))
        column.addLayout(middle, 1)
        column.addLayout(foot)
        above = self.parentWidget()
        wanted = QSize(PX.one_column, PX.settings_height)
        self.resize(wanted if above is None else wanted.boundedTo(above.size()))
