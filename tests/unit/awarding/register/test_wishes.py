"""What recipients wish: the language of their letters, and their name on the site; changed after the award."""

import pytest

from badgedesk.awarding import RegisterEntry, Sources, award_batch
from badgedesk.awarding.aftercare.correction import Desk as Correcting
from badgedesk.awarding.aftercare.correction import correct
from badgedesk.awarding.site import gather_site, render_site
from badgedesk.core.errors import Code, StoreError
from badgedesk.host import clock
from tests.unit.awarding.desk import Desk

PEOPLE = "Name,E-Mail,Language,Date\nAda,ada@example.org,,2026-11-01\nBo Lund,bo@example.org,de,2026-11-01\n"


@pytest.fixture
def people(desk: Desk) -> tuple[RegisterEntry, ...]:
    """Two people of a desk, who were awarded a badge."""
    assert award_batch(desk.request(PEOPLE), desk.signer, desk.register).awarded == 2
    return desk.register.entries()


def _named_pages(desk: Desk, *, pages: bool = True) -> tuple[int, int]:
    """Return how many awards have a page on the site, and how many of these hold a badge file."""
    site = render_site(gather_site(desk.register, desk.issuer, address=None, lists={}, pages=pages))
    mine = [path for path in site if path.startswith("awards/")]
    return sum(path.endswith(".html") for path in mine), sum(path.endswith(".json") for path in mine)


def test_the_language_is_changed_and_the_register_still_holds(desk: Desk, people: tuple[RegisterEntry, ...]) -> None:
    desk.register.wishes.write_in(people[0].id, "fr")
    desk.register.wishes.write_in(people[1].id, None)
    assert [entry.language for entry in desk.register.entries()] == ["fr", None]
    assert desk.register.check() == 2


def test_only_who_agreed_is_named_on_the_site(desk: Desk, people: tuple[RegisterEntry, ...]) -> None:
    assert _named_pages(desk) == (2, 0)
    desk.register.wishes.show_by_name(people[1].id, named=True)
    assert desk.register.wishes.named() == {people[1].id}
    assert _named_pages(desk) == (2, 1)
    assert _named_pages(desk, pages=False) == (1, 1)
    desk.register.wishes.show_by_name(people[1].id, named=False)
    assert _named_pages(desk, pages=False) == (0, 0)


def test_a_corrected_award_goes_on_with_the_wishes_of_the_wrong_one(
    desk: Desk, people: tuple[RegisterEntry, ...]
) -> None:
    desk.register.wishes.show_by_name(people[1].id, named=True)
    made = correct(Correcting(desk.register, desk.signer, Sources()), people[1].id, {"name": "Bo Lundqvist"})
    assert made.entry.language == "de"
    assert made.entry.id in desk.register.wishes.named()


def test_an_erased_person_has_no_wishes_left_and_none_can_be_added(
    desk: Desk, people: tuple[RegisterEntry, ...]
) -> None:
    gone = people[1].id
    desk.register.wishes.show_by_name(gone, named=True)
    desk.register.erase(gone, at=clock.now())
    assert desk.register.wishes.named() == frozenset()
    with pytest.raises(StoreError) as refused:
        desk.register.wishes.write_in(gone, "de")
    assert refused.value.code is Code.ITEM_NOT_FOUND
    assert desk.register.entry(gone).language is None
