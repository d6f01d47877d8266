"""Words for a post on a network, counted as the network counts, and the picture in words."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.wallet.outgoing import PostDraft, post_length
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.plain import shown_text
from badgedesk.app.widgets.words.text import Text

_ALTERNATIVE = 120
"""Letters of the picture in words that are shown; all of them are copied."""


class PostPanel(QFrame):
    """The network, its text to be changed and copied, and the alternative text.

    Signals:
        copied: `str`, what lies on the clipboard.
        counted: the length changed; ask `told`.
    """

    copied = Signal(str)
    counted = Signal()

    def __init__(self, theme: Theme, drafts: tuple[PostDraft, ...], alternative: str) -> None:
        super().__init__()
        self._drafts = {draft.network: draft for draft in drafts}
        self._texts = {draft.network: draft.text for draft in drafts}
        self._alternative = alternative
        self.network = Choice(theme, "Network")
        for draft in drafts:
            self.network.addItem(draft.name, draft.network)
        self.words = TextBox(theme, "Words for the post")
        self.words.fill_room()
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.copy = Button(theme, "Copy", icon="copy", small=True)
        self.copy.setAccessibleName("Copy: words for the post")
        self.copy_alternative = Button(theme, "Copy", icon="copy", small=True)
        self.copy_alternative.setAccessibleName("Copy: the picture in words")
        self._length = Text(theme, Role.SMALL, tone="soft")
        top = QHBoxLayout()
        top.setSpacing(PX.s2)
        top.addWidget(self.network, 1)
        top.addWidget(self.copy)
        below = QHBoxLayout()
        below.setSpacing(PX.s2)
        below.addWidget(
            Text(theme, Role.SMALL, f"Picture in words: {shown_text(alternative, _ALTERNATIVE)}", wrap=True), 1
        )
        below.addWidget(self.copy_alternative)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        column.setSpacing(PX.s2)
        column.addLayout(top)
        column.addWidget(self.words, 1)
        column.addWidget(self._length)
        column.addLayout(below)
        self.network.currentIndexChanged.connect(lambda _: self._show())
        self.words.typed.connect(self._keep)
        self.copy.clicked.connect(self._copy)
        self.copy_alternative.clicked.connect(self._copy_alternative)
        self._show()

    def told(self) -> str:
        """Return how long the text is there, in words."""
        return self._length.text()

    def _show(self) -> None:
        self.words.show_text(self._texts[self.network.value()])
        self._count()

    def _keep(self, text: str) -> None:
        self._texts[self.network.value()] = text
        self._count()

    def _count(self) -> None:
        network = self.network.value()
        length, limit = post_length(self._texts[network], network), self._drafts[network].limit
        fits = length <= limit
        self._length.setText(f"{length} of {limit} characters" + ("" if fits else ": too long"))
        self._length.set_tone("soft" if fits else "fail")
        self.counted.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words.toPlainText())
        self.copied.emit(f"the words for {self._drafts[self.network.value()].name}")

    def _copy_alternative(self) -> None:
        QGuiApplication.clipboard().setText(self._alternative)
        self.copied.emit("the picture in words")
