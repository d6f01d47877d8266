"""Rounds of questions: what answers lead to is asked too, only of hosts that were agreed to, and until it is enough."""

import json
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.model.document import Document, Wanted
from badgedesk.core.model.report import CheckName, Outcome
from badgedesk.core.verify import Circumstances, verify
from badgedesk.host.answers import Answers, layered
from badgedesk.host.inquiry import Inquiry
from tests.unit.core.verify.test_wanted import ASSERTION, CLASS, PLACE
from tests.unit.host.loopback import HOST, OTHER, Site, endless, serving, whole

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)
UNDER = Circumstances(NOW)
BADGE = json.dumps(ASSERTION).encode()
ISSUER = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Issuer",
    "id": PLACE + "issuer",
    "name": "Bay Sailing Club",
    "url": PLACE,
    "email": "office@club.example",
}
PATHS = ["/classes/1", "/assertions/1", "/issuer"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A hosted badge, its class and its issuer."""
    with serving(tmp_path) as found:
        for path, value in zip(PATHS, (CLASS, ASSERTION, ISSUER), strict=True):
            found.answers[path] = whole(json.dumps(value).encode())
        yield found


class Listener:
    """Agrees to hosts and remembers what was asked."""

    def __init__(self, *hosts: str) -> None:
        self.hosts = set(hosts)
        self.rounds = 0
        self.steps: list[tuple[str, Code | None]] = []

    def agree(self, _wanted: Sequence[Wanted]) -> set[str]:
        self.rounds += 1
        return self.hosts

    def step(self, item: Wanted, fault: BadgeDeskError | None) -> None:
        self.steps.append((item.url.removeprefix(f"https://{HOST}"), fault.code if fault else None))


def test_a_hosted_badge_is_followed_to_its_class_and_issuer(site: Site, tmp_path: Path) -> None:
    answers, listener = Answers(tmp_path / "answers"), Listener(HOST)
    had = Inquiry(answers, lambda: NOW, site.ways()).ask([BADGE], UNDER, ({},), listener.agree, listener.step)
    assert [path for _, path, _ in site.asked] == PATHS == [path for path, _ in listener.steps]
    assert set(had) == {f"https://{HOST}{path}" for path in PATHS} == set(answers)
    assert verify(BADGE, Circumstances(NOW)).outcome(CheckName.SIGNATURE) is Outcome.UNKNOWN
    assert verify(BADGE, Circumstances(NOW, documents=answers)).outcome(CheckName.SIGNATURE) is Outcome.PASS
    assert answers[f"https://{HOST}/classes/1"].fetched_at == NOW


def test_a_host_that_was_not_agreed_to_is_told_and_not_asked(site: Site) -> None:
    listener = Listener(OTHER)
    inquiry = Inquiry(None, lambda: NOW, site.ways())
    assert inquiry.ask([BADGE], UNDER, ({},), listener.agree, listener.step) == {}
    assert listener.steps == [(path, Code.NET_CONSENT) for path in PATHS[:2]]
    assert [fault.code for _, fault in inquiry.told.values() if fault] == [Code.NET_CONSENT] * 2
    assert site.looked_up == []


def test_two_views_ask_anew_for_what_is_kept_and_for_what_it_leads_to(site: Site) -> None:
    first = Document(json.dumps(ASSERTION).encode(), NOW)
    kept = {f"https://{HOST}/assertions/1": first}
    listener = Listener(HOST)
    Inquiry(None, lambda: NOW, site.ways()).ask([BADGE], UNDER, ({}, kept), listener.agree, listener.step)
    assert sorted(path for _, path, _ in site.asked) == sorted(PATHS)
    only_missing = Listener(HOST)
    Inquiry(None, lambda: NOW, site.ways()).ask([BADGE], UNDER, (kept,), only_missing.agree, only_missing.step)
    assert sorted(path for path, _ in only_missing.steps) == sorted({*PATHS} - {"/assertions/1"})


def test_cancelling_ends_the_answer_under_way_and_asks_nobody_else(site: Site) -> None:
    site.answers["/classes/1"] = endless
    listener = Listener(HOST)
    inquiry = Inquiry(None, lambda: NOW, site.ways())

    def cancel() -> None:
        site.came.wait(20)
        inquiry.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    assert inquiry.ask([BADGE], UNDER, ({},), listener.agree, listener.step) == {}
    thread.join()
    assert inquiry.stopped
    assert len(site.asked) == 1


def test_what_was_cancelled_before_it_began_looks_up_nothing(site: Site) -> None:
    listener = Listener(HOST)
    inquiry = Inquiry(None, lambda: NOW, site.ways())
    inquiry.cancel()
    assert inquiry.ask([BADGE], UNDER, ({},), listener.agree, listener.step) == {}
    assert site.looked_up == []


def test_the_first_layer_that_has_an_address_answers() -> None:
    new, old = Document(b"new"), Document(b"old")
    both = layered({"a": new}, {"a": old, "b": old})
    assert (both["a"], both["b"], "c" in both) == (new, old, False)
