"""Fonts that were added to the program: whole files in a folder of the profile, named by their bytes."""

import hashlib
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.limits import ADDED_FONT_BYTES
from badgedesk.design.fonts.added import AddedFont, offer_font, withdraw_font
from badgedesk.design.fonts.files import read_font
from badgedesk.design.fonts.woff import unpacked_font
from badgedesk.host.files import read_file, remove_file, write_atomically
from badgedesk.host.paths import make_private_folder

ENDINGS: Final = (".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2")
"""Of files that are taken for fonts; the last is told what to do instead."""
_MOST: Final = 200
"""Most files of the folder that are looked at."""


class FontShelf:
    """Takes font files in, and puts those taken in at hand."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, path: Path) -> AddedFont:
        """Keep a copy of a font file and put it at hand.

        Raises:
            StoreError: it cannot be read, or the copy not written.
            InputError, LimitExceededError: as `unpacked_font` and `read_font`.
        """
        data = unpacked_font(read_file(path, ADDED_FONT_BYTES))
        read_font(data)
        ending = path.suffix.lower()
        return self.keep(data, ".ttf" if ending == ".woff" else ending)

    def keep(self, data: bytes, ending: str) -> AddedFont:
        """Keep the bytes of a font that was looked over, and put it at hand.

        Raises:
            StoreError: it cannot be written.
        """
        make_private_folder(self._folder)
        kept = self._folder / f"{hashlib.sha256(data).hexdigest()}{ending}"
        if not kept.exists():
            write_atomically(kept, data)
        return offer_font(data, path=str(kept))

    def remove(self, font: AddedFont) -> bytes:
        """Remove the file of a font, and the font from those at hand; return its bytes.

        Raises:
            StoreError: it cannot be read or removed.
        """
        data = read_file(Path(font.path), ADDED_FONT_BYTES)
        remove_file(Path(font.path))
        withdraw_font(font.key)
        return data

    def offer(self) -> int:
        """Put all fonts of the folder at hand and return how many they are; what is none is passed over."""
        count = 0
        for path in sorted(self._folder.glob("*"))[:_MOST]:
            try:
                data = read_file(path, ADDED_FONT_BYTES)
                if path.stem == hashlib.sha256(data).hexdigest():
                    offer_font(data, path=str(path))
                    count += 1
            except BadgeDeskError:
                continue
        return count
