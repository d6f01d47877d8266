"""A small window to drag files from, as a file manager would: ``drop_source.py FILE...``."""

import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from typing_extensions import override


class Source(QLabel):
    """Offers its files to whatever the pointer is let go over."""

    def __init__(self, files: list[Path]) -> None:
        super().__init__("Drag from here")
        self._files = files
        self.setWindowTitle("Drop source")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(160, 120)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)


application = QApplication(sys.argv[:1])
source = Source([Path(word).absolute() for word in sys.argv[1:]])
source.show()
sys.exit(application.exec())
