"""Dates that are written another way, and the orders in which they can be read."""

import pytest

from badgedesk.app.awards.written_dates import OtherDates, other_dates
from badgedesk.awarding.rosters.cells import DateOrder

_BOTH = (DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["soon", "2026-11-14", ""], None),
        (["3/4/2026", "5/6/2026"], OtherDates(2, "3/4/2026", _BOTH)),
        (["3/4/2026", "13/6/2026"], OtherDates(2, "3/4/2026", (DateOrder.DAY_FIRST,))),
        (["3/4/2026", "3/14/2026", "soon"], OtherDates(2, "3/4/2026", (DateOrder.MONTH_FIRST,))),
        (["14.11.2026", "11/14/2026"], OtherDates(1, "14.11.2026", _BOTH)),
    ],
)
def test_the_orders_are_offered_in_which_most_dates_can_be_read(cells: list[str], said: OtherDates | None) -> None:
    assert other_dates([("Ada", cell) for cell in cells], [1]) == said
