"""Small pictures of badges: read from the wallet with the rows, and made in the background where there is none yet."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Event, Lock
from typing import Final, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageWriter

from badgedesk.app.jobs import Jobs
from badgedesk.core.errors import BadgeDeskError

THUMB_PX: Final = 256
"""The longer side of a small picture."""
_HELD: Final = 1_000
_AT_ONCE: Final = 8
"""Pictures made before other work of the same workers has its turn."""

Bare = tuple[tuple[str, str], ...]
"""Ids of badges without a small picture, each with the key of its picture."""


class Keeper(Protocol):
    """Where small pictures are kept."""

    def bare(self, limit: int) -> Bare:
        """Return some badges without a small picture."""

    def keep_small(self, made: tuple[tuple[str, bytes], ...]) -> None:
        """Keep small pictures (PNG) by the ids of their badges."""


class Thumbs:
    """The small pictures (PNG) that were read last, by the key of the picture; for any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: OrderedDict[str, bytes] = OrderedDict()

    def put(self, key: str, png: bytes) -> None:
        """Hold a small picture; past the limit, the first ones are let go."""
        with self._lock:
            self._held[key] = png
            self._held.move_to_end(key)
            while len(self._held) > _HELD:
                self._held.popitem(last=False)

    def get(self, key: str) -> bytes | None:
        """Return a small picture, empty where it is known that there is none; None where it was not read."""
        with self._lock:
            return self._held.get(key)


class ThumbMaker(QObject):
    """Makes the small pictures that are missing, a few at a time, and has them kept.

    Args:
        reading: workers of the wallet.
        drawing: workers that draw.
        shelf: says what is missing and keeps what was made; on the wallet's thread.
        draw: from a key and the longer side to the picture; on a drawing thread.
    """

    def __init__(
        self,
        reading: Jobs,
        drawing: Jobs,
        shelf: Keeper,
        draw: Callable[[str, int], QImage | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reading, self._drawing = reading, drawing
        self._shelf, self._draw = shelf, draw
        self._busy = False

    def start(self) -> None:
        """Look for what is missing, unless that is being done already."""
        if not self._busy:
            self._busy = True
            self._reading.run(lambda _: self._shelf.bare(_AT_ONCE), self._order, self._rest)

    def _order(self, bare: Bare) -> None:
        def work(cancel: Event) -> tuple[tuple[str, bytes], ...]:
            return tuple((id_, self._made(key)) for id_, key in bare if not cancel.is_set())

        if bare:
            self._drawing.run(work, self._hand_over, self._rest)
        else:
            self._busy = False

    def _made(self, key: str) -> bytes:
        try:
            image = self._draw(key, THUMB_PX)
        except BadgeDeskError:
            return b""
        return b"" if image is None or image.isNull() else png_of(image)

    def _hand_over(self, made: tuple[tuple[str, bytes], ...]) -> None:
        def done(_: None) -> None:
            self._busy = False
            if made:
                self.start()

        self._reading.run(lambda _: self._shelf.keep_small(made), done, self._rest)

    def _rest(self, _error: BadgeDeskError) -> None:
        self._busy = False


def png_of(image: QImage) -> bytes:
    """Return a picture as PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
