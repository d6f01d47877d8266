"""Figures of awards, as plots show them."""

from datetime import date

from badgedesk.app.awards.cards import AwardRow
from badgedesk.app.awards.figures import count_rows, ends_within
from badgedesk.app.awards.viewmodel import Filters
from badgedesk.app.look.states import Tone, Verdict

TODAY = date(2026, 2, 14)


def _row(badge: str, awarded: str, ends: str = "", state: str = "awarded") -> AwardRow:
    return AwardRow(
        "urn:x", "Ada", badge, "School", "did:key:z", awarded, Verdict(Tone.PASS, "Awarded"),
        state_name=state, awarded_at=f"{awarded}T09:00:00Z", ends_at=f"{ends}T23:59:59Z" if ends else "",
    )  # fmt: skip


ROWS = (
    _row("Knots", "2026-02-01", "2026-02-14"),
    _row("Knots", "2026-02-13", "2026-04-15"),
    _row("Rope", "2025-12-31", "2026-04-16"),
    _row("Rope", "2025-03-01", "2026-02-21", "revoked"),
    _row("Rope", "2025-02-28", "2026-02-21"),
)


def test_months_are_the_last_twelve_also_empty_ones() -> None:
    months = count_rows(ROWS, TODAY).months
    assert [label for label, _ in months] == [
        "Mar 25", "Apr 25", "May 25", "Jun 25", "Jul 25", "Aug 25", "Sep 25", "Oct 25", "Nov 25", "Dec 25", "Jan 26",
        "Feb 26",
    ]  # fmt: skip
    assert [count for _, count in months] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2]


def test_badges_are_sorted_and_the_rest_is_put_together() -> None:
    assert count_rows(ROWS, TODAY).badges == (("Rope", 3), ("Knots", 2))
    many = tuple(_row(f"Badge {number}", "2026-02-01") for number in range(11))
    bars = count_rows(many, TODAY).badges
    assert len(bars) == 9
    assert bars[-1] == ("All others", 3)


def test_what_ends_soon_is_counted_by_week_without_what_is_revoked() -> None:
    figures = count_rows(ROWS, TODAY)
    assert figures.due[0] == ("14 Feb", 1)
    assert figures.due[1] == ("21 Feb", 1)
    assert figures.due[8] == ("11 Apr", 1)
    assert figures.ending == 3
    assert [ends_within(row, TODAY) for row in ROWS] == [True, True, False, False, True]


def test_filters_choose_by_time() -> None:
    def fitting(when: str) -> list[str]:
        return [row.awarded for row in ROWS if Filters(when=when).fits(row, TODAY)]

    assert fitting("any") == [row.awarded for row in ROWS]
    assert fitting("month") == ["2026-02-01", "2026-02-13"]
    assert fitting("year") == ["2026-02-01", "2026-02-13"]
    assert fitting("year-ago") == ["2026-02-01", "2026-02-13", "2025-12-31", "2025-03-01", "2025-02-28"]
    assert fitting("due") == ["2026-02-01", "2026-02-13", "2025-02-28"]
