"""Taking in another copy of the wallet's database: what a folder that is kept alike on two computers leaves behind.

Such a copy lies in the profile, beside the database: ``wallet.db.kept-1`` by this program, ``wallet (conflicted
copy).db`` by others. Its files are those of the profile, for they are named after what they hold.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from badgedesk.core.errors import Code, StoreError
from badgedesk.host import clock
from badgedesk.host.database import Database, is_plain, open_database, open_unchanged
from badgedesk.host.files import PRIVATE_FILE, read_file, unfinished_beside, write_atomically
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet.backup.merging import Merged, merge_wallet
from badgedesk.wallet.backup.restoring import keep_old, reword
from badgedesk.wallet.memory import Memory
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.schema import WALLET
from badgedesk.wallet.searching import index_all
from badgedesk.wallet.soundness import find_flaws

COPY_BYTES: Final = 4 << 30
"""No database of a wallet is larger."""
_NAMES: Final = ("wallet*.db", "wallet.db.kept-*", "wallet.db*conflict*")
_TAKEN: Final = "copy-taken:"


@dataclass(frozen=True, slots=True)
class CopyView:
    """Another copy of the wallet's database, before it is taken in.

    Attributes:
        changed_at: when its file was written last.
        badges: how many it holds; None where that cannot be told without changing it.
        missing: how many of these the wallet does not hold.
    """

    path: Path
    changed_at: datetime
    badges: int | None = None
    missing: int | None = None


def is_copy(paths: ProfilePaths, source: Path) -> bool:
    """Return whether a file may be a database: a plain one, or any where the profile has a lock that seals them."""
    try:
        return is_plain(source) or (paths.key is not None and source.name.startswith("wallet"))
    except OSError:
        return False


def copies_at_hand(paths: ProfilePaths, memory: Memory) -> tuple[Path, ...]:
    """Return the copies that lie beside the wallet's database and were not taken in as they are now, by name."""
    found = {path for name in _NAMES for path in paths.folder.glob(name) if path != paths.wallet_db}
    fresh = [path for path in found if is_copy(paths, path) and memory.get(_TAKEN + path.name) != _stamp(path)]
    return tuple(sorted(fresh, key=lambda path: path.name))


def view_copy(paths: ProfilePaths, source: Path) -> CopyView:
    """Look into a copy without changing it.

    Raises:
        StoreError: `Code.FILE_NOT_FOUND`; `Code.STORE_DAMAGED` for another kind of file, `Code.STORE_NEWER`.
    """
    try:
        changed_at = datetime.fromtimestamp(source.stat().st_mtime, UTC)
    except OSError as error:
        raise StoreError(Code.FILE_NOT_FOUND, path=source) from error
    try:
        with open_unchanged(source, WALLET, paths.key) as copy:
            theirs = _ids(copy)
    except StoreError as fault:
        if fault.code is not Code.FILE_NOT_WRITABLE:
            raise
        return CopyView(source, changed_at)  # an older one, which is brought up to date beside itself first
    with open_database(paths.wallet_db, WALLET, paths.key) as wallet:
        return CopyView(source, changed_at, len(theirs), len(theirs - _ids(wallet)))


def _ids(database: Database) -> set[str]:
    return {str(id_) for (id_,) in database.rows("SELECT id FROM item")}


def _stamp(path: Path) -> str:
    """Return what is another text once a file was written anew; empty where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_size} {found.st_mtime_ns}"


def merge_copy(
    paths: ProfilePaths, source: Path, now: Callable[[], datetime] = clock.now
) -> tuple[Merged, Path | None]:
    """Check a copy of the wallet's database, then bring in what the wallet does not hold yet, by content.

    The copy itself stays as it is, and so does the wallet as it was, beside it. Returns what came in and where the
    wallet as it was lies.

    Raises:
        StoreError: `Code.BACKUP_DAMAGED`, also where a file that it names is not in the profile; nothing was changed
            then. `Code.STORE_NEWER`, `Code.STORE_DAMAGED` for another kind of file, `Code.FILE_NOT_WRITABLE`.
    """
    folder = unfinished_beside(paths.folder / "restore")
    originals = Originals(paths.originals, paths.key)
    try:
        stamp = _stamp(source)
        staged = replace(open_profile(folder), secret=paths.key)
        write_atomically(staged.wallet_db, read_file(source, COPY_BYTES), mode=PRIVATE_FILE)
        with open_database(staged.wallet_db, WALLET, paths.key) as copy:
            with copy.transaction():
                index_all(copy)
            flaws = [flaw for flaw in find_flaws(copy, originals) if flaw.what not in {"unclaimed", "thumbnail"}]
            if flaws:
                raise StoreError(Code.BACKUP_DAMAGED, reason=f"{flaws[0].what}: {flaws[0].reason}")
            kept = keep_old(paths, now())
            with open_database(paths.wallet_db, WALLET, paths.key) as wallet:
                merged = merge_wallet(copy, wallet, lambda database, number: reword(database, number, originals))
                if source.parent == paths.folder:
                    Memory(wallet).put(_TAKEN + source.name, stamp)
                return merged, kept
    finally:
        shutil.rmtree(folder, ignore_errors=True)
