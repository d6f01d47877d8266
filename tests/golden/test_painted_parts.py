"""The painted parts of the window as they looked when last approved, in both themes at one and two device pixels.

Text is drawn with the window's own font; ``--regen`` approves what is drawn now.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QProgressBar, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from badgedesk.app.look.card import BadgeCardDelegate
from badgedesk.app.look.fonts import load_fonts
from badgedesk.app.look.layer_row import LayerDelegate, LayerRole
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.roster import PersonRole, RosterDelegate
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.look.step_bar import StepBar
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.look.verdict import VerdictLabel
from badgedesk.app.widgets.carrying.drag_handle import DragHandle
from badgedesk.app.widgets.reports.report import Line
from badgedesk.app.widgets.reports.report_line import ReportLine
from tests.golden.test_design_golden import on_white, renewed

HERE = Path(__file__).parent / "parts"
MEAN_DIFFERENCE = 1.5
"""Of 255, over all channels: room for another version of the font's rasteriser, not for another look."""
LARGEST_SHARE = 0.03
"""Share of the pixels that may differ by more than 48 of 255 (edges of letters)."""

Painted = Callable[[Theme, int], QImage]


class _Pictures:
    """One plain picture for every card."""

    def pixmap(self, key: str, size: int, ratio: float) -> QPixmap | None:
        """Return a square."""
        made = QPixmap(QSize(size, size) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(QColor("steelblue"))
        return made

    def missing(self, key: str, size: int, ratio: float) -> bool:
        """No picture is missing."""
        return False


def _sheet(theme: Theme, size: QSize, ratio: int) -> QImage:
    sheet = QImage(size * ratio, QImage.Format.Format_RGB32)
    sheet.setDevicePixelRatio(ratio)
    sheet.fill(QColor(theme.tokens.surface))
    return sheet


def _rows(theme: Theme, ratio: int, delegate: QStyledItemDelegate, model: QStandardItemModel, width: int) -> QImage:
    states = (QStyle.StateFlag.State_Enabled, QStyle.StateFlag.State_Enabled | QStyle.StateFlag.State_Selected)
    option = QStyleOptionViewItem()
    heights = [delegate.sizeHint(option, model.index(row, 0)).height() for row in range(model.rowCount())]
    sheet = _sheet(theme, QSize(width, sum(heights) * len(states)), ratio)
    painter, top = QPainter(sheet), 0
    for state in states:
        for row, height in enumerate(heights):
            option = QStyleOptionViewItem()
            option.state = state
            option.rect = QRect(0, top, width, height)  # type: ignore[misc]  # the stubs take it for a method
            delegate.paint(painter, option, model.index(row, 0))
            top += height
    painter.end()
    return sheet


def _model(*rows: dict[int, object]) -> QStandardItemModel:
    model = QStandardItemModel()
    for row in rows:
        item = QStandardItem(str(row.get(0, "")))
        for role, value in row.items():
            item.setData(value, role)
        model.appendRow(item)
    return model


def _widgets(theme: Theme, ratio: int, width: int, *widgets: QWidget) -> QImage:
    for widget in widgets:
        widget.resize(width, widget.sizeHint().height() if widget.sizeHint().isValid() else 8)
    sheet = _sheet(theme, QSize(width, sum(widget.height() for widget in widgets)), ratio)
    painter, top = QPainter(sheet), 0
    for widget in widgets:
        widget.ensurePolished()
        widget.render(painter, QPoint(0, top))
        top += widget.height()
    painter.end()
    return sheet


def _card(theme: Theme, ratio: int) -> QImage:
    delegate = BadgeCardDelegate(theme, _Pictures())
    delegate.set_card_width(200)
    card = {CardRole.NAME: "Coastal Skipper", CardRole.SECOND: "Bay Sailing Club", CardRole.PICTURE: "any"}
    model = _model(*({**card, CardRole.VERDICT: verdict} for verdict in _VERDICTS[:2]))
    return _rows(theme, ratio, delegate, model, delegate.cell.width())


def _layer(theme: Theme, ratio: int) -> QImage:
    model = QStandardItemModel()
    row = {LayerRole.VISIBLE: True, LayerRole.LOCKED: False, LayerRole.DEPTH: 0, LayerRole.IS_GROUP: False}
    model = _model(
        {0: "Ribbon", **row, LayerRole.ICON: "folder-open", LayerRole.IS_GROUP: True},
        {0: "Main", **row, LayerRole.ICON: "text-aa", LayerRole.DEPTH: 1},
        {0: "Star", **row, LayerRole.ICON: "star", LayerRole.VISIBLE: False},
        {0: "Shield", **row, LayerRole.ICON: "shield", LayerRole.LOCKED: True},
    )
    return _rows(theme, ratio, LayerDelegate(theme, model), model, 240)


def _roster(theme: Theme, ratio: int) -> QImage:
    model = _model(
        {0: "Anna Ångström", PersonRole.FAULTY: False, PersonRole.WRONG: False},
        {0: "tom.baker@mail", PersonRole.FAULTY: True, PersonRole.WRONG: True},
        {0: "", PersonRole.FAULTY: True, PersonRole.WRONG: True, PersonRole.HINT: "Type the name"},
    )
    return _rows(theme, ratio, RosterDelegate(theme, model), model, 220)


_VERDICTS = (
    Verdict(Tone.PASS, "Passed"),
    Verdict(Tone.WARN, "Look"),
    Verdict(Tone.FAIL, "Failed"),
    Verdict(Tone.UNKNOWN, "Not checked"),
)


def _verdicts(theme: Theme, ratio: int) -> QImage:
    return _widgets(theme, ratio, 140, *(VerdictLabel(theme, verdict) for verdict in _VERDICTS))


def _report(theme: Theme, ratio: int) -> QImage:
    lines = (
        Line("signature", "Signature", _VERDICTS[0], "Nothing was changed since it was signed."),
        Line("issuer", "Issuer", _VERDICTS[3], "You have not said that you know it.", action="I know this issuer"),
    )
    return _widgets(theme, ratio, 720, *(ReportLine(theme, line) for line in lines))


def _steps(theme: Theme, ratio: int) -> QImage:
    bar = StepBar(theme, ("Badge", "Issuer", "People", "Look over", "Award"))
    bar.show_step(2, locked=False)
    bar.setFixedHeight(52)
    return _widgets(theme, ratio, 700, bar)


def _handle(theme: Theme, ratio: int) -> QImage:
    handle = DragHandle(theme, "Link", icon="link")
    handle.show_content("The page of this badge")
    return _widgets(theme, ratio, 268, handle)


def _meter(theme: Theme, ratio: int) -> QImage:
    meter = QProgressBar()
    meter.setProperty("kind", "meter")
    meter.setTextVisible(False)
    meter.setRange(0, 7)
    meter.setValue(6)
    meter.setFixedHeight(8)
    return _widgets(theme, ratio, 208, meter)


PARTS: dict[str, Painted] = {
    "card": _card, "layer": _layer, "roster": _roster, "report-line": _report,
    "step-bar": _steps, "verdict": _verdicts, "drag-handle": _handle, "meter": _meter,
}  # fmt: skip


def _png(sheet: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet.setDevicePixelRatio(1)
    assert sheet.save(buffer, "PNG")
    return bytes(data.data())


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_painted_part_looks_as_it_was_approved(
    part: str, choice: ThemeChoice, ratio: int, qapp: QApplication, request: pytest.FixtureRequest
) -> None:
    load_fonts()
    drawn = _png(PARTS[part](Theme(qapp, choice), ratio))
    HERE.mkdir(exist_ok=True)
    approved = on_white(renewed(HERE / f"{part}-{choice.value}-{ratio}.png", drawn, request))
    assert on_white(drawn).size == approved.size
    difference = ImageChops.difference(on_white(drawn), approved)
    assert max(ImageStat.Stat(difference).mean) <= MEAN_DIFFERENCE
    far = sum(difference.convert("L").histogram()[48:])
    assert far <= LARGEST_SHARE * approved.width * approved.height


def test_no_approved_part_is_left_without_what_paints_it() -> None:
    assert {path.stem.rsplit("-", 2)[0] for path in HERE.iterdir()} == set(PARTS)


def test_the_two_themes_are_told_apart() -> None:
    for part in PARTS:
        light, dark = (Image.open(HERE / f"{part}-{name}-1.png").convert("L") for name in ("light", "dark"))
        assert ImageStat.Stat(ImageChops.difference(light, dark)).mean[0] > 20
