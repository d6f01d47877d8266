"""Files and links on their way out of the window: what a drag or the clipboard offers to other programs."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QWidget

PNG_TYPE: Final = "image/png"
_OFFERED: Final = Qt.DropAction.CopyAction | Qt.DropAction.LinkAction
"""Never Move: a browser may answer a drag with it, and the badge would have to go."""


@dataclass(frozen=True, slots=True)
class Handout:
    """Files that lie ready for other programs; they exist and stay.

    Attributes:
        png: the bytes of the one file, where it is a PNG; else empty.
    """

    files: tuple[Path, ...]
    png: bytes = b""

    def spoken(self) -> str:
        """Return what is handed out, for a sentence."""
        return f"“{self.files[0].name}”" if len(self.files) == 1 else f"{len(self.files)} files"


def make_mime_data(handout: Handout) -> QMimeData:
    """Return the files by their addresses, and for one PNG the same bytes as well.

    Browsers take the file; Qt's own picture type is left out, since Qt would encode the picture anew, and the proof
    would no longer be as it was baked.
    """
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in handout.files])
    if handout.png:
        mime.setData(PNG_TYPE, QByteArray(handout.png))
    return mime


def make_link_mime_data(address: str, title: str) -> QMimeData:
    """Return an address of the web as address, as link and as text, without any file."""
    mime = QMimeData()
    mime.setUrls([QUrl(address, QUrl.ParsingMode.StrictMode)])
    mime.setHtml(f'<a href="{escape(address)}">{escape(title)}</a>')
    mime.setText(address)
    return mime


def make_rich_mime_data(html: str, plain: str) -> QMimeData:
    """Return a text with its markup, for programs that take it, and its plain twin for all others."""
    mime = QMimeData()
    mime.setHtml(html)
    mime.setText(plain)
    return mime


def drag(source: QWidget, mime: QMimeData, picture: QPixmap | None) -> bool:
    """Drag ``mime`` until the user lets go; return whether some program took it.

    That a program took it is no proof that the web site kept it.
    """
    carried = QDrag(source)
    carried.setMimeData(mime)
    if picture is not None and not picture.isNull():
        carried.setPixmap(picture)
        size = picture.deviceIndependentSize().toSize()
        carried.setHotSpot(QPoint(size.width() // 2, size.height() // 2))
    return carried.exec(_OFFERED, Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction
