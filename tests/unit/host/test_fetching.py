"""One host asked for one document: against a server on this computer that answers well, badly, slowly, elsewhere."""

import math
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import SimpleNamespace

import pytest

from badgedesk.core import limits
from badgedesk.core.errors import Code, FetchError
from badgedesk.core.model.document import Purpose, Wanted
from badgedesk.host import fetching
from badgedesk.host.fetching import Fetcher, Ways, is_public_number
from tests.unit.host.loopback import (
    HOST,
    OTHER,
    PUBLIC,
    Answer,
    Site,
    drop_by_drop,
    endless,
    heads_by_drops,
    moved,
    serving,
    short,
    whole,
)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serving(tmp_path) as found:
        yield found


def wanted(path: str = "/a", host: str = HOST, limit_bytes: int = 100_000) -> Wanted:
    url = f"https://{host}{path}"
    return Wanted(url, url, host, Purpose.STATUS, limit_bytes)


def code_of(site: Site, item: Wanted, *agreed: str, seconds: float = 20.0) -> Code:
    with pytest.raises(FetchError) as refused:
        Fetcher(agreed or (HOST,), site.ways(seconds)).fetch(item)
    return refused.value.code


def test_an_answer_comes_back_byte_for_byte_from_the_number_that_was_looked_up(site: Site) -> None:
    site.answers["/a?b=c"] = whole(b'{"a": 1}\r\n')
    assert Fetcher({HOST}, site.ways()).fetch(wanted("/a?b=c")) == b'{"a": 1}\r\n'
    assert site.looked_up == [HOST]
    assert site.connected == [(PUBLIC, 443)]
    [(host, path, headers)] = site.asked
    assert (host, path) == (HOST, "/a?b=c")
    assert set(headers) == {"Host", "Accept", "Accept-Encoding", "User-Agent", "Connection"}
    assert headers["User-Agent"] == "BadgeDesk"


@pytest.mark.parametrize(
    "number",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1", "fe80::1",
     "fd00::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1", "no number"],
)  # fmt: skip
def test_no_number_of_another_network_is_connected_to(site: Site, number: str) -> None:
    assert not is_public_number(number)
    site.numbers[HOST] = [PUBLIC, number]
    assert code_of(site, wanted()) is Code.NET_BLOCKED
    assert site.connected == []


@pytest.mark.parametrize("number", [PUBLIC, "1.1.1.1", "2606:4700::1111"])
def test_numbers_of_the_public_internet_are_known(number: str) -> None:
    assert is_public_number(number)


@pytest.mark.parametrize(
    "url",
    ["http://club.example/a", "https://127.0.0.1/a", "https://localhost/a", "https://user@club.example/a",
     "https://[::1]/a", "https://2130706433/a", "file:///etc/passwd"],
)  # fmt: skip
def test_addresses_that_are_no_https_by_a_public_name_are_never_asked(site: Site, url: str) -> None:
    assert code_of(site, replace(wanted(), url=url)) is Code.NET_BLOCKED
    assert site.looked_up == site.connected == []


def test_what_the_plan_calls_blocked_is_not_asked(site: Site) -> None:
    assert code_of(site, replace(wanted(), code=Code.NET_BLOCKED)) is Code.NET_BLOCKED
    assert site.looked_up == []


def test_a_host_that_was_not_agreed_to_is_not_even_looked_up(site: Site) -> None:
    assert code_of(site, wanted(), OTHER) is Code.NET_CONSENT
    assert site.looked_up == []


def test_redirects_are_followed_to_agreed_hosts_only(site: Site) -> None:
    site.answers |= {"/a": moved("/b"), "/b": moved(f"https://{OTHER}/c", 301), "/c": whole(b"found")}
    assert code_of(site, wanted()) is Code.NET_ELSEWHERE
    assert [path for _, path, _ in site.asked] == ["/a", "/b"]
    assert Fetcher({HOST, OTHER}, site.ways()).fetch(wanted()) == b"found"


@pytest.mark.parametrize(
    "to", ["http://club.example/b", "https://127.0.0.1/b", "https://169.254.169.254/", "ftp://club.example/b", ""]
)
def test_a_redirect_is_judged_like_an_address(site: Site, to: str) -> None:
    site.answers["/a"] = moved(to)
    expected = {Code.NET_FAILED} if to == "" else {Code.NET_BLOCKED}
    assert code_of(site, wanted()) in expected


def test_a_redirect_to_a_name_of_an_inner_network_is_not_followed(site: Site) -> None:
    site.numbers[OTHER] = ["10.1.2.3"]
    site.answers["/a"] = moved(f"https://{OTHER}/b")
    assert code_of(site, wanted(), HOST, OTHER) is Code.NET_BLOCKED
    assert len(site.connected) == 1


