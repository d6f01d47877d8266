"""The interfaces that `spoken` hands to Qt; loaded only when a screen reader, or a test, asks."""

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QLabel, QWidget
from typing_extensions import override

from badgedesk.app.widgets.words.spoken import DIVIDER, FIELD, SCROLLED, TAB, TABS

_DIRECTLY = Qt.FindChildOption.FindDirectChildrenOnly


class SpokenButton(QAccessibleWidget):
    """A checkable button as the tab of a list, or as one choice out of several."""

    def __init__(self, button: QAbstractButton, *, tab: bool) -> None:
        super().__init__(button, QAccessible.Role.PageTab if tab else QAccessible.Role.RadioButton)
        self._button, self._tab = button, tab

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        chosen = self._button.isChecked()
        if self._tab:
            state.selectable, state.selected = True, chosen
        else:
            state.checkable, state.checked = True, chosen
        return state

    @override
    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), QAccessibleActionInterface.setFocusAction()]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(actionName)


class SpokenField(QAccessibleWidget):
    """A field with several values, by its name and its value; Qt itself tells the value alone on some systems."""

    def __init__(self, field: QComboBox) -> None:
        super().__init__(field, QAccessible.Role.ComboBox)
        self._field = field

    @override
    def text(self, t: QAccessible.Text) -> str:
        value = self._field.currentText()
        if t == QAccessible.Text.Value:
            return value
        if t != QAccessible.Text.Name:
            return super().text(t)
        return value if self._is_labelled() else f"{self._field.accessibleName()}: {value}"

    def _is_labelled(self) -> bool:
        """Return whether a label beside the field names it; Qt tells of it, and its interfaces are not to be kept."""
        beside = self._field.parentWidget()
        labels = beside.findChildren(QLabel, options=_DIRECTLY) if beside is not None else []
        return any(label.buddy() is self._field for label in labels)

    @override
    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable, state.expanded = True, self._field.view().isVisible()
        return state

    @override
    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.showMenuAction(), QAccessibleActionInterface.setFocusAction()]

    @override
    def doAction(self, actionName: str) -> None:
        if actionName == QAccessibleActionInterface.showMenuAction():
            self._field.showPopup()
        else:
            super().doAction(actionName)


def build_spoken(role: str, thing: QObject) -> QAccessibleInterface:
    """Return how ``thing`` is told as ``role``, one of the words of `spoken`."""
    if role == DIVIDER:
        return QAccessibleWidget(cast("QWidget", thing), QAccessible.Role.Splitter)
    if role == TABS:
        return QAccessibleWidget(cast("QWidget", thing), QAccessible.Role.PageTabList)
    if role == SCROLLED:
        return QAccessibleWidget(cast("QWidget", thing), QAccessible.Role.Client)
    if role == FIELD:
        return SpokenField(cast("QComboBox", thing))
    return SpokenButton(cast("QAbstractButton", thing), tab=role == TAB)
