"""What is to be known of the font of a text: letters it lacks, whether design files may carry it, its licence."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.design.fonts.added import AddedFont, added_faces, added_font
from badgedesk.design.fonts.carried import carries_whole, may_carry
from badgedesk.design.layers import TextLayer
from badgedesk.design.typeset.shaping import script_of

_MOST: Final = 8
"""Most letters that are named."""
_LICENCE: Final = 80
"""Letters of a licence that are shown; the tool tip has all of it."""
_EAST_ASIA: Final = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
_FONTS: Final = {"Thai": "Noto Sans Thai", "Beng": "Noto Sans Bengali", "Armn": "Noto Sans Armenian"}
_CARRIED: Final = "Design files carry this font, so that others can edit the text too."
_PARTLY: Final = "A large font: design files carry the letters in use, and those of European names."
_NOT_CARRIED: Final = (
    "Its maker does not let files carry this font. The picture is not affected; to edit this text on another "
    "computer, add the font there too."
)


class FontNotes(QWidget):
    """Shows nothing while there is nothing to know.

    Signals:
        font_asked: a font file is to be added.
        removal_asked: `AddedFont`, it is to be removed from the program.
    """

    font_asked = Signal()
    removal_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.missing = Text(theme, Role.SMALL, tone="warn", wrap=True)
        self.carried = Text(theme, Role.SMALL, tone="faint", wrap=True)
        self.licence = Text(theme, Role.SMALL, tone="faint", wrap=True)
        self.add = Button(theme, "Add a font…", kind="link")
        self.add.clicked.connect(self.font_asked)
        self.remove = Button(theme, "Remove this font…", kind="link")
        self.remove.clicked.connect(lambda: self.removal_asked.emit(self._removable))
        self._removable: AddedFont | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PX.s1)
        for line in (self.missing, self.carried, self.licence):
            column.addWidget(line)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeading)

    def show_texts(self, texts: Sequence[TextLayer]) -> None:
        """Show what is to be known of the fonts of some texts."""
        missing = dict.fromkeys("".join(text.outlined.missing for text in texts))
        self._say(self.missing, missing_words("".join(missing)))
        families = {text.font.family for text in texts}
        found = [added_font(key) for family in families for key, _ in added_faces(family)[:1]]
        fonts = [font for font in found if font is not None]
        self._say(self.carried, _carried_words(fonts))
        licence = shown(fonts[0].read.licence) if len(fonts) == 1 else ""
        self._say(self.licence, shorten(licence, _LICENCE, placeholder=" …") if licence else "")
        self.licence.setToolTip(licence)
        self._removable = fonts[0] if len(fonts) == 1 and fonts[0].path else None
        self.remove.setVisible(self._removable is not None)
        self.setVisible(any(line.text() for line in (self.missing, self.carried, self.licence)))

    def _say(self, line: Text, words: str) -> None:
        line.setText(words)
        line.setVisible(bool(words))


def _carried_words(fonts: Sequence[AddedFont]) -> str:
    if not fonts:
        return ""
    if not all(map(may_carry, fonts)):
        return _NOT_CARRIED
    return _CARRIED if all(map(carries_whole, fonts)) else _PARTLY


def missing_words(missing: str) -> str:
    """Return which letters are missing and what to do about them; empty where none are."""
    if not missing:
        return ""
    named = " ".join(shown(letter) for letter in missing[:_MOST]) + (" …" if len(missing) > _MOST else "")
    scripts = {script_of(letter) for letter in missing}
    if scripts & _EAST_ASIA:
        step = "Add a font for Chinese, Japanese or Korean, such as Noto Sans CJK."
    else:
        step = next(
            (f"Add a font that has them, such as {_FONTS[each]}." for each in sorted(scripts) if each in _FONTS), ""
        )
    return f"No font at hand has: {named}. {step or 'Add a font that has them, or write other letters.'}"
