"""Keeping a profile safe: backups and the lock."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, KeyStoreError, UsageError
from badgedesk.host.files import PRIVATE_FILE, write_atomically
from badgedesk.host.home import profile_folder
from badgedesk.host.paths import open_profile
from badgedesk.wording.keeping import RECOVERY_SHEET

if TYPE_CHECKING:
    from badgedesk.wallet.backup import Part

_KEEP: Final = 5


def add_parts(parts: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser) -> None:
    """Add ``wallet backup``, ``restore``, ``lock`` and ``unlock``."""
    backup = parts.add_parser("backup", parents=[shared], help="write everything into one sealed file")
    backup.add_argument("file", type=Path, metavar="FILE|DIR", help="in a folder, old backups give way")
    backup.add_argument("--keys", action="store_true", help="the sealed key files too")
    backup.add_argument(
        "--keep", type=int, default=_KEEP, metavar="N", help=f"how many stay in a folder (else {_KEEP})"
    )
    backup.set_defaults(command=run_backup)
    restore = parts.add_parser("restore", parents=[shared], help="take a backup in, after checking all of it")
    restore.add_argument("file", type=Path, metavar="FILE", help="a backup, or another copy of the wallet’s database")
    restore.set_defaults(command=run_restore)
    lock = parts.add_parser("lock", parents=[shared], help="seal the profile under a passphrase")
    lock.add_argument("--key-store", action="store_true", help="under the system’s key store instead")
    lock.add_argument("--change", action="store_true", help="set another passphrase")
    lock.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help="with the new one, for --change")
    lock.add_argument("--sheet", type=Path, metavar="FILE", help="write a recovery sheet, to be printed")
    lock.set_defaults(command=run_lock)
    unlock = parts.add_parser("unlock", parents=[shared], help="take the lock off")
    unlock.add_argument("--recovery", type=Path, metavar="FILE", help="keep the lock; open it with a recovery sheet")
    unlock.set_defaults(command=run_unlock)


def run_backup(options: argparse.Namespace, session: Session) -> int:
    """Write a backup and read it back."""
    from badgedesk.wallet.backup import Choice, write_backup
    from badgedesk.wallet.backups import dated_name, free_names

    if options.keep < 1:
        raise UsageError(Code.USAGE, detail="At least one backup has to stay.")
    label = session.device.label if session.device is not None else ""
    target = options.file / dated_name(session.now, label) if options.file.is_dir() else options.file
    passphrase = session.passphrase() or session.ask_new_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    wallet = session.wallet  # made, unlocked and brought up to date
    choice = Choice(passphrase, _parts(session), keys=options.keys)
    written = write_backup(session.paths, target, choice, now=lambda: session.now)
    wallet.backups.note()
    removed = free_names(options.file, options.keep, label) if options.file.is_dir() else ()
    session.output.answer(
        {
            "file": str(written.path),
            "badges": written.badges,
            "originals": written.files,
            "keys": written.keys,
            "bytes": written.size_bytes,
            "removed": [str(path) for path in removed],
        },
        [
            f"Written and read back: {written.path}",
            f"  {written.badges} badges in {written.files} files.",
            *(f"  Removed an older one: {path.name}" for path in removed),
        ],
    )
    if options.keys:
        session.output.note("Keys in this system’s key store open nowhere else; make recovery files of issuers.")
    for other in wallet.backups.newer_of_others(target.parent, label) if options.file.is_dir() else ():
        session.output.note(f"Of another computer, not taken in yet: {other.path.name}")
    return 0


def run_restore(options: argparse.Namespace, session: Session) -> int:
    """Take a backup in."""
    from badgedesk.wallet.backup import restore_backup
    from badgedesk.wallet.backup.copies import is_copy

    if is_copy(session.paths, options.file):
        return _merge_copy(options.file, session)
    passphrase = session.passphrase() or session.ask_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    restored = restore_backup(session.paths, options.file, passphrase, parts=_parts(session), now=lambda: session.now)
    session.wallet.backups.note_taken(options.file)
    session.output.answer(
        {
            "made": format_time(restored.made_at),
            "added": restored.added,
            "known": restored.known,
            "restored": list(restored.parts),
            "left": list(restored.left),
            "files": restored.files,
            "kept": str(restored.kept) if restored.kept else None,
        },
        [
            f"Restored: {restored.added} badges added, {restored.known} were there already.",
            *(f"  The {name} came in." for name in restored.parts),
            *(f"  There is a {name} here already; it stays as it is." for name in restored.left),
            *([f"  The wallet as it was: {restored.kept.name}"] if restored.kept else []),
        ],
    )
    return 0


def _merge_copy(file: Path, session: Session) -> int:
    """Take in another copy of the wallet's database, as a folder kept alike on two computers leaves behind."""
    from badgedesk.wallet.backup.copies import merge_copy

    merged, kept = merge_copy(session.paths, file, lambda: session.now)
    session.output.answer(
        {"added": merged.added, "known": merged.known, "kept": str(kept) if kept else None},
        [
            f"Taken in: {merged.added} badges added, {merged.known} were there already.",
            *([f"  The wallet as it was: {kept.name}"] if kept else []),
        ],
    )
    return 0


