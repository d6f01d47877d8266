"""The picture of a file beside the one that its issuer signed, where the two differ."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.pictures.picture_box import PictureBox
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.text import Text

_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop


class TwoPictures(QWidget):
    """Two pictures side by side, each with a word on where it comes from; with room for what stands below."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, PX.card_gap - PX.s1)
        card = QFrame()
        card.setProperty("part", "card")
        outer.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(PX.s4, PX.s3, PX.s4, PX.s3)
        column.setSpacing(PX.s2)
        column.addWidget(Text(theme, Role.SMALL_STRONG, "The two pictures", tone="soft"))
        row = QHBoxLayout()
        row.setSpacing(PX.s4)
        column.addLayout(row)
        self.around, self.signed = PictureBox(theme, pictures), PictureBox(theme, pictures)
        row.addLayout(self._captioned(self.around, "In this file"))
        row.addLayout(self._captioned(self.signed, "Signed by the issuer"))
        row.addStretch(1)
        self.hide()

    def show_pictures(self, around: str, signed: str) -> None:
        """Show the pictures of two keys; hide where there is no second one."""
        self.setVisible(bool(signed))
        if signed:
            self.around.show_picture(around, "The picture in this file")
            self.signed.show_picture(signed, "The picture that the issuer signed")

    def _captioned(self, box: PictureBox, words: str) -> QVBoxLayout:
        box.take_side(PX.detail_picture_top)
        column = QVBoxLayout()
        column.setSpacing(PX.s1)
        column.addWidget(box, 0, _LEADING)
        column.addWidget(Text(self._theme, Role.SMALL, words), 0, _LEADING)
        return column
