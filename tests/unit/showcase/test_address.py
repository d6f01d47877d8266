"""Which addresses may be given to others."""

import json
from pathlib import Path

import pytest

from badgedesk.core.errors import Code
from badgedesk.showcase.address import check_public_address


@pytest.mark.parametrize(
    "address",
    [
        "https://baysail.example/b/0147",
        "http://badges.baysail.example",
        "HTTPS://BaySail.example/b?id=1&lang=de#top",
        "https://baysail.example:8443/%E6%9D%8E",
        "https://xn--bcher-kva.example/a",
        "https://badges.xn--p1ai/a",
    ],
)
def test_a_page_that_everyone_can_open_is_public(address: str) -> None:
    assert check_public_address(address) is None


@pytest.mark.parametrize("address", [None, "", "urn:uuid:5d3f", "did:web:baysail.example", "mailto:a@b.example", "x"])
def test_what_is_no_address_of_the_web_is_missing(address: str | None) -> None:
    assert check_public_address(address) is Code.ADDRESS_MISSING


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/b",
        "https://intranet/b",
        "https://server.local/b",
        "https://printer.home.arpa/b",
        "http://127.0.0.1:22/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://192.168.1.7/b",
        "http://[::1]/b",
        "https://good.example@attacker.example/",
        "https://good.example\\@attacker.example/",
        "https://\uff47\uff4f\uff4f\uff44.example/",
        "https://good.example./",
        "https://good..example/",
        "https://-/",
        "https:///b",
        "https://good.example:0/",
        "https://good.example:99999/",
        "https://good.example/a b",
        "https://good.example/a\nb",
        "https://good.example/\u202egnp",
        'https://good.example/"onload=',
        "https://good.example/" + "a" * 2_000,
    ],
)
def test_what_others_cannot_use_or_could_mislead_them_is_not_given(address: str) -> None:
    assert check_public_address(address) is Code.ADDRESS_PRIVATE


def test_no_hostile_address_is_public(vectors_dir: Path) -> None:
    hostile = json.loads((vectors_dir / "hostile" / "text" / "url.json").read_text("utf-8"))
    assert len(hostile) > 10
    assert [address for address in hostile if check_public_address(address) is None] == []
