"""The question before an added font is removed from the program."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from badgedesk.app.designs.editor.font_desk import FontDesk
from badgedesk.app.look.theme import Theme
from badgedesk.app.widgets.frame.question import Question, ask
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.design.fonts.added import AddedFont
from badgedesk.design.fonts.carried import may_carry

_NAMED: Final = 4
"""Most designs that are named."""


def ask_removal(theme: Theme, parent: QWidget, desk: FontDesk, font: AddedFont) -> None:
    """Ask, once it is known which designs are set in a font, and remove it where that is agreed to."""
    question = f"Remove the font “{shown(font.read.faces[0].family)}”?"

    def known(uses: tuple[str, ...]) -> None:
        consequence = removal_words(uses, carried=may_carry(font))
        ask(Question(theme, parent, question, consequence, "Remove font"), partial(desk.remove, font))

    desk.ask_uses(font, known)


def removal_words(uses: Sequence[str], *, carried: bool) -> str:
    """Return what removing a font means for the designs that are set in it."""
    if not uses:
        return "No other design is set in it. You can add the font again at any time."
    named = ", ".join(f"“{shown(use)}”" for use in uses[:_NAMED]) + (" …" if len(uses) > _NAMED else "")
    count = f"{counted(len(uses), 'other design')} {'is' if len(uses) == 1 else 'are'} set in it: {named}."
    if carried:
        return f"{count} The look stays, and the design files carry the font along."
    return f"{count} The look stays; to edit these texts, the font has to be added again."
