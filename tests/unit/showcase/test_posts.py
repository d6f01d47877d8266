"""Posts fit their network, and are counted as it counts."""

import pytest

from badgedesk.core.errors import UsageError
from badgedesk.showcase.exhibit import Skill
from badgedesk.showcase.posts import (
    LIMITS,
    Network,
    compose_post,
    compose_shared_post,
    count_characters,
    hashtags,
    post_preview,
)
from badgedesk.showcase.privacy import Part
from tests.unit.showcase.badges import exhibit

_PAGE = "https://baysail.example/b/0147?with=a&very=long&address=" + "x" * 80


@pytest.mark.parametrize("network", list(Network))
@pytest.mark.parametrize("name", ["Coastal Skipper", "Wort " * 60, "航海士" * 90, "R&D: C# 100% + Ü"])
def test_a_post_fits_and_keeps_its_address(network: Network, name: str) -> None:
    post = compose_post(exhibit(name=name.strip(), address=_PAGE), network)
    assert post.length == count_characters(post.text, network) <= LIMITS[network]
    assert _PAGE in post.text
    assert post.alternative == "A round badge"


def test_a_short_badge_is_told_whole() -> None:
    post = compose_post(exhibit(address="https://baysail.example/b/1"), Network.LINKEDIN)
    assert post.text == (
        "Coastal Skipper – Bay Sailing Club\n\n"
        "The skipper has: sailed 200 miles; planned a passage; moored to a buoy.\n\n"
        "Check it: https://baysail.example/b/1\n\n"
        "#Sailing #Navigation #PassagePlanning"
    )


def test_several_badges_of_one_issuer_are_told_in_one_post() -> None:
    first = exhibit(address="https://baysail.example/b/1")
    second = exhibit("Night Sky Guide", 2, tags=("stars", "sailing"), skills=())
    post = compose_shared_post((first, second), Network.LINKEDIN)
    assert post.text == (
        "2 badges from Bay Sailing Club\n\n"
        "• Coastal Skipper: https://baysail.example/b/1\n"
        "• Night Sky Guide\n\n"
        "#Sailing #Stars #Navigation #PassagePlanning"
    )
    assert post.alternative == "A round badge; A round badge"
    assert compose_shared_post((first,), Network.X) == compose_post(first, Network.X)


def test_badges_of_several_issuers_name_each() -> None:
    badges = (exhibit(tags=(), skills=()), exhibit("Night Sky Guide", 2, issuer="Dark Skies Park", tags=(), skills=()))
    assert compose_shared_post(badges, Network.MASTODON, "de").text == (
        "2 Abzeichen\n\n• Coastal Skipper – Bay Sailing Club\n• Night Sky Guide – Dark Skies Park"
    )


@pytest.mark.parametrize("network", list(Network))
def test_a_post_about_many_badges_fits_keeps_addresses_whole_and_counts_the_rest(network: Network) -> None:
    badges = tuple(exhibit(f"Wort {number} " * 9, number, address=_PAGE) for number in range(1, 9)) * 20
    post = compose_shared_post(badges, network)
    assert post.length == count_characters(post.text, network) <= LIMITS[network]
    told = post.text.count("• ")
    assert told >= 1
    assert post.text.count(_PAGE) == told
    assert told == 160 or f"and {160 - told} more" in post.text
    assert len(post.alternative) <= 1_000


def test_a_post_about_no_badge_is_refused() -> None:
    with pytest.raises(UsageError):
        compose_shared_post((), Network.X)


def test_the_preview_names_criteria_for_one_badge_only() -> None:
    badges = (exhibit(), exhibit("Night Sky Guide", 2))
    assert Part.CRITERIA in post_preview(badges[:1]).contains
    assert Part.CRITERIA not in post_preview(badges).contains


@pytest.mark.parametrize(
    ("text", "network", "length"),
    [
        ("abc", Network.X, 3),
        ("航海", Network.X, 4),
        ("“é” – …", Network.X, 8),
        (f"see {_PAGE}", Network.X, 27),
        (f"see {_PAGE}", Network.MASTODON, 27),
        (f"see {_PAGE}", Network.LINKEDIN, 4 + len(_PAGE)),
        ("e\u0301x", Network.BLUESKY, 2),
        ("航海", Network.MASTODON, 2),
    ],
)
def test_lengths_are_those_of_the_network(text: str, network: Network, length: int) -> None:
    assert count_characters(text, network) == length


def test_hashtags_hold_letters_and_digits_alone() -> None:
    badge = exhibit(tags=("first aid", "C#", "24", "a&b #x", "Übung"), skills=(Skill("安全"), Skill("first aid")))
    assert hashtags(badge) == ("#FirstAid", "#C", "#ABX", "#Übung", "#安全")