def run_lock(options: argparse.Namespace, session: Session) -> int:
    """Set the lock, change its passphrase, or write its recovery sheet."""
    lock = session.lock
    if options.change:
        master = lock.open(session.passphrase(), session.ask_passphrase)
        lock.change(master, _new_passphrase(options, session))
        words = "The passphrase was changed. Older backups keep theirs."
    elif lock.is_set and options.sheet is not None:
        master = lock.open(session.passphrase(), session.ask_passphrase)
        words = "The profile is locked."
    else:
        master = lock.set(None if options.key_store else _passphrase_for_lock(session))
        _empty_staged()
        words = "Locked. Every command asks for the passphrase now. Without it or a recovery sheet nothing can be read."
    if options.sheet is not None:
        from badgedesk.host.lock import recovery_text

        sheet = RECOVERY_SHEET.format(text=recovery_text(master))
        write_atomically(options.sheet, sheet.encode(), mode=PRIVATE_FILE, overwrite=False)
    state = lock.state()
    session.output.answer(
        {"locked": True, "keyStore": state.entry is not None, "sheet": str(options.sheet) if options.sheet else None},
        [words, *([f"Recovery sheet: {options.sheet}. Print it, then delete it."] if options.sheet else [])],
    )
    return 0


def run_unlock(options: argparse.Namespace, session: Session) -> int:
    """Take the lock off, or open it with a recovery sheet and set another passphrase."""
    lock = session.lock
    if not lock.is_set:
        raise KeyStoreError(Code.LOCK_ABSENT)
    if options.recovery is None:
        lock.take_off(lock.open(session.passphrase(), session.ask_passphrase))
        session.output.answer({"locked": False}, ["The lock is off. Everything lies in plain files now."])
        return 0
    master = _recovered(options.recovery, session)
    lock.change(master, _passphrase_for_lock(session))
    session.output.answer({"locked": True}, ["The lock has a new passphrase."])
    return 0


def _recovered(file: Path, session: Session) -> bytes:
    """Return the master key of a recovery sheet, proven by what it opens."""
    from dataclasses import replace

    from badgedesk.core.errors import BadgeDeskError
    from badgedesk.host.files import read_file
    from badgedesk.host.lock import recovered_in
    from badgedesk.wallet import Wallet

    master = recovered_in(read_file(file, 10_000).decode("utf-8", "replace"))
    paths = replace(open_profile(profile_folder(session.common.home)), secret=master)
    try:
        Wallet(paths, now=lambda: session.now).close()
    except BadgeDeskError as error:
        raise KeyStoreError(Code.PASSPHRASE_WRONG, path=file) from error
    return master


def _passphrase_for_lock(session: Session) -> str:
    passphrase = session.passphrase() or session.ask_new_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    return passphrase


def _new_passphrase(options: argparse.Namespace, session: Session) -> str:
    if options.new_passphrase_file is not None:
        return session.read_passphrase(options.new_passphrase_file)
    passphrase = session.ask_new_passphrase()
    if not passphrase:
        raise KeyStoreError(Code.PASSPHRASE_NEEDED)
    return passphrase


def _parts(session: Session) -> "tuple[Part, ...]":
    from badgedesk.awarding.schema import REGISTER
    from badgedesk.wallet.backup import Part

    return (Part("register", session.paths.register_db, REGISTER),)


def _empty_staged() -> None:
    from badgedesk.host.paths import staged_folder
    from badgedesk.host.staging import Staging

    Staging(staged_folder()).clean_up(everything=True)
