import base64
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256, sha384

import pytest
from PIL import Image, ImageChops, ImageDraw

from badgedesk.core.bake import bake
from badgedesk.core.errors import Code, InputError
from badgedesk.core.issue import Signer
from badgedesk.core.model.award import Award
from badgedesk.core.model.credential import view_credential
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import CheckName, Outcome
from badgedesk.core.verify import Circumstances, receive, verify
from badgedesk.core.verify.picture import named_picture, same_picture, two_pictures

Sign = Callable[[Award, Signer], bytes]


def drawn(word: str = "SKIPPER", colour: str = "#12477E", size: int = 600) -> Image.Image:
    image = Image.new("RGBA", (600, 600))
    pen = ImageDraw.Draw(image)
    pen.ellipse((20, 20, 580, 580), fill=colour, outline="#E3B64E", width=24)
    pen.rectangle((80, 330, 520, 420), fill="#A01030")
    pen.text((300, 375), word, fill="white", anchor="mm", font_size=72)
    return image.resize((size, size), Image.Resampling.LANCZOS) if size != 600 else image


def png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize("size", [64, 128, 200, 300])
def test_a_smaller_copy_is_the_same_picture(size: int) -> None:
    assert same_picture(png(drawn()), png(drawn(size=size)))


def test_a_copy_with_fewer_colours_is_the_same_picture() -> None:
    few = drawn(size=300).quantize(64, method=Image.Quantize.FASTOCTREE)
    assert same_picture(png(drawn()), png(few))


@pytest.mark.parametrize(
    "other",
    [
        drawn(word="TRAINER"),
        drawn(colour="#0B6E52"),
        drawn().rotate(90),
        drawn().transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        Image.new("RGBA", (600, 600), "white"),
    ],
    ids=["another word", "another colour", "turned", "mirrored", "empty"],
)
def test_another_picture_is_told_apart(other: Image.Image) -> None:
    assert not same_picture(png(drawn()), png(other))


def test_what_cannot_be_decoded_is_a_fault_with_a_code() -> None:
    with pytest.raises(InputError) as caught:
        same_picture(png(drawn()), b"\x89PNG\r\n\x1a\nnothing")
    assert caught.value.code is Code.IMAGE_DAMAGED


@pytest.fixture
def pictured(award: Award, signer: Signer, sign: Sign) -> str:
    uri = "data:image/png;base64," + base64.b64encode(png(drawn(size=200))).decode("ascii")
    return sign(replace(award, picture=uri), signer).decode()


@pytest.mark.parametrize(
    ("around", "outcome", "code"),
    [
        (drawn(), Outcome.PASS, None),
        (drawn(word="ADMIRAL"), Outcome.WARN, Code.PICTURE_DIFFERS),
    ],
    ids=["the signed picture", "another picture"],
)
def test_the_picture_around_a_badge_is_compared_with_the_signed_one(
    around: Image.Image, outcome: Outcome, code: Code | None, pictured: str, now: datetime
) -> None:
    check = verify(bake(png(around), pictured), Circumstances(now)).check(CheckName.PICTURE)
    assert (check.outcome, check.code) == (outcome, code)


def test_without_a_picture_around_there_is_nothing_to_compare(pictured: str, now: datetime) -> None:
    assert verify(pictured.encode(), Circumstances(now)).outcome(CheckName.PICTURE) is Outcome.NOT_APPLICABLE


def test_a_picture_behind_an_address_is_not_compared(award: Award, signer: Signer, sign: Sign, now: datetime) -> None:
    text = sign(replace(award, picture="https://baysail.example/badge.png"), signer).decode()
    assert json.loads(text)["credentialSubject"]["achievement"]["image"]["id"].startswith("https:")
    check = verify(bake(png(drawn()), text), Circumstances(now)).check(CheckName.PICTURE)
    assert (check.outcome, check.code) == (Outcome.UNKNOWN, Code.PICTURE_NOT_CHECKED)


