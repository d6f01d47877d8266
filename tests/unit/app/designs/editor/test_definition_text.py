"""The achievement as text: short lists on one line, and any layout read back."""

import pytest

from badgedesk.app.designs.editor.definition_text import as_text, from_text, place_of, same_achievement
from badgedesk.core.errors import BadgeDeskError, InputError
from badgedesk.core.model.achievement import Achievement, Alignment

SKIPPER = Achievement(
    name='Skipper "A"', tags=("sea, wide", "[x]"), alignments=(Alignment("navigate", "https://a.example/1"),)
)


def test_lists_of_words_stand_on_one_line() -> None:
    lines = as_text(SKIPPER).splitlines()
    assert '  "type": ["Achievement"],' in lines
    assert '  "tag": ["sea, wide", "[x]"]' in lines


def test_the_text_is_read_back_in_any_layout() -> None:
    assert from_text(as_text(SKIPPER)) == SKIPPER
    assert same_achievement(as_text(SKIPPER).replace("\n", " "), SKIPPER)
    assert not same_achievement(as_text(SKIPPER), Achievement())


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(InputError):
        from_text("{")


@pytest.mark.parametrize(
    ("text", "line", "marked"),
    [
        ('{\n "name": 3\n}', 2, '"name"'),
        ('{\n "name": "a",\n "nam": "b"}', 3, '"nam"'),
        ('{"alignment": [\n{"targetName": "a"},\n{"targetName": "b",\n"colour": 1}]}', 4, '"colour"'),
        ('{"alignment": [\n{"a": [1, 2]},\n3]}', 2, '"a"'),
        ('{"name": "a",\n"name": "b"}', 1, '"name"'),
        ('{\n"name": \n}', 3, "}"),
        ("[]", 1, "[]"),
    ],
)
def test_a_fault_is_found_where_it_stands(text: str, line: int, marked: str) -> None:
    with pytest.raises(BadgeDeskError) as fault:
        from_text(text)
    found, column = place_of(text, fault.value)
    assert found == line
    assert text.split("\n")[line - 1][column - 1 :].startswith(marked)
