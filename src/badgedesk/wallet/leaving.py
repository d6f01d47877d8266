"""Files that leave a wallet: their readable names, and writing them byte for byte."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from badgedesk.core.bake import FileKind
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.host.files import read_file, write_atomically
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.host.staging import keep_for_good
from badgedesk.wallet.records import Item, Original

_SUFFIXES: Final = {FileKind.TOKEN: ".jwt", FileKind.TEXT: ".txt"}


def export_name(item: Item, original: Original) -> str:
    """Return the readable name under which a file leaves the wallet: ``Issuer - Badge - Name.png``."""
    suffix = _SUFFIXES.get(original.kind, f".{original.kind.value}")
    return safe_name((item.issuer_name or item.issuer_id or "", item.name or "", item.recipient or ""), suffix)


def write_files(
    wanted: Iterable[tuple[Item, Original]], read: Callable[[str], bytes], folder: Path
) -> tuple[Path, ...]:
    """Write originals into ``folder`` under readable, distinct names, and return where, in their order.

    No file that lies there is overwritten, and one that has the same name and bytes already is left as it is.
    ``read`` gives the bytes of a SHA-256; all are read once before anything is written.

    Raises:
        StoreError: that of ``read``, before anything is written; `Code.FILE_NOT_WRITABLE`.
    """
    named = [(export_name(item, original), original) for item, original in wanted]
    for _, original in named:
        read(original.sha256)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = [path.name for path in folder.iterdir()]
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=folder, reason=error.strerror) from error
    written: list[Path] = []
    for name, original in named:
        data = read(original.sha256)
        path = folder / name
        if path in written or not _holds(path, data):
            path = folder / distinct_names([name], taken)[0]
            write_atomically(path, data, overwrite=False)
            taken.append(path.name)
        else:
            keep_for_good(path)
        written.append(path)
    return tuple(written)


def _holds(path: Path, data: bytes) -> bool:
    """Return whether exactly ``data`` lies at ``path``."""
    try:
        return read_file(path, len(data)) == data
    except BadgeDeskError:
        return False