def test_two_pictures_that_differ_are_told_apart_and_drawn_side_by_side(pictured: str, now: datetime) -> None:
    other = png(drawn(word="ADMIRAL"))
    data = bake(other, pictured)
    check = verify(data, Circumstances(now)).check(CheckName.PICTURE)
    received = receive(data)
    view = view_credential(received.document)
    signed = named_picture(view, {})
    assert signed is not None
    assert check.fact("around") == sha256(other).hexdigest()
    assert check.fact("signed") == sha256(signed).hexdigest()
    both = two_pictures(view, received.picture or b"", {})
    assert both is not None
    with Image.open(io.BytesIO(both)) as sheet:
        left, right = sheet.crop((16, 16, 528, 528)), sheet.crop((544, 16, 1056, 528))
    assert ImageChops.difference(left, right).getbbox() is not None
    for side, original in ((left, other), (right, signed)):
        with Image.open(io.BytesIO(original)) as image:
            shown = Image.new("RGB", (512, 512), "white")
            small = image.convert("RGBA")
            small.thumbnail((512, 512))
            shown.paste(small, (0, 0), small)
        assert ImageChops.difference(side, shown).getbbox() is None


def test_there_is_nothing_to_draw_beside_a_picture_behind_an_address(award: Award, signer: Signer, sign: Sign) -> None:
    text = sign(replace(award, picture="https://baysail.example/badge.png"), signer).decode()
    received = receive(bake(png(drawn()), text))
    assert two_pictures(view_credential(received.document), received.picture or b"", {}) is None


ADDRESS = "https://baysail.example/badge.png"


def _sri(data: bytes) -> dict[str, str]:
    return {"digestSRI": "sha384-" + base64.b64encode(sha384(data).digest()).decode("ascii")}


def _multibase(data: bytes) -> dict[str, str]:
    hashed = b"\x12\x20" + sha256(data).digest()
    return {"digestMultibase": "u" + base64.urlsafe_b64encode(hashed).decode("ascii").rstrip("=")}


@pytest.mark.parametrize("named", [_sri, _multibase], ids=["subresource integrity", "multibase"])
@pytest.mark.parametrize(
    ("around", "outcome"), [(drawn(), Outcome.PASS), (drawn(word="ADMIRAL"), Outcome.WARN)], ids=["signed", "another"]
)
def test_a_picture_named_by_its_hash_is_compared_byte_for_byte(
    named: Callable[[bytes], dict[str, str]], around: Image.Image, outcome: Outcome, signed: bytes, now: datetime
) -> None:
    document = json.loads(signed)
    document["credentialSubject"]["image"] = {"id": ADDRESS, "type": "Image", **named(png(drawn()))}
    check = verify(bake(png(around), json.dumps(document)), Circumstances(now)).check(CheckName.PICTURE)
    assert check.outcome is outcome
    assert check.fact("digest") == (None if outcome is Outcome.PASS else next(iter(named(png(drawn())).values())))


@pytest.mark.parametrize(
    ("around", "outcome"),
    [(drawn(size=128), Outcome.PASS), (drawn(word="ADMIRAL"), Outcome.WARN)],
    ids=["signed", "another"],
)
def test_a_picture_behind_an_address_is_compared_with_the_answer_at_hand(
    around: Image.Image, outcome: Outcome, signed: bytes, now: datetime
) -> None:
    document = json.loads(signed)
    document["credentialSubject"]["achievement"]["image"] = {"id": ADDRESS, "type": "Image"}
    had = Circumstances(now, documents={ADDRESS: Document(png(drawn()), now)})
    assert verify(bake(png(around), json.dumps(document)), had).outcome(CheckName.PICTURE) is outcome


def test_a_hash_in_a_way_that_is_not_known_leaves_the_picture_open(signed: bytes, now: datetime) -> None:
    document = json.loads(signed)
    for digest in ({"digestSRI": "md5-AAAA"}, {"digestSRI": "sha256-%%%"}, {"digestMultibase": "u1300"}):
        document["credentialSubject"]["image"] = {"id": ADDRESS, "type": "Image", **digest}
        check = verify(bake(png(drawn()), json.dumps(document)), Circumstances(now)).check(CheckName.PICTURE)
        assert (check.outcome, check.code) == (Outcome.UNKNOWN, Code.PICTURE_NOT_CHECKED)
