"""Taking in another copy of the wallet's database: what a folder that is kept alike on two computers leaves behind.

Such a copy lies in the profile, beside the database: ``wallet.db.kept-1`` by this program, ``wallet (conflicted
copy).db`` by others. Its files are those of the profile, for they are named after what they hold.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from badgedesk.core.errors import Code, StoreError
from badgedesk.host import clock
from badgedesk.host.database import is_plain, open_database
from badgedesk.host.files import PRIVATE_FILE, read_file, unfinished_beside, write_atomically
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet.backup.merging import Merged, merge_wallet
from badgedesk.wallet.backup.restoring import keep_old, reword
from badgedesk.wallet.originals import Originals
from badgedesk.wallet.schema import WALLET
from badgedesk.wallet.searching import index_all
from badgedesk.wallet.soundness import find_flaws

COPY_BYTES: Final = 4 << 30
"""No database of a wallet is larger."""


def is_copy(paths: ProfilePaths, source: Path) -> bool:
    """Return whether a file may be a database: a plain one, or any where the profile has a lock that seals them."""
    try:
        return is_plain(source) or (paths.key is not None and source.name.startswith("wallet"))
    except OSError:
        return False


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
                return merge_wallet(copy, wallet, lambda database, number: reword(database, number, originals)), kept
    finally:
        shutil.rmtree(folder, ignore_errors=True)
