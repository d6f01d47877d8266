"""What is shown of the badges in a wallet."""

from collections.abc import Iterable
from datetime import tzinfo

from badgedesk.showcase.exhibit import Exhibit, build_exhibit
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
