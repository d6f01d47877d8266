"""Numbers beside a text: one for each line, also where a line is broken, and room for all their digits."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.views.form.line_numbers import LineNumbers
from badgedesk.app.look.theme import Theme

_LONG = "a line that has to be broken, since it is far longer than the text is wide " * 2


def _inked(numbers: LineNumbers) -> list[bool]:
    """Return for each row of pixels whether something is written there."""
    image = numbers.grab().toImage()
    ground = image.pixelColor(0, image.height() - 1)

    def differs(colour: QColor) -> bool:
        return abs(colour.lightness() - ground.lightness()) > 30

    return [any(differs(image.pixelColor(x, y)) for x in range(image.width())) for y in range(image.height())]


def _runs(rows: list[bool]) -> int:
    """Return how many groups of rows are written on."""
    return sum(now and not before for before, now in zip([False, *rows], rows, strict=False))


def test_every_line_has_one_number_also_where_it_is_broken(qapp: QApplication, qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    qtbot.addWidget(text)
    numbers = LineNumbers(Theme(qapp), text)
    text.resize(300, 300)
    text.setPlainText(f"one\n{_LONG}\nthree")
    with qtbot.waitExposed(text):
        text.show()
    broken = text.document().findBlockByNumber(1).layout().lineCount()
    assert broken > 1
    assert _runs(_inked(numbers)) == 3


def test_the_text_begins_behind_the_longest_number(qapp: QApplication, qtbot: QtBot) -> None:
    text = QPlainTextEdit()
    qtbot.addWidget(text)
    numbers = LineNumbers(Theme(qapp), text)
    text.resize(300, 300)
    text.setPlainText("\n" * 98)
    narrow = numbers.width()
    text.setPlainText("\n" * 99)
    assert numbers.width() > narrow
    assert text.viewport().x() >= numbers.x() + numbers.width()
