"""Copying, cutting and pasting layers, within a design, between designs, and from other programs."""

from typing import Final, cast

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from badgedesk.app.designs.editor import changes, clips
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.jobs import Jobs
from badgedesk.app.widgets.words.faults import fault_as_message
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.limits import SVG_BYTES
from badgedesk.design.document import Design
from badgedesk.design.foreign.artwork import Artwork
from badgedesk.design.layers import LayerId, Picture

_SVG_TYPES: Final = (clips.SVG_MIME, "image/x-inkscape-svg", 'application/x-qt-windows-mime;value="image/svg+xml"')


class Clipboard(QObject):
    """Moves layers between the design in hand and the clipboard; reading happens on a worker."""

    def __init__(self, viewmodel: EditorViewModel, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._viewmodel, self._jobs = viewmodel, jobs

    def copy(self) -> None:
        """Put the selected layers on the clipboard, as a drawing that other programs read too."""
        viewmodel = self._viewmodel
        if not viewmodel.selection:
            return
        try:
            data = clips.copied(viewmodel.design, viewmodel.selection)
        except BadgeDeskError as error:
            viewmodel.told.emit(fault_as_message(error))
            return
        mime = QMimeData()
        mime.setData(clips.SVG_MIME, QByteArray(data))
        mime.setText(data.decode())
        QGuiApplication.clipboard().setMimeData(mime)

    def cut(self) -> None:
        """Put the selected layers on the clipboard and take them out of the design."""
        self.copy()
        chosen = self._viewmodel.selection
        if chosen:
            self._viewmodel.edit("Cut", lambda design: changes.removed(design, chosen))

    def paste(self) -> None:
        """Add what is on the clipboard: layers, a drawing, or a picture."""
        held = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())  # None once it was emptied
        mime = QMimeData() if held is None else held
        drawing = drawing_in(mime)
        if drawing:
            self._jobs.run(lambda _: clips.read_clip(drawing), self._add, self._tell)
            return
        png = bytes(mime.data("image/png").data()) or _as_png(mime)
        if png:
            self._jobs.run(lambda _: _picture(png), self._add_picture, self._tell)
        else:
            self._tell(InputError(Code.CLIPBOARD_EMPTY))

    def _add(self, clip: Design | Artwork) -> None:
        fresh: list[LayerId] = []

        def change(design: Design) -> Design:
            after, ids = clips.pasted(design, clip)
            fresh.extend(ids)
            return after

        self._viewmodel.edit("Paste", change)
        if fresh:
            self._viewmodel.select(fresh)
        if isinstance(clip, Artwork) and clip.notices:
            self._viewmodel.artwork_placed.emit(clip.notices)

    def _add_picture(self, picture: Picture) -> None:
        self._viewmodel.add("Paste", lambda design: changes.with_picture(design, picture, "Pasted picture"))

    def _tell(self, error: BadgeDeskError) -> None:
        self._viewmodel.told.emit(fault_as_message(error))


def drawing_in(mime: QMimeData) -> bytes:
    """Return the SVG drawing that a clipboard holds, as its own type or as text; empty for none."""
    for kind in _SVG_TYPES:
        if mime.hasFormat(kind):
            return bytes(mime.data(kind).data())
    text = mime.text()[: SVG_BYTES + 1] if mime.hasText() else ""
    start = text.lstrip("\ufeff \t\r\n")
    return text.encode() if start.startswith(("<svg", "<?xml")) and "<svg" in start else b""


def _as_png(mime: QMimeData) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QImage

    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(buffer.data().data())


def _picture(png: bytes) -> Picture:
    from badgedesk.design.pictures import import_picture

    return import_picture(png)
