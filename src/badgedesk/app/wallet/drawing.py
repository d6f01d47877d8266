"""Pictures of badges from strangers' files; runs on workers, and decoders see only kinds they are meant for."""

from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from badgedesk.app.look.decoding import decoded
from badgedesk.app.wallet.thumbs import THUMB_PX
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.document import Document
from badgedesk.design.foreign.worker import draw_foreign_svg

ORIGINAL: Final = "original:"
"""Head of the keys of kept pictures, before their SHA-256."""
INSIDE: Final = "inside:"
"""Head of the keys of kept files without a picture of their own, before their SHA-256."""
LOOKED: Final = "looked:"
"""Head of the keys of files that were only looked at."""
SIGNED: Final = "signed:"
"""Head of a key of the above for the picture that the badge in the file names, not the one around it."""
_MOST_IN_HAND: Final = 200
_RASTER: Final = frozenset({"png", "jpeg", "webp"})
_VECTOR: Final = frozenset({"svg", "svgz"})
_DATA: Final = "data:image/"


class Hand:
    """The files that were looked at last, by id; for any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: dict[str, tuple[str, bytes]] = {}

    def put(self, id_: str, file_name: str, data: bytes) -> None:
        """Hold a file; past the limit, the first ones are let go."""
        with self._lock:
            self._held[id_] = (file_name, data)
            while len(self._held) > _MOST_IN_HAND:
                del self._held[next(iter(self._held))]

    def get(self, id_: str) -> tuple[str, bytes] | None:
        """Return name and bytes of a file."""
        with self._lock:
            return self._held.get(id_)

    def all(self) -> list[tuple[str, bytes]]:
        """Return names and bytes in the order they came."""
        with self._lock:
            return list(self._held.values())

    def clear(self) -> None:
        """Let everything go."""
        with self._lock:
            self._held.clear()


class BadgeArtist:
    """Draws the pictures that the wallet place asks for.

    Args:
        original: returns a kept file by its SHA-256; called on any thread.
        hand: the files that were only looked at.
        documents: what hosts answered, for pictures that lie behind an address.
        small: returns the small picture (PNG) that is kept for a key, where there is one.
    """

    def __init__(
        self,
        original: Callable[[str], bytes],
        hand: Hand,
        documents: Mapping[str, Document] | None = None,
        small: Callable[[str], bytes | None] | None = None,
    ) -> None:
        self._original, self._hand, self._documents, self._small = original, hand, documents or {}, small

    def draw(self, key: str, side_px: int) -> QImage | None:
        """Return the picture of a key, its longer side ``side_px`` pixels; None where there is none."""
        png = self._small(key) if self._small is not None and side_px <= THUMB_PX else None
        if png and (drawn := _drawn(png, "png", side_px)) is not None:
            return drawn
        return self.draw_whole(key, side_px)

    def draw_whole(self, key: str, side_px: int) -> QImage | None:
        """Do what `draw` does from the file itself."""
        if key.startswith(SIGNED):
            data = self._file(key.removeprefix(SIGNED))
            return None if data is None else draw_signed(data, side_px, self._documents)
        data = self._file(key)
        return None if data is None else draw_badge(data, side_px)

    def _file(self, key: str) -> bytes | None:
        kind, _, rest = key.partition(":")
        if kind == LOOKED[:-1]:
            held = self._hand.get(key)
            return None if held is None else held[1]
        return self._original(rest)


def draw_badge(data: bytes, side_px: int) -> QImage | None:
    """Return the picture in a file: the file's own, else the one that the badge carries in its text."""
    from badgedesk.core.bake import kind_of

    kind = kind_of(data).value
    if kind in _RASTER or kind in _VECTOR:
        return _drawn(data, kind, side_px)
    carried = _carried(data)
    kind = kind_of(carried).value if carried else ""
    return _drawn(carried, kind, side_px)


def draw_signed(data: bytes, side_px: int, documents: Mapping[str, Document]) -> QImage | None:
    """Return the picture that the badge in a file names, where that is at hand."""
    from badgedesk.core.bake import kind_of
    from badgedesk.core.model.credential import view_credential
    from badgedesk.core.verify import receive
    from badgedesk.core.verify.picture import named_picture

    try:
        signed = named_picture(view_credential(receive(data).document), documents)
    except BadgeDeskError:
        return None
    return None if signed is None else _drawn(signed, kind_of(signed).value, side_px)


def _carried(data: bytes) -> bytes:
    """Return the picture that a badge without a picture file carries as a data address."""
    from badgedesk.core.model.credential import view_credential
    from badgedesk.core.verify import receive

    try:
        image = view_credential(receive(data).document).achievement.image or ""
    except BadgeDeskError:
        return b""
    head, _, body = image.partition(",")
    if not head.startswith(_DATA) or not head.endswith(";base64"):
        return b""
    try:
        return b64decode(body, validate=True)
    except (Base64Error, ValueError):
        return b""


def _drawn(data: bytes, kind: str, side_px: int) -> QImage | None:
    if kind in _RASTER:
        return _scaled(decoded(data, kind), side_px)
    if kind in _VECTOR:
        try:
            return _scaled(decoded(draw_foreign_svg(data, side_px)), side_px)
        except BadgeDeskError:
            return None
    return None


def _scaled(image: QImage, side_px: int) -> QImage | None:
    if image.isNull():
        return None
    smooth = Qt.TransformationMode.SmoothTransformation
    premultiplied = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    return premultiplied.scaled(QSize(side_px, side_px), Qt.AspectRatioMode.KeepAspectRatio, smooth)
