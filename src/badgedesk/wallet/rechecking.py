"""Checking every badge of a wallet anew, a few at a time, so that it can be watched, stopped and gone on with."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from badgedesk.core.errors import StoreError
from badgedesk.wallet.query import Query
from badgedesk.wallet.wallet import Wallet

_TELL_EVERY: Final = 10


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What checking all badges came to.

    Attributes:
        changed: ids of badges that came to another result than before.
        damaged: ids of badges of which no original is sound.
        stopped: whether some were left unchecked because that was asked for.
    """

    checked: int
    changed: tuple[str, ...]
    damaged: tuple[str, ...]
    stopped: bool = False


def recheck_wallet(
    wallet: Wallet,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
    stop: Callable[[], bool] = lambda: False,
) -> Rechecked:
    """Check all badges, those too that a newer version replaced; each result is kept at once.

    Args:
        wallet: whose badges are checked.
        tell: hears now and then how many are checked and how many there are.
        stop: asked before each badge.
    """
    ids = wallet.finder.ids(Query(replaced=True))
    circumstances = wallet.circumstances()
    changed: list[str] = []
    damaged: list[str] = []
    done = 0
    for done, id_ in enumerate(ids, start=1):
        if stop():
            return Rechecked(done - 1, tuple(changed), tuple(damaged), stopped=True)
        try:
            before = wallet.item(id_).headline
            if wallet.recheck(id_, circumstances).headline is not before:
                changed.append(id_)
        except StoreError:
            damaged.append(id_)
        if done % _TELL_EVERY == 0 or done == len(ids):
            tell(done, len(ids))
    return Rechecked(done, tuple(changed), tuple(damaged))
