"""File names from people's words."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgedesk.host.names import NAME_CHARACTERS, distinct_names, safe_name


def test_the_parts_are_joined_readably() -> None:
    assert safe_name(["Harbour School", "First Aid", "Ada Lovelace"], ".png") == (
        "Harbour School - First Aid - Ada Lovelace.png"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Łukasiewicz",
        "Пётр Чайковский",
        "Σωκράτης Παπαδόπουλος",
        "محمد بن سلمان",
        "שרה כהן",
        "अनन्या शर्मा",
        "王小明",
        "山田花子",
        "O’Brien, Seán",
    ],
)
def test_letters_of_every_script_stay(name: str) -> None:
    assert safe_name([name], ".png") == f"{name}.png"


def test_a_decomposed_name_is_composed() -> None:
    assert safe_name(["Zoe\u0308"], ".svg") == "Zo\u00eb.svg"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\Windows\\x", "C__Windows_x"),
        ('a<b>:"|?*', "a_b______"),
        ("tab\tand\nline", "tab and line"),
        ("bell\x07", "bell"),
        ("right\u202eto left", "rightto left"),
        ("zero\u200bwidth", "zerowidth"),
        ("jo\u200diner", "joiner"),
        ("private \ue000 use", "private _ use"),
        ("lone \ud800 half", "lone _ half"),
        ("  wide \u3000 gap  ", "wide gap"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("dots...", "dots"),
        ("", "badge"),
        (" . ", "badge"),
        ("\u202e", "badge"),
    ],
)
def test_dangerous_characters_go(text: str, expected: str) -> None:
    assert safe_name([text], ".png") == f"{expected}.png"


@pytest.mark.parametrize("text", ["CON", "con", "Nul", "COM1", "lpt9", "CON.name", "aux ", "COM²"])
def test_names_of_devices_are_marked(text: str) -> None:
    assert safe_name([text], ".png").startswith("_")


@pytest.mark.parametrize("text", ["CONSTANCE", "COM", "Nullah", "Auxiliary"])
def test_names_that_only_begin_like_devices_stay(text: str) -> None:
    assert safe_name([text], ".png") == f"{text}.png"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "क्\u200dष"])
def test_joiners_inside_words_that_need_them_stay(text: str) -> None:
    assert safe_name([text], ".png") == f"{text}.png"


def test_a_name_of_120_characters_is_shortened_with_its_ending_kept() -> None:
    name = safe_name(["x" * 120], ".png")
    assert name == "x" * 116 + ".png"


def test_the_longest_part_is_shortened_first() -> None:
    assert safe_name(["School", "y" * 200, "Ada"], ".png") == "School - " + "y" * 101 + " - Ada.png"


def test_a_name_fits_in_bytes_too() -> None:
    name = safe_name(["山" * 120], ".png")
    assert len(name.encode()) <= 240
    assert name.endswith("山.png")


def test_no_letter_loses_its_marks() -> None:
    name = safe_name(["क" * 70 + "कि" * 30], ".png")
    assert not unicodedata.category(name.removesuffix(".png")[-1]).startswith("Cf")
    assert name.removesuffix(".png").endswith("कि")


def test_the_same_name_twice_is_numbered() -> None:
    assert distinct_names(["Ada.png", "Ada.png", "Bo.png", "Ada.png"]) == [
        "Ada.png",
        "Ada (2).png",
        "Bo.png",
        "Ada (3).png",
    ]


def test_names_that_differ_only_in_case_are_numbered() -> None:
    assert distinct_names(["ada.png", "ADA.PNG"]) == ["ada.png", "ADA (2).PNG"]


def test_names_that_only_look_composed_otherwise_are_numbered() -> None:
    assert distinct_names(["Zo\u00eb.png", "Zoe\u0308.png", "ﬁn.png", "fin.png"]) == [
        "Zo\u00eb.png",
        "Zoe\u0308 (2).png",
        "ﬁn.png",
        "fin (2).png",
    ]


def test_names_in_the_folder_are_not_given_again() -> None:
    assert distinct_names(["a.png"], taken=["A.png", "a (2).png"]) == ["a (3).png"]


def test_a_number_in_a_full_name_does_not_make_it_longer() -> None:
    name = "x" * 116 + ".png"
    second = distinct_names([name, name])[1]
    assert second == "x" * 112 + " (2).png"
    assert len(second) == NAME_CHARACTERS


def test_twenty_thousand_equal_names_become_distinct() -> None:
    names = distinct_names(["Ada.png"] * 20_000)
    assert len(set(names)) == 20_000
    assert names[-1] == "Ada (20000).png"


def check_portable(name: str, suffix: str) -> None:
    assert name.endswith(suffix)
    assert 0 < len(name) <= NAME_CHARACTERS
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\:*?"<>|')
    assert not any(unicodedata.category(character) in {"Cc", "Zl", "Zp", "Cs", "Co", "Cn"} for character in name)
    assert not name.startswith((".", "-", " ", "~"))
    assert unicodedata.is_normalized("NFC", name)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_texts_give_a_portable_name(parts: list[str]) -> None:
    check_portable(safe_name(parts, ".png"), ".png")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=8), max_size=20))
def test_any_names_become_distinct(texts: list[str]) -> None:
    names = distinct_names([safe_name([text], ".png") for text in texts])
    assert len({name.casefold() for name in names}) == len(texts)


def test_hostile_names_of_the_vectors_become_portable(vectors_dir: Path) -> None:
    entries = json.loads((vectors_dir / "hostile/text/names.json").read_bytes())
    texts = [
        json.dumps(entry, ensure_ascii=False) if not isinstance(entry, str) else entry for entry in _texts(entries)
    ]
    assert len(texts) > 5
    for text in texts:
        check_portable(safe_name([text], ".png"), ".png")


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for member in value.values() for text in _texts(member)]
    if isinstance(value, list):
        return [text for member in value for text in _texts(member)]
    return []
