"""The one style of the window: Fusion with our focus ring and times."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.menu_row import paint_menu, paint_row, row_size
from badgedesk.app.look.tokens import DISABLED, PX, TOOL_TIP_MS, half_grown, scale_of

# Qt asks the style thousands of times while a place is built. Tuples of members held here are compared by identity;
# a set would call a hash written in Python, and naming a member looks it up, each time.
_INDICATORS: Final = (
    QStyle.PixelMetric.PM_IndicatorWidth,
    QStyle.PixelMetric.PM_IndicatorHeight,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight,
)
_GAPS: Final = (QStyle.PixelMetric.PM_CheckBoxLabelSpacing, QStyle.PixelMetric.PM_RadioButtonLabelSpacing)
_RING: Final = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)
_TOOL_TIP: Final = QStyle.StyleHint.SH_ToolTip_WakeUpDelay
_CHECK_BOX: Final = QStyle.PrimitiveElement.PE_IndicatorCheckBox
_RADIO_BUTTON: Final = QStyle.PrimitiveElement.PE_IndicatorRadioButton
_FOCUS_FRAME: Final = QStyle.ControlElement.CE_FocusFrame
_MENU_ROW: Final = QStyle.ControlElement.CE_MenuItem
_MENU_ROW_SIZE: Final = QStyle.ContentsType.CT_MenuItem
_MENU: Final = QStyle.PrimitiveElement.PE_PanelMenu
_MENU_EDGE: Final = QStyle.PrimitiveElement.PE_FrameMenu
_MENU_MARGINS: Final = (QStyle.PixelMetric.PM_MenuHMargin, QStyle.PixelMetric.PM_MenuVMargin)
_MENU_FRAME: Final = QStyle.PixelMetric.PM_MenuPanelWidth
_SCROLLING_MENU: Final = QStyle.StyleHint.SH_Menu_Scrollable


class BadgeDeskStyle(QProxyStyle):
    """Fusion with a focus ring in the accent colour; the caller keeps a reference to it."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _RING:
            return PX.ring_room
        if metric in _INDICATORS:
            letters = QApplication.font() if widget is None else widget.font()
            return half_grown(PX.indicator, scale_of(letters.pixelSize()))
        if metric in _GAPS:
            return PX.s2
        if metric in _MENU_MARGINS:
            return PX.s1
        if metric is _MENU_FRAME:
            return PX.hairline
        return super().pixelMetric(metric, option, widget)

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is _CHECK_BOX:
            _paint_indicator(painter, option, round_=False)
        elif element is _RADIO_BUTTON:
            _paint_indicator(painter, option, round_=True)
        elif element is _MENU:
            paint_menu(painter, option)
        elif element is not _MENU_EDGE:
            super().drawPrimitive(element, option, painter, widget)

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        if hint is _TOOL_TIP:
            return TOOL_TIP_MS
        if hint is _SCROLLING_MENU:
            return 1  # else what is higher than the screen stands in columns, the last of them cut
        return super().styleHint(hint, option, widget, returnData)

    @override
    def sizeFromContents(
        self,
        type: QStyle.ContentsType,  # Qt's own name for it
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        if type is _MENU_ROW_SIZE and isinstance(option, QStyleOptionMenuItem) and isinstance(widget, QMenu):
            return row_size(option, size)
        return super().sizeFromContents(type, option, size, widget)  # type: ignore[arg-type]  # its stub allows no None

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element is _MENU_ROW and isinstance(option, QStyleOptionMenuItem) and isinstance(widget, QMenu):
            paint_row(painter, option)
            return
        if element is not _FOCUS_FRAME:
            super().drawControl(element, option, painter, widget)
            return
        half = PX.edge / 2
        box = QRectF(option.rect).adjusted(half, half, -half, -half)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.Accent), PX.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, PX.radius_field + PX.ring_gap, PX.radius_field + PX.ring_gap)
        painter.restore()


def _paint_indicator(painter: QPainter, option: QStyleOption, *, round_: bool) -> None:
    """Paint the square of a check box or the circle of a radio button, filled with the accent when it is on."""
    palette, state = option.palette, option.state
    on = bool(state & QStyle.StateFlag.State_On)
    box, side = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), option.rect.width()
    radius = side // 2 if round_ else PX.s1
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not state & QStyle.StateFlag.State_Enabled:
        painter.setOpacity(DISABLED)
    edge = QPalette.ColorRole.Accent if on or state & QStyle.StateFlag.State_MouseOver else QPalette.ColorRole.Dark
    painter.setPen(QPen(palette.color(edge), PX.hairline))
    painter.setBrush(palette.color(QPalette.ColorRole.Accent if on else QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, radius, radius)
    if on and not round_:
        inset = side // 6
        glyph = option.rect.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, glyph, "check-bold", palette.color(QPalette.ColorRole.HighlightedText))
    elif on:
        dot = side / 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.HighlightedText))
        painter.drawEllipse(box.adjusted(dot, dot, -dot, -dot))
    painter.restore()
