"""Single cells of a roster."""

from datetime import UTC, datetime

import pytest

from badgedesk.awarding.rosters.cells import (
    DateOrder,
    in_order,
    is_blank,
    parse_credits,
    parse_day_end,
    parse_email,
    parse_identifier_type,
    parse_language,
    parse_moment,
    parse_person_id,
    parse_text,
    parse_web_addresses,
)
from badgedesk.core.errors import Code, InputError


@pytest.mark.parametrize("cell", ["", " ", "\t\r\n", "\u00a0", "\u200b\u202e", "\u3000"])
def test_cells_that_show_nothing_are_blank(cell: str) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", ["=cmd()", " Ada ", "\t=1+1", "a\u202eb", "line\r\nbreak", "﹦1"])
def test_texts_stay_as_they_are(cell: str) -> None:
    assert parse_text(cell) == cell


@pytest.mark.parametrize(
    ("cell", "order", "read"),
    [
        (" 14.11.2026 ", DateOrder.DAY_FIRST, "2026-11-14"),
        ("3/4/2026", DateOrder.DAY_FIRST, "2026-04-03"),
        ("3/4/2026", DateOrder.MONTH_FIRST, "2026-03-04"),
        ("3-4-2026", DateOrder.MONTH_FIRST, "2026-03-04"),
        ("3/4/2026", DateOrder.YEAR_FIRST, "3/4/2026"),
        ("14.11.2026", DateOrder.MONTH_FIRST, "14.11.2026"),
        ("31.2.2026", DateOrder.DAY_FIRST, "31.2.2026"),
        ("3.4/2026", DateOrder.DAY_FIRST, "3.4/2026"),
        ("3.4.26", DateOrder.DAY_FIRST, "3.4.26"),
        ("2026-11-14", DateOrder.DAY_FIRST, "2026-11-14"),
    ],
)
def test_a_date_is_read_in_the_order_that_was_said_or_stays(cell: str, order: DateOrder, read: str) -> None:
    assert in_order(cell, order) == read


@pytest.mark.parametrize("cell", ["a\x07b", "a\x1bb", "a\x85b"])
def test_control_characters_are_refused(cell: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_text(cell)
    assert caught.value.code is Code.ROSTER_VALUE


@pytest.mark.parametrize(
    ("cell", "address"),
    [
        ("ada@example.org", "ada@example.org"),
        ("ADA@Example.org ", "ADA@Example.org"),
        ("o'hara+club@sub.example.co.uk", "o'hara+club@sub.example.co.uk"),
        ("jörg@müller.example", "jörg@müller.example"),
    ],
)
def test_addresses_are_read_as_written(cell: str, address: str) -> None:
    assert parse_email(cell) == address


@pytest.mark.parametrize(
    "cell",
    [
        "ada",
        "ada@",
        "@example.org",
        "ada@example",
        "ada@@example.org",
        "ada@example.org\r\nBcc: x@attacker.invalid",
        "\nada@example.org",
        "ada@example.org\u2028",
        "bob@example.org?bcc=x@attacker.invalid",
        "bob?bcc=x@example.org",
        "a@example.org,b@example.org",
        "Ada <ada@example.org>",
        "mailto:ada@example.org",
        "a da@example.org",
        "ada@-example.org",
        ".ada@example.org",
        "a..da@example.org",
        "a\u202eda@example.org",
        f"{'a' * 65}@example.org",
        f"ada@{'a' * 64}.org",
        f"ada@{'.'.join(['aaaaaaaaa'] * 26)}",
    ],
)
def test_what_is_no_single_address_is_refused(cell: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_email(cell)
    assert caught.value.code is Code.ROSTER_EMAIL


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-11-14", datetime(2026, 11, 14, tzinfo=UTC)),
        (" 2026-11-14 ", datetime(2026, 11, 14, tzinfo=UTC)),
        ("2026-11-14T09:30:00Z", datetime(2026, 11, 14, 9, 30, tzinfo=UTC)),
        ("2026-11-14T09:30:00+02:00", datetime(2026, 11, 14, 7, 30, tzinfo=UTC)),
    ],
)
def test_iso_dates_are_read_in_utc(cell: str, moment: datetime) -> None:
    assert parse_moment(cell) == moment


def test_a_last_day_counts_to_its_end() -> None:
    assert parse_day_end("2026-12-31") == datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert parse_day_end("2026-12-31T12:00:00Z") == datetime(2026, 12, 31, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("14.11.2026", "not written year-month-day"),
        ("11/14/2026", "not written year-month-day"),
        ("2026-11-14 09:00", "not written year-month-day"),
        ("2026-11-14T09:00:00", "not written year-month-day"),
        ("20261114", "not written year-month-day"),
        ("46340", "not written year-month-day"),
        ("soon", "not written year-month-day"),
        ("2026-02-30", "no such day"),
        ("٢٠٢٦-١١-١٤", "not written year-month-day"),
        ("0026-11-14", "before the year 1900"),
    ],
)
def test_other_dates_are_refused_with_the_reason(cell: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_moment(cell)
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.ROSTER_DATE, reason)


def test_several_web_addresses_stand_in_one_cell() -> None:
    cell = "https://example.org/a\r\nhttp://example.org:8080/b?c=d#e"
    assert parse_web_addresses(cell) == ("https://example.org/a", "http://example.org:8080/b?c=d#e")


@pytest.mark.parametrize(
    "cell", ["example.org/a", "javascript:alert(1)", "file:///etc/passwd", "https://", "https://a b", "https://x/<b>"]
)
def test_what_is_no_web_address_is_refused(cell: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_web_addresses(cell)
    assert caught.value.code is Code.ROSTER_VALUE


@pytest.mark.parametrize("cell", ["did:web:example.org", "did:key:z6MkabC", "https://example.org/people/7"])
def test_a_person_has_a_did_or_an_address(cell: str) -> None:
    assert parse_person_id(f" {cell} ") == cell


@pytest.mark.parametrize("cell", ["7", "did:x", "urn:isbn:1", "ada@example.org"])
def test_other_identifiers_of_a_person_are_refused(cell: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_person_id(cell)
    assert caught.value.code is Code.ROSTER_VALUE


@pytest.mark.parametrize(("cell", "number"), [("3", 3.0), ("2.5", 2.5), (" 2,25 ", 2.25), ("0", 0.0)])
def test_credits_are_numbers(cell: str, number: float) -> None:
    assert parse_credits(cell) == number


@pytest.mark.parametrize("cell", ["-1", "1e5", "1.234", "1.000,5", "٣", "NaN", "many", "12345678901"])
def test_other_credits_are_refused(cell: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_credits(cell)
    assert caught.value.code is Code.ROSTER_VALUE


@pytest.mark.parametrize(
    ("cell", "kind"), [("accountid", "accountId"), (" userName ", "userName"), ("ext:member", "ext:member")]
)
def test_a_kind_of_number_is_one_that_open_badges_names_or_an_own_one(cell: str, kind: str) -> None:
    assert parse_identifier_type(cell) == kind


@pytest.mark.parametrize("cell", ["student", "ext:", "ext:a b"])
def test_another_kind_of_number_is_refused(cell: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_identifier_type(cell)
    assert caught.value.code is Code.ROSTER_VALUE


@pytest.mark.parametrize(
    ("cell", "tag"), [("Français", "fr"), ("polski", "pl"), ("pt_BR", "pt-BR"), ("Niederländisch", "nl")]
)
def test_languages_are_known_by_their_names_too(cell: str, tag: str) -> None:
    assert parse_language(cell) == tag
