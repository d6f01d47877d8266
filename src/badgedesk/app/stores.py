"""What of the profile a worker opens: the wallet, a received file, issuers and register."""

from typing import TYPE_CHECKING

from badgedesk.host.paths import ProfilePaths

if TYPE_CHECKING:
    from badgedesk.app.awards.ledger import Stores
    from badgedesk.wallet import Wallet
    from badgedesk.wallet.backup import Part
    from badgedesk.wallet.holder import Holder


def open_wallet(paths: ProfilePaths) -> "Wallet":
    """Return the wallet of a profile, which knows the user's own issuers; it belongs to the calling thread."""
    from badgedesk.awarding import IssuerBook
    from badgedesk.host import clock
    from badgedesk.wallet import Wallet

    with IssuerBook(paths) as book:
        own = book.trusted()
    return Wallet(paths, now=clock.now, also_trusted=own)


def read_original(paths: ProfilePaths, digest: str) -> bytes:
    """Return a received file of a profile byte for byte."""
    from badgedesk.wallet.originals import Originals

    return Originals(paths.originals, paths.key).get(digest)


def open_stores(paths: ProfilePaths) -> "Stores":
    """Return issuers and register of a profile; they belong to the calling thread."""
    from badgedesk.app.awards.ledger import Stores
    from badgedesk.awarding import IssuerBook, Register

    return Stores(IssuerBook(paths), Register(paths))


def backup_parts(paths: ProfilePaths) -> "tuple[ProfilePaths, tuple[Part, ...]]":
    """Return a profile and the databases besides the wallet that belong into its backup."""
    from badgedesk.awarding.schema import REGISTER
    from badgedesk.wallet.backup import Part

    return paths, (Part("register", paths.register_db, REGISTER),)


def open_holder(paths: ProfilePaths) -> "Holder":
    """Return the holder of a profile, whose key lies in the system's key store or under a passphrase."""
    from badgedesk.host.keystore import SystemKeyStore
    from badgedesk.host.vault import Vault
    from badgedesk.wallet.holder import Holder

    return Holder(paths, Vault(paths.keys, SystemKeyStore()))
