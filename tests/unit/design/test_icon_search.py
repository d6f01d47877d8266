"""Icons found by what they are called and by words that mean the same."""

from badgedesk.design.icon_search import find_icons, icon_count, related_words
from badgedesk.design.icons import icon_outline


def test_there_are_thousands() -> None:
    assert icon_count() > 5_000


def test_the_exact_name_comes_first() -> None:
    assert find_icons("anchor")[0].partition(".")[2] == "anchor"
    assert all("anchor" in icon or "sail" in icon or "ship" in icon for icon in find_icons("anchor", 10))


def test_words_that_mean_the_same_are_found_too() -> None:
    assert "sail" in " ".join(find_icons("boat", 500))
    assert "trophy" in related_words("medal")


def test_other_forms_of_a_word_find_what_it_means() -> None:
    assert set(related_words("ships")) >= set(related_words("ship")) - {"ships"}
    assert "flask" in " ".join(find_icons("chemistry"))
    assert "hard-hat" in " ".join(find_icons("helmets", 500))


def test_only_some_icons_are_looked_through() -> None:
    shelf = ("mdi.star", "ph.nothing-of-this-name", "mdi.anchor")
    assert find_icons("", among=shelf) == ("mdi.star", "mdi.anchor")
    assert find_icons("ship", among=shelf) == ("mdi.anchor",)
    assert find_icons("ship", among=()) == ()


def test_all_words_must_be_met() -> None:
    found = find_icons("arrow left")
    assert found
    assert all("arrow" in icon and "left" in icon for icon in found)
    assert find_icons("zzqx") == ()


def test_what_is_found_can_be_drawn() -> None:
    for icon in find_icons("star", 20):
        assert icon_outline(icon, (0, 0), 10)
