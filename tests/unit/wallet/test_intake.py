"""What is told of each file of an import."""

import json
import struct
import zlib
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from badgedesk.core.errors import Code, InputError
from badgedesk.wallet import Wallet
from badgedesk.wallet.intake import Fate, is_link, refusal, take_in
from badgedesk.wording.intake import FATE_WORDS, fate_message
from tests.unit.wallet.conftest import NOW, SCHOOL, as_png, badge

_ID = "urn:uuid:7"


def picture(kind: str, width: int, height: int) -> bytes:
    written = BytesIO()
    Image.new("RGB", (width, height), (20, 60, 120)).save(written, kind)
    return written.getvalue()


def with_text(png: bytes, text: bytes) -> bytes:
    chunk = struct.pack(">I", len(text)) + b"tEXt" + text + struct.pack(">I", zlib.crc32(b"tEXt" + text))
    return png[:33] + chunk + png[33:]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("Screenshot 2026-11-14.png", picture("PNG", 700, 500), Code.BAKED_SCREENSHOT),
        ("Bildschirmfoto.png", picture("PNG", 640, 480), Code.BAKED_SCREENSHOT),
        ("a.png", picture("PNG", 1366, 768), Code.BAKED_SCREENSHOT),
        ("b.png", with_text(picture("PNG", 300, 200), b"Software\0gnome-screenshot"), Code.BAKED_SCREENSHOT),
        ("badge.png", picture("PNG", 400, 400), Code.BAKED_STRIPPED),
        ("badge.webp", picture("WEBP", 400, 400), Code.BAKED_STRIPPED),
        ("holiday.png", picture("PNG", 400, 300), Code.BAKED_NOT_FOUND),
        ("holiday.jpg", picture("JPEG", 400, 300), Code.BAKED_JPEG),
        ("settings.json", b'{"theme": "dark"}', Code.CREDENTIAL_FOREIGN_JSON),
        ("link.txt", b"https://badges.example/a/1\n", Code.CREDENTIAL_LINK),
        ("page.url", b"[InternetShortcut]\r\nURL=https://badges.example/a/1\r\n", Code.CREDENTIAL_LINK),
        ("page.desktop", b"[Desktop Entry]\nType=Link\nURL=https://badges.example/a\n", Code.CREDENTIAL_LINK),
        ("note.txt", b"hello", Code.CREDENTIAL_NOT_RECOGNISED),
    ],
)
def test_each_refusal_says_how_the_badge_was_lost_and_what_to_do(
    wallet: Wallet, name: str, data: bytes, code: Code
) -> None:
    intake = take_in(wallet, name, data)
    assert (intake.fate, intake.code, intake.item_id) == (Fate.REFUSED, code, "")
    message = fate_message(intake.fate, intake.code, dict(intake.facts))
    assert message.sentence
    assert message.next_step
    assert wallet.items() == ()


def test_a_web_page_or_a_badge_is_no_link() -> None:
    assert not is_link(b"https://a.example/1 is a nice page")
    assert not is_link(badge())
    assert not is_link(b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>")


def test_each_kind_of_arrival_is_told(wallet: Wallet) -> None:
    first = badge("Anna", "Knots", credential_id=_ID)
    newer = badge("Anna", "Knots and Splices", credential_id=_ID)
    forged = json.loads(newer)
    forged["credentialSubject"]["achievement"]["name"] = "Master"
    files = [("a.json", first), ("a.json", first), ("a.png", as_png(first)), ("b.json", newer)]
    files.append(("c.json", json.dumps(forged).encode()))
    taken = [take_in(wallet, f"all.zip/{name}", data) for name, data in files]
    assert [intake.fate for intake in taken] == [
        Fate.ADDED, Fate.ALREADY_THERE, Fate.ANOTHER_FORM, Fate.NEWER_VERSION, Fate.DOUBTFUL_COPY,
    ]  # fmt: skip
    assert (taken[0].file, taken[0].name, taken[0].issuer) == ("all.zip/a.json", "Knots", "Bay Sailing Club")
    assert wallet.originals(taken[0].item_id)[1].name == "a.json"
    for intake in taken:
        assert FATE_WORDS[intake.fate]
        assert fate_message(intake.fate, intake.code, {}).sentence


def test_somebody_elses_badge_is_kept_and_said_to_be_one(wallet: Wallet) -> None:
    wallet.own.add("berta@harbour.example")
    intake = take_in(wallet, "a.json", badge("Anna", signer=SCHOOL))
    assert (intake.fate, intake.code) == (Fate.ADDED, Code.IDENTITY_NOT_MINE)
    assert "somebody else" in fate_message(intake.fate, intake.code, {}).sentence


def test_a_badge_that_does_not_hold_is_kept_and_the_reason_is_said_at_once(wallet: Wallet) -> None:
    altered = badge("Anna").replace(b"Coastal Skipper", b"Coastal Admiral")
    intake = take_in(wallet, "a.json", altered)
    assert (intake.fate, intake.code) == (Fate.ADDED, Code.PROOF_SIGNATURE)
    assert fate_message(intake.fate, intake.code, dict(intake.facts)).sentence.startswith("It is kept. ")
    ended = take_in(wallet, "b.json", badge("Anna", "Knots", valid_until=NOW - timedelta(days=3)))
    assert (ended.fate, ended.code) == (Fate.ADDED, Code.CREDENTIAL_EXPIRED)
    sentence = fate_message(ended.fate, ended.code, dict(ended.facts)).sentence
    day = NOW - timedelta(days=3)
    assert f"{day.day} {day:%B} {day.year}" in sentence


def test_a_file_that_cannot_be_read_is_told_with_its_fault() -> None:
    intake = refusal("big.png", b"", InputError(Code.FILE_LIMIT, size=7))
    assert (intake.fate, intake.code, intake.facts) == (Fate.REFUSED, Code.FILE_LIMIT, (("size", "7"),))
