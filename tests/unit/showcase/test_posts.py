"""Posts fit their network, and are counted as it counts."""

import pytest

from badgedesk.showcase.exhibit import Skill
from badgedesk.showcase.posts import LIMITS, Network, compose_post, count_characters, hashtags
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
