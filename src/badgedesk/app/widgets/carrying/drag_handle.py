"""A tile that something is dragged out by."""

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy
from typing_extensions import override

from badgedesk.app.look.icons import paint_icon
from badgedesk.app.look.pictures import paint_picture
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import DROP_DASH, PX, Role
from badgedesk.app.widgets.pictures.pictures import Pictures
from badgedesk.app.widgets.words.painted import plain_tool_tip


class DragHandle(QAbstractButton):
    """Grip, small picture, name, and what it carries. Dragged with the mouse; Space copies instead.

    Signals:
        drag_asked: the mouse began to drag it.
    """

    drag_asked = Signal()

    def __init__(
        self, theme: Theme, name: str, *, icon: str = "", pictures: Pictures | None = None, upright: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._pictures, self._icon, self._upright = theme, pictures, icon, upright
        self._key = ""
        self._second = ""
        self._pressed_at: QPoint | None = None
        self.setText(name)
        self.setProperty("ring", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if pictures is not None:
            pictures.arrived.connect(self._arrived)
        theme.tokens_changed.connect(self.update)

    def show_content(self, second: str, picture: str = "") -> None:
        """Say what the tile carries; ``picture`` is the key of the small picture."""
        self._second, self._key = second, picture
        self.setAccessibleName(f"{self.text()}: {second}")
        self.setAccessibleDescription("Drag it onto a web page, or press Space to copy it.")
        self.setToolTip(plain_tool_tip("Drag onto a web page. Space copies it for pasting."))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = self._theme.line(Role.STRONG) + self._theme.line(Role.SMALL)
        if self._upright:
            return QSize(PX.card_min, PX.strip_picture + words + PX.s6 + PX.s3)
        return QSize(PX.filters, max(words, PX.tile_picture) + PX.s5 + PX.edge)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(PX.strip_picture if self._upright else PX.card_min, self.sizeHint().height())

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start, held = self._pressed_at, bool(event.buttons() & Qt.MouseButton.LeftButton)
        far = QApplication.startDragDistance()
        if start is not None and held and (event.position().toPoint() - start).manhattanLength() >= far:
            self._let_go()
            self.setDown(False)
            self.drag_asked.emit()
        elif start is not None:
            super().mouseMoveEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return  # it was dragged, so letting go of it is no click
        self._let_go()
        super().mouseReleaseEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        if self._upright:
            self._paint_upright(painter)
            painter.end()
            return
        middle = self.rect().center().y() + 1
        grip = QRect(PX.card_text, 0, self._theme.grown(PX.icon), self._theme.grown(PX.icon))
        thumb = QRect(grip.right() + PX.card_text, 0, PX.tile_picture, PX.tile_picture)
        for box in (grip, thumb):
            box.moveTop(middle - box.height() // 2)
        words = QRect(thumb.right() + PX.s3, 0, 0, 0)
        words.setRight(self.width() - PX.s3)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            for box in (grip, thumb, words):
                box.moveLeft(self.width() - box.right() - 1)
        paint_icon(painter, grip, "dots-six-vertical", self._theme.tokens.text_soft)
        self._paint_thumb(painter, thumb)
        self._paint_words(painter, words)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        focused = self.hasFocus()
        width = PX.edge if focused else PX.hairline
        pen = QPen(QColor(tokens.accent if focused else tokens.line_strong), width)
        if not focused:
            pen.setDashPattern([part / 2 for part in DROP_DASH])
        ground = tokens.accent_soft if focused else tokens.hover if self.underMouse() else tokens.surface
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), PX.radius_tile, PX.radius_tile)

    def _paint_upright(self, painter: QPainter) -> None:
        """Paint the picture above, the grip and the name below it, and last what the tile carries."""
        tokens, side = self._theme.tokens, PX.strip_picture
        thumb = QRect((self.width() - side) // 2, PX.s3, side, side)
        self._paint_thumb(painter, thumb)
        face = self._theme.font(Role.STRONG)
        words = QFontMetrics(face).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - PX.s6)
        dots = self._theme.grown(PX.icon_small)
        broad = dots + PX.s1 + QFontMetrics(face).horizontalAdvance(words)
        line = QRect((self.width() - broad) // 2, thumb.bottom() + PX.s2, broad, self._theme.line(Role.STRONG))
        grip = QRect(line.left(), 0, dots, dots)
        grip.moveCenter(QPoint(grip.center().x(), line.center().y()))
        paint_icon(painter, grip, "dots-six-vertical", tokens.text_soft)
        painter.setFont(face)
        painter.setPen(QColor(tokens.text))
        painter.drawText(line.adjusted(dots + PX.s1, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        small = self._theme.font(Role.SMALL)
        below = QRect(PX.s1, line.bottom() + 1, self.width() - PX.s2, self._theme.line(Role.SMALL))
        second = QFontMetrics(small).elidedText(self._second, Qt.TextElideMode.ElideRight, below.width())
        painter.setFont(small)
        painter.setPen(QColor(tokens.text_soft))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, second)

    def _paint_thumb(self, painter: QPainter, box: QRect) -> None:
        tokens = self._theme.tokens
        pixmap = None
        if self._pictures is not None and self._key:
            pixmap = self._pictures.pixmap(self._key, box.width(), self.devicePixelRatioF())
        ratio = self.devicePixelRatioF()
        bare = self._pictures is not None and self._pictures.missing(self._key, box.width(), ratio)
        if pixmap is not None or not (self._icon or bare):
            paint_picture(painter, box, pixmap, tokens)
            return
        if not self._upright:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.window))
            painter.drawRoundedRect(box, PX.radius_field, PX.radius_field)
        size = PX.icon_rail if self._upright else PX.icon_toolbar
        inner = QRect(0, 0, size, size)
        inner.moveCenter(box.center())
        paint_icon(painter, inner, self._icon or "medal", tokens.accent_text if self._icon else tokens.text_faint)

    def _paint_words(self, painter: QPainter, column: QRect) -> None:
        tokens = self._theme.tokens
        lines = ((Role.STRONG, tokens.text, self.text()), (Role.SMALL, tokens.text_soft, self._second))
        top = (self.height() - sum(self._theme.line(role) for role, _, _ in lines)) // 2
        for role, colour, text in lines:
            face = self._theme.font(role)
            box = QRect(column.left(), top, column.width(), self._theme.line(role))
            painter.setFont(face)
            painter.setPen(QColor(colour))
            shown = QFontMetrics(face).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown)
            top = box.bottom() + 1

    def _let_go(self) -> None:
        self._pressed_at = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _arrived(self, key: str) -> None:
        if key == self._key:
            self.update()
