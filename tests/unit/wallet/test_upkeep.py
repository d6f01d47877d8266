"""What ends soon, checking everything anew, taking everything away."""

import csv
import json
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from badgedesk.core.errors import StoreError
from badgedesk.core.model.report import Headline
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Wallet
from badgedesk.wallet.rechecking import Rechecked, recheck_wallet
from badgedesk.wallet.reminders import find_reminders, note_told, render_calendar, untold_reminders
from badgedesk.wallet.takeaway import TakenAway, take_away
from tests.unit.wallet.conftest import CLUB, NOW, Clock, as_png, badge

WORDS = {headline: headline.value for headline in Headline}


def test_what_ends_in_ninety_thirty_or_seven_days_is_listed_the_next_first(wallet: Wallet) -> None:
    for days, name in ((91, "Later"), (89, "Spring"), (30, "Month"), (6, "Week"), (0, "Today")):
        wallet.add(badge("Anna", name, valid_until=NOW + timedelta(days=days, hours=1)), "x.json")
    wallet.add(badge("Anna", "Never"), "x.json")
    found = find_reminders(wallet, NOW)
    assert [(reminder.item.name, reminder.days, reminder.within) for reminder in found] == [
        ("Today", 0, 7), ("Week", 6, 7), ("Month", 30, 30), ("Spring", 89, 90),
    ]  # fmt: skip
    assert [reminder.item.name for reminder in find_reminders(wallet, NOW, 7)] == ["Today", "Week"]


def test_the_calendar_reminds_before_each_end(wallet: Wallet) -> None:
    item = wallet.add(badge("Anna", "Knots; Splices", valid_until=NOW + timedelta(days=10)), "x.json").item
    data = render_calendar(find_reminders(wallet, NOW), NOW)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    text = data.replace(b"\r\n ", b"").decode()
    assert f"UID:{item.id}@badgedesk\r\n" in text
    assert "DTSTART;VALUE=DATE:20261124\r\nSUMMARY:Knots\\; Splices ends (Bay Sailing Club)\r\n" in text
    assert [line for line in text.split("\r\n") if line.startswith("TRIGGER")] == ["TRIGGER:-P30D", "TRIGGER:-P7D"]


def test_everything_is_checked_anew_and_what_changed_is_told(wallet: Wallet, paths: ProfilePaths, clock: Clock) -> None:
    kept = wallet.add(badge("Anna"), "a.json").item.id
    ends = wallet.add(badge("Berta", valid_until=NOW + timedelta(days=3)), "b.json").item.id
    broken = wallet.add(badge("Carl"), "c.json").item.id
    (paths.originals / wallet.originals(broken)[0].sha256).write_bytes(b"no")
    told: list[tuple[int, int]] = []
    assert recheck_wallet(wallet, lambda done, total: told.append((done, total))) == Rechecked(3, (), (broken,))
    assert told == [(3, 3)]
    clock.moment = NOW + timedelta(days=4)
    wallet.item(ends)  # a look at it is a check as well
    assert recheck_wallet(wallet).changed == ()
    assert wallet.item(kept).checked_at == clock.moment


def test_checking_stops_between_two_badges_when_that_is_asked_for(wallet: Wallet) -> None:
    for person in ("Anna", "Berta", "Carl"):
        wallet.add(badge(person), "x.json")
    asked = iter((False, True))
    assert recheck_wallet(wallet, stop=lambda: next(asked)) == Rechecked(1, (), (), stopped=True)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def _away(taken: TakenAway | None) -> TakenAway:
    assert taken is not None
    return taken


def test_everything_can_be_taken_away_with_an_index_in_three_forms(wallet: Wallet, tmp_path: Path) -> None:
    files = {"a.json": badge("Anna", "=SUM(A1)<script>"), "b.png": as_png(badge("Berta", "Knots"))}
    ids = [wallet.add(data, name).item.id for name, data in files.items()]
    wallet.marks.tag(ids[:1], ["work"])
    wallet.marks.note(ids[1], "-1+1")
    wallet.collections.put(wallet.collections.make("First").id, ids)
    taken = _away(take_away(wallet, tmp_path / "away", WORDS, now=NOW))
    assert (taken.folder.name, taken.badges, taken.files, taken.damaged) == ("BadgeDesk badges 2026-11-14", 2, 2, ())
    written = {path.read_bytes() for path in (taken.folder / "originals").rglob("*") if path.is_file()}
    assert written == set(files.values())
    listed = json.loads((taken.folder / "index.json").read_bytes())["badges"]
    assert [entry["name"] for entry in listed] == ["=SUM(A1)<script>", "Knots"]
    assert (listed[0]["tags"], listed[1]["note"], listed[1]["collections"]) == (["work"], "-1+1", ["First"])
    with (taken.folder / "index.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [row["name"] for row in rows] == ["'=SUM(A1)<script>", "Knots"]
    assert (rows[1]["note"], rows[1]["disarmed"]) == ("'-1+1", "note")
    page = _Links()
    page.feed((taken.folder / "index.html").read_text("utf-8"))
    assert "script" not in page.tags
    assert len(page.links) == 2
    again = _away(take_away(wallet, tmp_path / "away", WORDS, now=NOW))
    assert again.folder.name == "BadgeDesk badges 2026-11-14 (2)"


def test_a_damaged_file_is_named_and_nothing_is_left_of_what_was_stopped(
    wallet: Wallet, paths: ProfilePaths, tmp_path: Path
) -> None:
    broken = wallet.add(badge("Anna"), "a.json").item.id
    (paths.originals / wallet.originals(broken)[0].sha256).write_bytes(b"no")
    assert take_away(wallet, tmp_path / "away", WORDS, now=NOW, stop=lambda: True) is None
    assert list((tmp_path / "away").iterdir()) == []
    taken = _away(take_away(wallet, tmp_path / "away", WORDS, now=NOW))
    assert (taken.badges, taken.files, taken.damaged) == (1, 0, (broken,))
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(StoreError):
        take_away(wallet, tmp_path / "file", WORDS, now=NOW)
    assert CLUB.profile.name == wallet.item(broken).issuer_name


def test_each_step_towards_the_end_is_told_once(wallet: Wallet, clock: Clock) -> None:
    ends = NOW + timedelta(days=60)
    item = wallet.add(badge(valid_until=ends), "a.json").item
    wallet.add(badge(achievement="For ever"), "b.json")
    told = []
    for day in range(62):
        clock.moment = NOW + timedelta(days=day, hours=1)
        found = untold_reminders(wallet, clock.moment)
        told += [(day, reminder.item.id, reminder.within) for reminder in found]
        note_told(wallet, found, clock.moment)
        assert untold_reminders(wallet, clock.moment) == ()
    assert told == [(0, item.id, 90), (29, item.id, 30), (52, item.id, 7)]
    assert wallet.check() == ()
