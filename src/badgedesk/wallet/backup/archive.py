"""The tar archive inside a backup: the one place that writes and reads it, always through the seal.

No name in it is ever a path to write to: whoever reads it decides where a member goes.
"""

import io
import tarfile
from collections.abc import Iterator

from badgedesk.core.errors import Code, StoreError
from badgedesk.host.files import PRIVATE_FILE
from badgedesk.host.sealed_stream import SealedReader, SealedWriter
from badgedesk.wallet.backup.contents import MEMBER_BYTES, checked_name


class ArchiveWriter:
    """Puts members into a sealed stream."""

    def __init__(self, sealed: SealedWriter) -> None:
        self._tar = tarfile.open(fileobj=sealed, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 - closed by close

    def put(self, name: str, data: bytes) -> None:
        """Add a member."""
        member = tarfile.TarInfo(name)
        member.size, member.mode = len(data), PRIVATE_FILE
        self._tar.addfile(member, io.BytesIO(data))

    def close(self) -> None:
        """Write the end of the archive; the end of the stream is the caller's."""
        self._tar.close()


def read_members(sealed: SealedReader) -> Iterator[tuple[str, bytes]]:
    """Yield every member with its bytes, each proven by the seal; the stream is read to its end.

    Raises:
        StoreError: `Code.BACKUP_DAMAGED`, for anything but ordinary files of known names within the limit.
    """
    try:
        with tarfile.open(fileobj=sealed, mode="r|") as archive:
            for member in archive:
                reader = archive.extractfile(member) if member.isreg() and member.size <= MEMBER_BYTES else None
                if reader is None:
                    raise StoreError(Code.BACKUP_DAMAGED, reason="a member in it")
                yield checked_name(member.name), reader.read()
        sealed.drain()
    except (tarfile.TarError, EOFError) as error:
        raise StoreError(Code.BACKUP_DAMAGED, reason="its contents") from error