def test_one_redirect_more_than_the_limit_is_too_many(site: Site) -> None:
    last = f"/{limits.NET_REDIRECTS}"
    site.answers |= {f"/{n}": moved(f"/{n + 1}") for n in range(limits.NET_REDIRECTS)} | {last: whole(b"end")}
    assert Fetcher({HOST}, site.ways()).fetch(wanted("/0")) == b"end"
    site.answers[last] = moved("/more")
    assert code_of(site, wanted("/0")) is Code.NET_FAILED


def test_an_answer_just_within_the_time_is_taken_and_one_at_its_end_is_not(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = [0.0]
    monkeypatch.setattr(fetching, "time", SimpleNamespace(monotonic=lambda: hands[0]))

    def at(moment: float) -> Answer:
        def answer(handler: BaseHTTPRequestHandler) -> None:
            hands[0] = moment
            whole(b"here")(handler)

        return answer

    ways = site.ways(limits.NET_SECONDS)
    assert Ways().seconds == ways.seconds
    site.answers["/a"] = at(math.nextafter(limits.NET_SECONDS, 0))
    assert Fetcher({HOST}, ways).fetch(wanted()) == b"here"
    hands[0] = 0.0
    site.answers["/a"] = at(limits.NET_SECONDS)
    assert code_of(site, wanted(), seconds=limits.NET_SECONDS) is Code.NET_SLOW


def test_an_answer_of_the_limit_is_taken_and_one_byte_more_is_not(site: Site) -> None:
    site.answers["/a"] = whole(b"x" * 1_000)
    assert len(Fetcher({HOST}, site.ways()).fetch(wanted(limit_bytes=1_000))) == 1_000
    assert code_of(site, wanted(limit_bytes=999)) is Code.NET_LIMIT


def test_an_endless_answer_ends_at_the_limit(site: Site) -> None:
    site.answers["/a"] = endless
    assert code_of(site, wanted()) is Code.NET_LIMIT


@pytest.mark.parametrize("slow", [drop_by_drop, heads_by_drops], ids=["body", "headers"])
def test_an_answer_drop_by_drop_ends_in_time(site: Site, slow: Answer) -> None:
    site.answers["/a"] = slow
    assert code_of(site, wanted(), seconds=1.0) is Code.NET_SLOW


def test_a_name_that_is_looked_up_for_ever_ends_in_time(site: Site) -> None:
    never = threading.Event()

    def wait(_host: str, _port: int) -> list[str]:
        never.wait(20)
        return []

    with pytest.raises(FetchError) as refused:
        Fetcher({HOST}, replace(site.ways(0.2), look_up=wait)).fetch(wanted())
    never.set()
    assert refused.value.code is Code.NET_SLOW


def test_it_can_be_stopped_from_outside(site: Site) -> None:
    site.answers["/a"] = drop_by_drop
    fetcher = Fetcher({HOST}, site.ways(60.0))
    faults: list[FetchError] = []

    def work() -> None:
        try:
            fetcher.fetch(wanted())
        except FetchError as error:
            faults.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert site.came.wait(20)
    fetcher.cancel()
    thread.join(20)
    assert not thread.is_alive()
    assert [fault.facts["reason"] for fault in faults] == ["it was stopped"]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (whole(b"gone", 404), "it says 404"),
        (whole(b"", 204), "it says 204"),
        (whole(b"\x1f\x8b", Content_Encoding="gzip"), "its answer is packed"),
        (short, "its answer was cut short"),
    ],
)
def test_an_answer_that_is_none_says_why(site: Site, answer: Answer, reason: str) -> None:
    site.answers["/a"] = answer
    with pytest.raises(FetchError) as refused:
        Fetcher({HOST}, site.ways()).fetch(wanted())
    assert (refused.value.code, refused.value.facts["reason"]) == (Code.NET_FAILED, reason)


def test_a_host_whose_certificate_is_not_trusted_is_told_nothing(site: Site) -> None:
    site.answers["/a"] = whole(b"x")
    with pytest.raises(FetchError) as refused:
        Fetcher({HOST}, replace(site.ways(), context=ssl.create_default_context)).fetch(wanted())
    assert refused.value.facts["reason"] == "its certificate does not hold"
    assert site.asked == []


def test_a_certificate_of_another_name_does_not_hold(site: Site) -> None:
    site.numbers["third.example"] = [PUBLIC]
    assert code_of(site, wanted(host="third.example"), "third.example") is Code.NET_FAILED
    assert site.asked == []


def test_an_unknown_name_says_so(site: Site) -> None:
    assert code_of(site, wanted(host="nobody.example"), "nobody.example") is Code.NET_FAILED
