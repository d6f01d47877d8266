"""Placing placeholders: what is filled in for each person when the badge is awarded."""

from functools import partial

from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from badgedesk.app.designs.editor.actions import EditorActions
from badgedesk.app.designs.editor.filling import PLACEHOLDERS
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.design.placeholders import Placeholder

ICONS = {
    Placeholder.RECIPIENT: "user",
    Placeholder.DATE: "calendar-blank",
    Placeholder.LEVEL: "medal",
    Placeholder.CREDENTIAL: "hash",
}


def placeholder_button(theme: Theme, parent: QWidget, words: QPlainTextEdit) -> Button:
    """Return a button that puts a placeholder where the caret stands in ``words``."""
    button = Button(theme, "Fill in", kind="quiet", icon="user", small=True)
    button.setToolTip("Put in the name, date or number that each badge gets when it is awarded")
    button.setAccessibleName("Fill in when awarded")
    menu = QMenu(button)
    menu.setMinimumWidth(PX.menu)
    for placeholder, name in PLACEHOLDERS.items():
        action = menu.addAction(theme.icon(ICONS[placeholder], "text"), f"{name}\t{placeholder.mark}")
        action.triggered.connect(partial(_insert, words, placeholder))
    button.setMenu(menu)
    button.setParent(parent)
    return button


def _insert(words: QPlainTextEdit, placeholder: Placeholder, _checked: bool = False) -> None:
    words.setFocus()
    words.insertPlainText(placeholder.mark)


def filling_menu(theme: Theme, actions: EditorActions, parent: QWidget) -> QMenu:
    """Return the menu of layers that are filled in when the badge is awarded."""
    menu = QMenu("Filled in when awarded", parent)
    menu.setIcon(theme.icon("user", "text"))
    menu.setMinimumWidth(PX.menu)
    for placeholder, name in PLACEHOLDERS.items():
        action = menu.addAction(theme.icon(ICONS[placeholder], "text"), name)
        action.triggered.connect(lambda _=False, wanted=placeholder: actions.add_placeholder(wanted))
    menu.addAction(theme.icon("qr-code", "text"), "QR code").triggered.connect(lambda _=False: actions.add_code())
    return menu
