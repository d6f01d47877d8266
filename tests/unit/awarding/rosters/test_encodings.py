"""Old encodings and address cards: read as asked, guessed only to be shown, never guessed in silence."""

import codecs

import pytest

from badgedesk.awarding import read_roster
from badgedesk.awarding.rosters.encodings import OLD_ENCODINGS, decode_list, guess_encoding
from badgedesk.core.errors import BadgeDeskError, Code

_NAMES = {
    "cp1252": ("Jürgen Müßig", "Åsa Ängström", "Garçon Élodie"),
    "cp1251": ("Григорий Иванов", "Светлана Мороз", "Юлия Щербакова"),
    "cp1253": ("Γιώργος Παππάς", "Ελένη Παπαδοπούλου", "Νίκος Καζαντζάκης"),
    "shift_jis": ("山田太郎", "鈴木花子さん", "佐藤一郎です"),
}
PEOPLE = {
    encoding: "Name;Email\r\n" + "".join(f"{name};p{place}@club.example\r\n" for place, name in enumerate(names))
    for encoding, names in _NAMES.items()
}


def names(data: bytes, encoding: str | None = None) -> list[str | None]:
    return [row.recipient.name for row in read_roster(data, encoding=encoding).rows]


@pytest.mark.parametrize("encoding", PEOPLE)
def test_a_list_is_read_in_the_encoding_that_was_named(encoding: str) -> None:
    text = PEOPLE[encoding]
    assert names(text.encode(encoding), encoding) == [line.partition(";")[0] for line in text.splitlines()[1:]]


@pytest.mark.parametrize("encoding", PEOPLE)
def test_an_old_encoding_is_never_taken_by_itself(encoding: str) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        read_roster(PEOPLE[encoding].encode(encoding))
    assert caught.value.code is Code.TEXT_NOT_UTF8
    assert caught.value.facts["guess"] in OLD_ENCODINGS


@pytest.mark.parametrize("encoding", PEOPLE)
def test_the_guess_reads_the_same_letters(encoding: str) -> None:
    data = PEOPLE[encoding].encode(encoding)
    assert data.decode(guess_encoding(data)) == PEOPLE[encoding]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "Name\nÄnne\n".encode(),
        codecs.BOM_UTF16_LE + "Name\nÄnne\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Name\nÄnne\n".encode("utf-16-be"),
        "Name\nÄnne\n".encode(),
    ],
)
def test_a_byte_order_mark_is_believed(data: bytes) -> None:
    assert names(data) == ["Änne"]
    assert names(data, "cp1252" if data.startswith((codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff")) else None) == ["Änne"]


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "zip"])
def test_what_is_no_encoding_is_named(name: str) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        decode_list(b"\xe4", name)
    assert caught.value.code is Code.USAGE


def test_every_offered_encoding_is_known() -> None:
    assert all(codecs.lookup(name) for name in OLD_ENCODINGS)


CARDS = """BEGIN:VCARD\r
VERSION:3.0\r
N:Núñez;Ana;;;\r
FN:Ana Núñez\r
EMAIL;TYPE=INTERNET:ana@club.example\r
EMAIL:second@club.example\r
NOTE:a long note that is folded over\r
  two lines\r
END:VCARD\r
BEGIN:VCARD\r
VERSION:2.1\r
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=85ngstr=C3=B6m;Anna\r
item1.EMAIL:anna@club.example\r
END:VCARD\r
BEGIN:VCARD
FN:O'Neill\\, Niamh
END:VCARD
"""


def test_address_cards_are_a_list_of_people() -> None:
    roster = read_roster(CARDS.encode())
    assert [(row.number, row.recipient.name, row.recipient.email) for row in roster.rows] == [
        (2, "Ana Núñez", "ana@club.example"),
        (3, "Anna Ångström", "anna@club.example"),
        (4, "O'Neill, Niamh", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCARD\nFN:Ana\n",
        "BEGIN:VCARD\nEND:VCARD\nFN:Ana\n",
        "BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:=FF\nEND:VCARD\n",
    ],
)
def test_broken_cards_are_refused(text: str) -> None:
    with pytest.raises(BadgeDeskError) as caught:
        read_roster(text.encode())
    assert caught.value.code is Code.ROSTER_FORMAT
