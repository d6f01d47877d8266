"""A portfolio on the disk: of an earlier export only what changed is written, and only its own files are removed."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.host.files import read_file, remove_file, write_atomically
from badgedesk.showcase.portfolio.site import MANIFEST, changes


@dataclass(frozen=True, slots=True)
class Update:
    """What has to be done in a folder: names of files to write and to remove, with ``/`` between folders."""

    folder: Path
    write: tuple[str, ...]
    remove: tuple[str, ...]


def is_portfolio(folder: Path) -> bool:
    """Return whether an earlier export lies in ``folder``."""
    return (folder / MANIFEST).is_file()


def plan_update(folder: Path, files: Mapping[str, bytes], *, replace: bool = False) -> Update:
    """Return what has to be done so that ``files`` lie in ``folder``.

    Args:
        folder: an empty or missing one, or that of an earlier export.
        files: from `badgedesk.showcase.portfolio.build_site`.
        replace: take a folder with other files as well; only those of the same name are written over.

    Raises:
        StoreError: `Code.FILE_EXISTS`, where the folder holds something that is no earlier export of ours.
    """
    if folder.exists() and not folder.is_dir():
        raise StoreError(Code.FILE_EXISTS, path=folder)
    if not is_portfolio(folder) and not replace and folder.is_dir() and any(folder.iterdir()):
        raise StoreError(Code.FILE_EXISTS, path=folder)
    manifest = read_file(folder / MANIFEST) if is_portfolio(folder) else None
    write, remove = changes(files, manifest, _present(folder))
    return Update(folder, tuple(write), tuple(remove))


def carry_out(update: Update, files: Mapping[str, bytes]) -> None:
    """Remove and write what was planned, the list of files last: the next export mends what a stop left undone.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    for name in update.remove:
        _remove(update.folder, name)
    for name in sorted(update.write, key=lambda name: name == MANIFEST):
        path = update.folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=path.parent, reason=error.strerror) from error
        write_atomically(path, files[name], overwrite=True)


def _present(folder: Path) -> dict[str, str]:
    """Return the files that lie there, with their SHA-256."""
    present = {}
    for path in folder.rglob("*") if folder.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            try:
                present[path.relative_to(folder).as_posix()] = sha256(read_file(path)).hexdigest()
            except BadgeDeskError:
                continue  # too large or unreadable: none of ours
    return present


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders below ``folder`` that it leaves empty."""
    remove_file(folder / name)
    for above in (folder / name).parents:
        if above == folder:
            return
        with suppress(OSError):  # not empty
            above.rmdir()
