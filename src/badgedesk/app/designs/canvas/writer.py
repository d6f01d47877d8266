"""Editing a text where it stands on the badge, with a caret on its letters, however it runs."""

from typing import Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from badgedesk.app.designs.canvas.writing_item import WritingItem
from badgedesk.app.designs.editor.gripping import home_of
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.look.tokens import PX
from badgedesk.design import content
from badgedesk.design.layers import LayerId, TextLayer
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.personal import sample_words
from badgedesk.design.ranges import TEXT
from badgedesk.design.typeset.carets import Carets, word_at, word_step
from badgedesk.design.typeset.lettering import InBox, Straight

_STEPS: Final = QKeySequence.StandardKey
_MOVES: Final = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_ENDS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OTHERS: Final = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Escape})
_HINT: Final = "Type over what is marked · Shift and arrows mark · Ctrl goes by words · Enter or Esc ends"
_HINTS: Final = {
    InBox: "Type over what is marked · Shift and arrows mark · Enter begins a line · Esc ends",
    Straight: "Type over what is marked · Shift and arrows mark · Shift+Enter begins a line · Enter or Esc ends",
}
_CLIPBOARD: Final = (_STEPS.SelectAll, _STEPS.Copy, _STEPS.Cut, _STEPS.Paste)


class Writer(QObject):
    """Holds which text is edited, where its caret stands and what of it is selected.

    Each word that is typed, and each piece that is deleted, is a step of the history.

    Signals:
        editing_changed: `LayerId` of the text now edited, or None.
        hinted: `str`, what can be done now.
    """

    editing_changed = Signal(object)
    hinted = Signal(str)

    def __init__(self, viewmodel: EditorViewModel, item: WritingItem, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._item = viewmodel, item
        self._layer: LayerId | None = None
        self._caret = self._anchor = 0
        self._gesture, self._kind = 0, ""
        self._carets: Carets | None = None
        self._set_for: TextLayer | None = None
        self._dragging = False
        self._preedit = 0
        self._typed = ""
        self._scale = 1.0
        self._blink = QTimer(self)
        self._blink.timeout.connect(item.blink)

    @property
    def editing(self) -> LayerId | None:
        """The text that is edited."""
        return self._layer

    @property
    def selected(self) -> tuple[int, int]:
        """Where in the text the selection begins and ends; both are the caret where nothing is selected."""
        self._viewmodel.catch_up()
        return min(self._caret, self._anchor), max(self._caret, self._anchor)

    def open(self, layer: LayerId, at: QPointF | None = None) -> bool:
        """Edit a text, its words selected, or with the caret at a point of the artboard; False if it cannot be."""
        found = self._viewmodel.design.layer(layer)
        if not isinstance(found, TextLayer) or found.locked or not found.visible:
            return False
        self._viewmodel.select((layer,))
        self._layer = layer
        self._new_step("")
        self._anchor, self._caret = 0, len(found.text)
        if at is not None:
            self._anchor = self._caret = self._nearest(at)
        flash = QApplication.cursorFlashTime()
        if flash > 0:
            self._blink.start(flash // 2)
        self.editing_changed.emit(layer)
        self.hinted.emit(_HINTS.get(type(found.place), _HINT))
        self.show(self._scale)
        return True

    def close(self) -> None:
        """Let go of the text; what was typed is in the design by then."""
        self._viewmodel.catch_up()
        if self._layer is not None:
            self._layer, self._carets, self._set_for = None, None, None
            self._dragging, self._preedit = False, 0
            self._blink.stop()
            self._item.end()
            self.editing_changed.emit(None)

    def show(self, scale: float) -> None:
        """Show the caret where the text is now; a text that is gone or no longer selected is closed."""
        self._scale = scale
        if self._layer is None:
            return
        layer = self._text()
        if layer is None or self._viewmodel.selection != (self._layer,):
            self.close()
            return
        carets, home = self._set(layer), self._home()
        last = len(layer.text)
        self._caret, self._anchor = min(self._caret, last), min(self._anchor, last)
        caret = carets.caret(self._caret)
        areas = tuple(tuple(home.point(*corner) for corner in corners) for corners in carets.selection(*self.selected))
        self._item.show_caret(home.point(*caret.foot), home.point(*caret.head), areas)

    def wants(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Whether a key is for the text: letters, what moves the caret or deletes, and the clipboard."""
        if self._layer is None:
            return False
        if key in _MOVES | _ENDS | _OTHERS:
            return True
        sequence = QKeySequence(int(held.value) | int(key))
        if held & Qt.KeyboardModifier.ControlModifier and not held & Qt.KeyboardModifier.AltModifier:
            return any(sequence in QKeySequence.keyBindings(step) for step in _CLIPBOARD)
        return key < Qt.Key.Key_Escape

    def press(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Put the caret at a point on the text; a press beside it ends the editing and is for others."""
        if self._layer is None:
            return False
        if not self._is_near(point):
            self.close()
            return False
        self._caret = self._nearest(point)
        if not held & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = self._caret
        self._dragging = True
        self._new_step("")
        self.show(self._scale)
        return True

    def move(self, point: QPointF, held: Qt.KeyboardModifier) -> bool:
        """Select up to a point."""
        del held
        if not self._dragging:
            return False
        self._caret = self._nearest(point)
        self.show(self._scale)
        return True

    def release(self) -> bool:
        """Let go of the mouse."""
        had, self._dragging = self._dragging, False
        return had

    def hover(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the cursor over the text that is edited."""
        return Qt.CursorShape.IBeamCursor if self._layer is not None and self._is_near(point) else None

    def double_click(self, point: QPointF) -> bool:
        """Select the word at a point of the text."""
        layer = self._text()
        if layer is None or not self._is_near(point):
            return False
        self._anchor, self._caret = word_at(layer.text, self._nearest(point))
        self.show(self._scale)
        return True

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Move the caret, delete, or end; True where a text is edited and the key is for it."""
        layer = self._text()
        if layer is None:
            return False
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape or (key in _ENDS and not self._breaks(layer, held)):
            self.close()
        elif key in _ENDS:
            self._insert("\n")
        elif key in _MOVES:
            self._caret = self._moved(layer, key, control=control)
            if not held & Qt.KeyboardModifier.ShiftModifier:
                self._anchor = self._caret
            self._new_step("")
            self.show(self._scale)
        elif key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self._delete(layer, forward=key == Qt.Key.Key_Delete, word=control)
        else:
            return False
        return True

    def type(self, event: QKeyEvent) -> bool:
        """Take a key press while a text is edited: letters are put in, and the clipboard is served."""
        if self._layer is None:
            return False
        if event.matches(_STEPS.SelectAll):
            self._anchor, self._caret = 0, len(self._words())
            self.show(self._scale)
        elif event.matches(_STEPS.Copy) or event.matches(_STEPS.Cut):
            self._copy(cut=event.matches(_STEPS.Cut))
        elif event.matches(_STEPS.Paste):
            self._insert(QGuiApplication.clipboard().text())
        elif _is_letter(event):
            self._typed += event.text()
            self._viewmodel.put_off(self, self._put_typed)
            if event.text().isspace():
                self._viewmodel.catch_up()  # the next word is a step of its own
        else:
            return False
        return True

    def compose(self, event: QInputMethodEvent) -> bool:
        """Take what an input method makes of several keys; what it is still at stands in the text meanwhile."""
        if self._layer is None:
            return False
        self._viewmodel.catch_up()
        if self._preedit:
            self._anchor = self._caret - self._preedit
            self._preedit = 0
        if event.commitString() or self._anchor != self._caret:
            self._insert(event.commitString())
        if event.preeditString():
            self._insert(event.preeditString())
            self._preedit = len(event.preeditString())
        return True

    def place_on_artboard(self) -> QPointF:
        """Return where the caret is, for the window of an input method."""
        caret = self._item.caret
        return caret.p1() if caret is not None else QPointF()

    def _moved(self, layer: TextLayer, key: Qt.Key, *, control: bool) -> int:
        carets, at = self._set(layer), self._caret
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            return carets.vertical(at, 1 if key == Qt.Key.Key_Down else -1)
        if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            first, last = (0, len(layer.text)) if control else carets.ends(at)
            return first if key == Qt.Key.Key_Home else last
        forward = key == Qt.Key.Key_Right
        if control:
            return carets.near(word_step(layer.text, at, forward=forward))
        return carets.step(at, 1 if forward else -1)

    def _breaks(self, layer: TextLayer, held: Qt.KeyboardModifier) -> bool:
        """Whether Enter begins a line: always in a box, with Shift in a text of lines."""
        if held & Qt.KeyboardModifier.ControlModifier:
            return False
        shifted = bool(held & Qt.KeyboardModifier.ShiftModifier)
        return isinstance(layer.place, InBox) or (isinstance(layer.place, Straight) and shifted)

    def _delete(self, layer: TextLayer, *, forward: bool, word: bool) -> None:
        if self._caret == self._anchor:
            carets = self._set(layer)
            other = carets.near(word_step(layer.text, self._caret, forward=forward)) if word else None
            self._anchor = carets.step(self._caret, 1 if forward else -1) if other is None else other
        self._put("", "delete")

    def _insert(self, words: str) -> None:
        start, end = self.selected
        room = TEXT.characters - len(self._words()) + end - start
        words = "".join(part for part in words.replace("\r\n", "\n").replace("\r", "\n") if part == "\n" or part >= " ")
        self._put(words[:room], "type")
        if words[-1:].isspace():
            self._new_step("type")

    def _put_typed(self) -> None:
        """Put in the letters that were typed since the text was last set."""
        words, self._typed = self._typed, ""
        self._insert(words)

    def _put(self, words: str, kind: str) -> None:
        """Put words in the place of what is selected."""
        layer, (start, end) = self._layer, self.selected
        text = self._words()
        made = text[:start] + words + text[end:]
        if layer is None or made == text:
            return
        if kind != self._kind:
            self._new_step(kind)
        self._caret = self._anchor = start + len(words)
        self._viewmodel.edit("Edit text", lambda design: content.set_text(design, layer, text=made), self._gesture)
        self.show(self._scale)

    def _copy(self, *, cut: bool) -> None:
        start, end = self.selected
        if start != end:
            QGuiApplication.clipboard().setText(self._words()[start:end])
            if cut:
                self._put("", "cut")

    def _new_step(self, kind: str) -> None:
        self._gesture, self._kind = self._viewmodel.new_gesture(), kind

    def _text(self) -> TextLayer | None:
        """Return the text that is edited, as it is now."""
        found = (layer for layer in self._viewmodel.design.walk() if layer.id == self._layer)
        layer = next(found, None) if self._layer is not None else None
        return layer if isinstance(layer, TextLayer) else None

    def _words(self) -> str:
        layer = self._text()
        return layer.text if layer is not None else ""

    def _set(self, layer: TextLayer) -> Carets:
        if self._carets is None or self._set_for is not layer:
            self._carets, self._set_for = Carets(layer, sample_words(self._viewmodel.design)), layer
        return self._carets

    def _home(self) -> Affine:
        return home_of(self._viewmodel.design, self._layer or LayerId(""))

    def _nearest(self, point: QPointF) -> int:
        layer = self._text()
        return self._set(layer).nearest(self._inside(point)) if layer is not None else 0

    def _is_near(self, point: QPointF) -> bool:
        """Whether a point is on the text or close to it."""
        reach = PX.handle_catch / self._scale
        box = self._viewmodel.mirror.box((self._layer or LayerId(""),)).adjusted(-reach, -reach, reach, reach)
        layer = self._text()
        return layer is not None and (box.contains(point) or self._set(layer).away(self._inside(point)) <= reach)

    def _inside(self, point: QPointF) -> tuple[float, float]:
        """Return a point of the artboard in px of the text."""
        return self._home().inverse().point(point.x(), point.y())


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key puts something into a text; AltGr counts, Ctrl and Alt alone do not."""
    held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and (not held or held == both)
