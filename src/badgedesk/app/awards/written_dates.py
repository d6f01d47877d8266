"""Dates of a list that are written another way: how many there are, and in which order all of them can be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from badgedesk.awarding.rosters.cells import DateOrder, in_order

_ORDERS: Final = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


@dataclass(frozen=True, slots=True)
class OtherDates:
    """Dates that are not written year-month-day: how many, one of them, and the orders in which all can be read."""

    count: int
    example: str
    orders: tuple[DateOrder, ...]


def other_dates(rows: Iterable[Sequence[str]], places: Sequence[int]) -> OtherDates | None:
    """Return what is to be said of the dates in these places of the rows; None where none could be read that way."""
    cells = [cells[place] for cells in rows for place in places if place < len(cells)]
    found = {order: [cell for cell in cells if in_order(cell, order) != cell] for order in _ORDERS}
    most = max(map(len, found.values()))
    orders = tuple(order for order in _ORDERS if len(found[order]) == most)
    return OtherDates(most, found[orders[0]][0].strip(), orders) if most else None
