"""`wallet add ADDRESS`: what lies at an address of the web is kept, once somebody agreed to ask its host."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Answer, Run
from tests.unit.host.loopback import HOST, OTHER, Site, moved, serving, whole
from tests.unit.wallet.conftest import CLUB, badge

from badgedesk.host import fetching
from badgedesk.host.consent import SWITCH

_ADDRESS = f"https://{HOST}/awards/anchor%20one.json"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server with one badge on it."""
    with serving(tmp_path, HOST, OTHER) as found:
        found.answers["/awards/anchor%20one.json"] = whole(badge("Anna", "Anchor", signer=CLUB))
        found.answers["/moved"] = moved(f"https://{OTHER}/awards/anchor%20one.json")
        found.answers["/page.html"] = whole(b"<html><body>Hello</body></html>")
        ways = found.ways()
        monkeypatch.setattr(fetching, "Ways", lambda: ways)
        yield found


def added(answer: Answer) -> list[tuple[str, str, str]]:
    assert answer.status == 0, answer.err
    return [(str(item["file"]), str(item["state"]), str(item["name"])) for item in answer.value["added"]]


def test_without_agreement_nobody_is_asked_and_what_to_do_is_said(site: Site, desk: Run) -> None:
    answer = desk("wallet", "add", _ADDRESS)
    assert (answer.status, answer.code) == (3, "NET_CONSENT")
    assert f"--fetch {HOST}" in answer.out
    assert site.looked_up == site.connected == []


def test_a_badge_at_an_address_is_kept_and_known_again(site: Site, desk: Run) -> None:
    assert added(desk("wallet", "add", _ADDRESS, "--fetch", HOST)) == [(_ADDRESS, "added", "Anchor")]
    assert added(desk("wallet", "add", f"{_ADDRESS}#top", "--fetch", HOST)) == [
        (f"{_ADDRESS}#top", "already-there", "Anchor")
    ]
    assert [path for _, path, _ in site.asked] == ["/awards/anchor%20one.json"] * 2
    shown = desk("wallet", "show", "Anchor").value
    assert [original["name"] for original in shown["originals"]] == ["anchor one.json"]


def test_files_and_addresses_go_together(site: Site, desk: Run, tmp_path: Path) -> None:
    (tmp_path / "chart.json").write_bytes(badge("Anna", "Chart", signer=CLUB))
    answer = desk("wallet", "add", tmp_path / "chart.json", _ADDRESS, f"https://{HOST}/page.html", "--fetch", HOST)
    assert answer.status == 4
    assert [item["name"] for item in answer.value["added"]] == ["Chart", "Anchor"]
    assert [item["file"] for item in answer.value["refused"]] == [f"https://{HOST}/page.html"]


def test_what_systems_leave_in_a_folder_is_passed_by_unless_it_is_named(desk: Run, tmp_path: Path) -> None:
    folder = tmp_path / "badges"
    folder.mkdir()
    (folder / "chart.json").write_bytes(badge("Anna", "Chart", signer=CLUB))
    (folder / ".DS_Store").write_bytes(b"\x00\x01")
    assert [name for _, _, name in added(desk("wallet", "add", folder))] == ["Chart"]
    assert desk("wallet", "add", folder / ".DS_Store").status == 3


@pytest.mark.parametrize(
    ("address", "words", "status", "code"),
    [
        (f"http://{HOST}/awards/anchor%20one.json", ("--fetch", HOST), 3, "NET_BLOCKED"),
        ("https://localhost/anchor.json", ("--fetch", "localhost"), 3, "NET_BLOCKED"),
        (_ADDRESS, ("--fetch", OTHER), 3, "NET_CONSENT"),
        (_ADDRESS, ("--offline", "--fetch", HOST), 2, "USAGE"),
        (f"https://{HOST}/moved", ("--fetch", HOST), 3, "NET_ELSEWHERE"),
        (f"https://{HOST}/nothing", ("--fetch", HOST), 3, "NET_FAILED"),
    ],
)
def test_what_is_not_asked_or_not_answered_is_said(
    site: Site, desk: Run, address: str, words: tuple[str, ...], status: int, code: str
) -> None:
    answer = desk("wallet", "add", address, *words)
    assert (answer.status, answer.code) == (status, code)
    assert desk("wallet", "list").value == []
    assert not [path for host, path, _ in site.asked if host == OTHER]


def test_the_switch_keeps_everybody_off(site: Site, desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SWITCH, "1")
    answer = desk("wallet", "add", _ADDRESS)
    assert (answer.status, answer.code) == (3, "NET_OFF")
    assert site.looked_up == []
