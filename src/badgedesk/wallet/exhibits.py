"""What is shown of the badges in a wallet."""

from collections.abc import Iterable, Sequence
from datetime import tzinfo

from badgedesk.showcase.exhibit import Exhibit, build_exhibit
from badgedesk.wallet.query import Query
from badgedesk.wallet.records import Item
from badgedesk.wallet.wallet import Wallet


def exhibit_of(wallet: Wallet, item: Item, zone: tzinfo | None = None) -> Exhibit:
    """Return what is shown of one badge, from its first original: a picture where there is one.

    Raises:
        StoreError: `Code.ITEM_NOT_FOUND`; `Code.STORE_DAMAGED`.
    """
    original = wallet.originals(item.id)[0]
    return build_exhibit(item.id, wallet.original(original.sha256), item.headline, zone)


def exhibits_of(wallet: Wallet, items: Iterable[Item], zone: tzinfo | None = None) -> tuple[Exhibit, ...]:
    """Return what is shown of several badges, in their order; faults as for `exhibit_of`."""
    return tuple(exhibit_of(wallet, item, zone) for item in items)


def groups_of(wallet: Wallet, exhibits: Sequence[Exhibit]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the wallet's collections by name, each with the keys of those badges of ``exhibits`` that are in it.

    Collections without any of them are left out.
    """
    keys = [exhibit.key for exhibit in exhibits]
    found = []
    for entry in wallet.collections.entries():
        ids = [item.id for item in wallet.finder.found(entry.query or Query(collection=entry.id))]
        held = tuple(key for id_ in ids for key in keys if id_.startswith(key))
        if held:
            found.append((entry.name, held))
    return tuple(found)
