"""What of the profile is opened: the wallet, a received file, issuers and register, designs, a new award."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from badgedesk.app.awards.flow import AwardFlow
    from badgedesk.app.awards.ledger import Stores
    from badgedesk.app.awards.open_keys import OpenKeys
    from badgedesk.app.awards.part_asking import PartAsking
    from badgedesk.app.awards.site_testing import SiteTesting
    from badgedesk.app.designs.studio import Studio
    from badgedesk.app.designs.viewmodel import DesignsViewModel
    from badgedesk.app.jobs import Jobs
    from badgedesk.app.wallet.backing_up import BackupCare
    from badgedesk.app.wallet.drawing import BadgeArtist, Hand
    from badgedesk.app.wallet.ending import EndTelling
    from badgedesk.app.wallet.hosts import HostAsking
    from badgedesk.app.wallet.out_viewmodel import OutViewModel
    from badgedesk.app.wallet.shelf import Shelf
    from badgedesk.app.wallet.thumbs import Thumbs
    from badgedesk.app.wallet.upkeep import Upkeep
    from badgedesk.app.wallet.viewmodel import WalletViewModel
    from badgedesk.host.consent import Consent
    from badgedesk.host.held import HeldKeys
    from badgedesk.host.paths import ProfilePaths
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.backup import Part
    from badgedesk.wallet.holder import Holder


def open_wallet(paths: "ProfilePaths") -> "Wallet":
    """Return the wallet of a profile, which knows the user's own issuers; it belongs to the calling thread."""
    from badgedesk.awarding import IssuerBook
    from badgedesk.core.errors import StoreError
    from badgedesk.host import clock
    from badgedesk.host.device import DeviceBook
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.changes import NOBODY

    with IssuerBook(paths) as book:
        own = book.trusted()
    try:
        computer = DeviceBook().device().id
    except StoreError:
        computer = NOBODY
    return Wallet(paths, now=clock.now, also_trusted=own, computer=computer)


def read_original(paths: "ProfilePaths", digest: str) -> bytes:
    """Return a received file of a profile byte for byte."""
    from badgedesk.wallet.originals import Originals

    return Originals(paths.originals, paths.key).get(digest)


def open_stores(paths: "ProfilePaths", held: "HeldKeys | None" = None) -> "Stores":
    """Return issuers, whose opened keys ``held`` keeps, and register; they belong to the calling thread."""
    from badgedesk.app.awards.ledger import Stores
    from badgedesk.awarding import IssuerBook, Register
    from badgedesk.host.answers import Answers
    from badgedesk.host.keystore import SystemKeyStore
    from badgedesk.host.vault import Vault

    book = IssuerBook(paths, Vault(paths.keys, SystemKeyStore(), held=held))
    return Stores(book, Register(paths), paths.brand_kit, Answers(paths.answers, paths.key))


def open_keys(minutes: int, parent: "QObject") -> "OpenKeys":
    """Return what keeps keys open for some minutes after their last use."""
    from badgedesk.app.awards.open_keys import OpenKeys

    return OpenKeys(minutes, parent)


def open_flow(paths: "ProfilePaths", jobs: "Jobs", held: "HeldKeys") -> "AwardFlow":
    """Return a new award of a profile; its signing opens keys that ``held`` keeps."""
    from badgedesk.app.awards.bench import AwardBench
    from badgedesk.app.awards.flow import AwardFlow
    from badgedesk.app.designs.desk import DesignDesk
    from badgedesk.host import clock
    from badgedesk.host.paths import documents_folder

    designs = DesignDesk(paths.folder / "designs")
    bench = AwardBench(designs, lambda: open_stores(paths, held), clock.now)
    return AwardFlow(jobs, bench, documents_folder(), clock.now)


def open_studio(
    paths: "ProfilePaths", keeping: "Jobs", drawing: "Jobs", gallery: "DesignsViewModel", parent: "QObject"
) -> "Studio":
    """Return what opens the designs of a profile, and the one in hand; it lives as long as ``parent``.

    Unsaved work is kept by ``keeping``, which must never wait behind the pictures that ``drawing`` draws.
    """
    from badgedesk.app.designs.desk import DesignDesk
    from badgedesk.app.designs.editor.files import DesignFiles
    from badgedesk.app.designs.editor.journal import Journal
    from badgedesk.app.designs.editor.viewmodel import EditorViewModel
    from badgedesk.app.designs.studio import Studio
    from badgedesk.host import clock

    desk = DesignDesk(paths.folder / "designs")
    files, journal = DesignFiles(desk.folder, paths.folder / "recent-designs.txt"), Journal(desk.recovery)
    editor = EditorViewModel(keeping, files, journal, clock.now, parent)
    return Studio(gallery, editor, desk, journal, drawing)


def backup_parts(paths: "ProfilePaths") -> "tuple[ProfilePaths, tuple[Part, ...]]":
    """Return a profile and the databases besides the wallet that belong into its backup."""
    from badgedesk.awarding.schema import REGISTER
    from badgedesk.wallet.backup import Part

    return paths, (Part("register", paths.register_db, REGISTER),)


