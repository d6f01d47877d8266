"""Pictures from bytes, by the one decoder of their kind.

A decoder is always named. Otherwise Qt asks that of SVG first, which connects signals; on a worker this waits, holding
the interpreter, for a lock of Qt's that the window's thread may hold while it waits for the interpreter.
"""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from badgedesk.core.limits import PNG_PIXELS


def decoded(data: bytes, kind: str = "png") -> QImage:
    """Return the picture in ``data``; a null one where it is not of that ``kind`` or has too many pixels.

    Args:
        data: a whole file.
        kind: ``png``, ``jpeg`` or ``webp``.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > PNG_PIXELS:
        return QImage()
    return reader.read()
