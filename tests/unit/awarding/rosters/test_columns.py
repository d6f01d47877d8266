"""Which column of a roster holds what."""

import pytest

from badgedesk.awarding.rosters.columns import Field, count_known, match_columns
from badgedesk.core.errors import BadgeDeskError, Code


def _fault(header: tuple[str, ...], given: dict[str, str]) -> BadgeDeskError:
    with pytest.raises(BadgeDeskError) as caught:
        match_columns(header, given)
    return caught.value


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("full_name", Field.NAME),
        ("Recipient", Field.NAME),
        ("E-Mail", Field.EMAIL),
        ("email address", Field.EMAIL),
        ("MAIL", Field.EMAIL),
        ("passed_on", Field.AWARDED),
        ("Date", Field.AWARDED),
        ("Datum", Field.AWARDED),
        ("Valid until", Field.VALID_UNTIL),
        ("expires", Field.VALID_UNTIL),
        ("Gültig bis", Field.VALID_UNTIL),
        ("Evidence URL", Field.EVIDENCE),
        ("Nachweis", Field.EVIDENCE),
        ("Licence number", Field.LICENCE_NUMBER),
        ("license-no.", Field.LICENCE_NUMBER),
        ("Credits", Field.CREDITS),
        ("Rolle", Field.ROLE),
        ("term", Field.TERM),
        ("narrative", Field.NARRATIVE),
        ("Matrikelnummer", Field.IDENTIFIER),
    ],
)
def test_headers_are_known_in_their_usual_spellings(header: str, field: Field) -> None:
    people = "Teilnehmer" if field is not Field.NAME else "remarks"
    assert match_columns((people, header), {})[field] == 1


def test_the_more_telling_header_wins() -> None:
    assert match_columns(("Name", "Full name"), {})[Field.NAME] == 1


def test_unknown_columns_are_left_alone() -> None:
    assert match_columns(("Name", "Shoe size"), {}) == {Field.NAME: 0}


def test_a_mapping_by_hand_wins_over_a_known_header() -> None:
    assert match_columns(("Name", "Badge name"), {"name": "Badge name"})[Field.NAME] == 1


def test_a_column_given_by_hand_is_not_read_twice() -> None:
    assert match_columns(("Name", "Date"), {"valid-until": "Date"}) == {Field.NAME: 0, Field.VALID_UNTIL: 1}


def test_an_empty_mapping_leaves_a_field_out() -> None:
    assert match_columns(("Name", "Role"), {"role": ""}) == {Field.NAME: 0}


def test_fields_may_be_named_like_their_headers() -> None:
    assert match_columns(("Wer", "Wann"), {"full_name": "Wer", "Datum": "wann"}) == {Field.NAME: 0, Field.AWARDED: 1}


def test_a_mapping_of_no_field_is_a_fault_of_usage() -> None:
    assert _fault(("Name",), {"shoe": "Name"}).code is Code.USAGE


def test_a_mapping_to_no_column_names_the_column() -> None:
    fault = _fault(("Name",), {"email": "Post"})
    assert (fault.code, fault.facts["column"]) == (Code.ROSTER_COLUMN, "Post")


def test_a_list_without_names_and_addresses_is_refused() -> None:
    fault = _fault(("Date", "Role"), {})
    assert (fault.code, fault.facts["column"]) == (Code.ROSTER_COLUMN, "name")


def test_addresses_alone_are_enough() -> None:
    assert match_columns(("E-Mail",), {}) == {Field.EMAIL: 0}


@pytest.mark.parametrize("header", [("Vorname", "Name", "E-Mail"), ("First name", "Last name", "Email")])
def test_half_a_name_is_never_taken_for_the_whole(header: tuple[str, ...]) -> None:
    fault = _fault(header, {})
    assert (fault.code, fault.facts["column"]) == (Code.ROSTER_COLUMN, "full name")


def test_a_whole_name_beside_its_halves_is_taken() -> None:
    assert match_columns(("Vorname", "Name", "Full name"), {})[Field.NAME] == 2


def test_half_a_name_may_be_chosen_by_hand() -> None:
    assert match_columns(("Vorname", "Name"), {"name": "Vorname"})[Field.NAME] == 0


def test_two_columns_with_one_name_are_refused() -> None:
    assert _fault(("Name", "name"), {}).code is Code.ROSTER_FORMAT


def test_two_columns_told_apart_by_letter_case_can_be_chosen_exactly() -> None:
    assert match_columns(("Name", "name"), {"name": "name"})[Field.NAME] == 1


def test_known_columns_are_counted_for_finding_the_separator() -> None:
    assert count_known(("Name", "E-Mail", "Shoe size", "Wann"), {"awarded": "Wann"}) == 3
