"""The achievement as JSON beside its form: change either side, the other follows."""

import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QTextEdit, QVBoxLayout
from typing_extensions import override

from badgedesk.app.designs.editor.definition_text import as_text, from_text, place_of, same_achievement
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.form.line_numbers import LineNumbers
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.widgets.fields.buttons import Button, IconButton
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.words.faults import fault_sentence
from badgedesk.app.widgets.words.painted import IconMark, ink_name
from badgedesk.app.widgets.words.text import Text, rule
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.issue.definition import check_definition
from badgedesk.core.model.achievement import Achievement
from badgedesk.design import content
from badgedesk.design.document import Design

_MEMBER: Final = re.compile(r'"(?:[^"\\]|\\.)*"(?=\s*:)')


def _against(achievement: Achievement) -> str:
    """Return what the standard does not allow in an achievement."""
    problems = check_definition(achievement)
    return f"Missing, or not allowed there: {problems[0].path.removeprefix('$.')}." if problems else ""


class MemberNames(QSyntaxHighlighter):
    """Colours the names of members."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._theme = theme
        theme.tokens_changed.connect(self.rehighlight)

    @override
    def highlightBlock(self, text: str) -> None:
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.tokens.accent_text))
        for found in _MEMBER.finditer(text):
            self.setFormat(found.start(), found.end() - found.start(), form)


class JsonPanel(QFrame):
    """Follows the achievement in hand; what is typed here becomes an edit as soon as it can be read."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("part", "inspector")
        self.setAccessibleName("Achievement as JSON")
        self.setFixedWidth(PX.json)
        self._theme, self._viewmodel = theme, viewmodel
        self._gesture = 0
        self._unread = False
        self._shown: Achievement | None = None
        self.text = TextBox(theme, "Achievement as JSON", most=PX.most)
        self.text.setProperty("kind", "code")
        self.text.setFont(theme.font(Role.CODE))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.text.fill_room()
        self.numbers = LineNumbers(theme, self.text)
        self._names = MemberNames(theme, self.text.document())
        self._icon = IconMark(theme, "check-circle-fill", ink_name("pass"), PX.icon)
        self._state = Text(theme, Role.SMALL_STRONG)
        self.fault = Text(theme, Role.SMALL, tone="fail", wrap=True)
        self.again = Button(theme, "Show what the form says", kind="link")
        self.again.hide()
        self.copy = IconButton(theme, "copy", "Copy the JSON", side=PX.control_small)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self._build(theme)
        self.again.clicked.connect(self._show_again)
        viewmodel.opened.connect(lambda _: self._forget())
        self.text.entered.connect(self._begin)
        self.text.typed.connect(self._apply)
        viewmodel.design_changed.connect(self._follow)

    def _build(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(PX.s4, PX.s2, PX.s3, PX.s2)
        head.setSpacing(PX.s2)
        head.addWidget(IconMark(theme, "code", "text_soft", PX.icon))
        head.addWidget(Text(theme, Role.SECTION, "As JSON"), 1)
        head.addWidget(self._icon)
        head.addWidget(self._state)
        head.addWidget(self.copy)
        foot = QHBoxLayout()
        foot.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        foot.setSpacing(PX.s2)
        foot.addWidget(IconMark(theme, "info", beside=Role.SMALL), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()  # two of them, so that it is as high as the line that explains the form
        lines.setSpacing(0)
        lines.addWidget(Text(theme, Role.SMALL, "Change either side, the other follows.", tone="soft"))
        lines.addWidget(Text(theme, Role.SMALL))
        foot.addLayout(lines, 1)
        self.fault.setContentsMargins(PX.s4, PX.s2, PX.s4, PX.s2)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.hairline, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.text, 1)
        column.addWidget(self.fault)
        column.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(rule())
        column.addLayout(foot)
        self._tell("")

    def _forget(self) -> None:
        """Let go of a text of another design."""
        self._shown = None
        self._tell("")

    def _begin(self) -> None:
        self._gesture = self._viewmodel.new_gesture()

    def _apply(self, text: str) -> None:
        try:
            achievement = from_text(text)
        except BadgeDeskError as error:
            line, column = place_of(text, error)
            self._tell(f"Line {line}: {fault_sentence(error)}")
            self._mark(line, column)
            return
        self._tell(_against(achievement))
        if achievement != self._viewmodel.design.achievement:
            self._viewmodel.edit(
                "Edit as JSON", lambda design: content.set_achievement(design, achievement), self._gesture
            )

    def _follow(self, design: Design) -> None:
        """Show the achievement, unless the text says the same in its own layout; one that is being mended stays."""
        if design.achievement is self._shown:
            return
        self._shown = design.achievement
        if self._broken:
            self.again.show()
        elif not same_achievement(self.text.toPlainText(), design.achievement):
            self._show_again()

    def _show_again(self) -> None:
        achievement = self._viewmodel.design.achievement
        self.text.show_text(as_text(achievement))
        self._tell(_against(achievement))

    def _mark(self, line: int, column: int) -> None:
        """Mark the line in which a fault is, and from where on."""
        block = self.text.document().findBlockByNumber(line - 1)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column - 1, max(block.length() - 1, 0)))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        whole, place = QTextEdit.ExtraSelection(), QTextEdit.ExtraSelection()
        whole.cursor = QTextCursor(block)
        whole.format.setBackground(QColor(self._theme.tokens.fail_soft))
        whole.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        place.cursor = cursor
        place.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        place.format.setUnderlineColor(QColor(self._theme.tokens.fail))
        self.text.setExtraSelections([whole, place])

    @property
    def _broken(self) -> bool:
        return bool(self.fault.text()) and self._unread

    def _tell(self, fault: str) -> None:
        self._unread = fault.startswith("Line ")
        self.text.setExtraSelections([])
        self.again.hide()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self._state.setText("Cannot be read yet" if self._unread else "Look again" if fault else "Valid so far")
        self._icon.show_icon("x-circle-fill" if fault else "check-circle-fill", "fail" if fault else ink_name("pass"))
        self._state.setProperty("tone", "fail" if fault else "pass")
        self._state.style().polish(self._state)
        self.text.setAccessibleDescription(fault)