def open_backup_care(jobs: "Jobs", paths: "ProfilePaths", parent: "QObject") -> "BackupCare":
    """Return what makes the backups of a profile, on workers of its own."""
    from badgedesk.app.wallet.backing_up import BackupCare
    from badgedesk.app.wallet.backup_work import BackupMeans
    from badgedesk.host import clock
    from badgedesk.host.device import DeviceBook
    from badgedesk.host.keystore import SystemKeyStore
    from badgedesk.wallet.backup.kept import KeptPassphrase

    store = SystemKeyStore()
    means = BackupMeans(
        lambda: open_wallet(paths),
        lambda: backup_parts(paths),
        lambda: KeptPassphrase(paths, store),
        DeviceBook(),
        clock.now,
    )
    return BackupCare(jobs, means, parent)


def open_upkeep(jobs: "Jobs", paths: "ProfilePaths", parent: "QObject") -> "Upkeep":
    """Return what looks after the wallet of a profile on workers of its own."""
    from badgedesk.app.wallet.upkeep import Upkeep
    from badgedesk.host import clock

    return Upkeep(jobs, lambda: open_wallet(paths), lambda: open_holder(paths), clock.now, parent)


def open_end_telling(jobs: "Jobs", paths: "ProfilePaths", parent: "QObject") -> "EndTelling":
    """Return what tells the desktop of badges that end soon."""
    from badgedesk.app.wallet.ending import EndTelling
    from badgedesk.host import clock
    from badgedesk.host.notices import send_notice

    return EndTelling(jobs, lambda: open_wallet(paths), clock.now, send_notice, parent)


def open_holder(paths: "ProfilePaths") -> "Holder":
    """Return the holder of a profile, whose key lies in the system's key store or under a passphrase."""
    from badgedesk.host.keystore import SystemKeyStore
    from badgedesk.host.vault import Vault
    from badgedesk.wallet.holder import Holder

    return Holder(paths, Vault(paths.keys, SystemKeyStore()))


def read_consent(paths: "ProfilePaths") -> "Consent":
    """Return what the user of a profile said about asking hosts."""
    from badgedesk.host.consent import ConsentBook

    return ConsentBook(paths).read()


def open_shelf(paths: "ProfilePaths", hand: "Hand", thumbs: "Thumbs") -> "Shelf":
    """Return the wallet of a profile as the window needs it."""
    from badgedesk.app.wallet.shelf import Shelf
    from badgedesk.host import clock

    return Shelf(lambda: open_wallet(paths), hand, thumbs, clock.now, lambda: read_consent(paths))


def open_out(paths: "ProfilePaths", jobs: "Jobs", parent: "QObject") -> "OutViewModel":
    """Return what lets badges of a profile be shown elsewhere; it lives as long as ``parent``."""
    from badgedesk.app.wallet.out_viewmodel import OutViewModel
    from badgedesk.app.wallet.outgoing import OutTray
    from badgedesk.host.paths import staged_folder
    from badgedesk.host.staging import Staging

    return OutViewModel(jobs, OutTray(Staging(staged_folder()), lambda digest: read_original(paths, digest)), parent)


def open_artist(paths: "ProfilePaths", hand: "Hand", thumbs: "Thumbs") -> "BadgeArtist":
    """Return what draws the badges of a profile."""
    from badgedesk.app.wallet.drawing import BadgeArtist
    from badgedesk.host.answers import Answers

    answers = Answers(paths.answers, paths.key)
    return BadgeArtist(lambda digest: read_original(paths, digest), hand, answers, thumbs.get)


def open_asking(
    paths: "ProfilePaths", workers: "Callable[[str], Jobs]", viewmodel: "WalletViewModel", shelf: "Shelf"
) -> "HostAsking":
    """Return what has hosts asked for what badges of a profile lack; it lives as long as ``viewmodel``."""
    from badgedesk.app.wallet.hosts import Asker, HostAsking
    from badgedesk.host import clock
    from badgedesk.host.answers import Answers
    from badgedesk.host.consent import ConsentBook, is_switched_off

    asker = Asker(ConsentBook(paths), Answers(paths.answers, paths.key), clock.now, is_switched_off)
    return HostAsking(workers("wallet"), lambda: workers("asking"), shelf, asker, viewmodel)


def host_askers(
    paths: "ProfilePaths", workers: "Callable[[str], Jobs]", stores: "Callable[[], Stores]"
) -> "tuple[SiteTesting, PartAsking]":
    """Return what tests uploaded sites of a profile's issuers, and what asks for that which older badges rest on."""
    from badgedesk.app.awards.part_asking import PartAsking
    from badgedesk.app.awards.site_testing import SiteTesting
    from badgedesk.core.errors import Code, FetchError
    from badgedesk.host import clock
    from badgedesk.host.consent import ConsentBook, is_switched_off

    def refuse_off(host: str) -> None:
        if is_switched_off() or ConsentBook(paths).read().never:
            raise FetchError(Code.NET_OFF, host=host)

    threads = (workers("register"), lambda: workers("asking"))
    return SiteTesting(*threads, stores, refuse_off), PartAsking(*threads, stores, refuse_off, clock.now)
