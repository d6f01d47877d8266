"""Every baked and hostile picture: the badge, its notes or the code that the index asks for."""

import io
import json
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from badgedesk.core.bake import Baked, Dialect, bake, prepare, strip, unbake, unbake_each
from badgedesk.core.bake.png import bake_png, unbake_png
from badgedesk.core.bake.svg import bake_svg, unbake_svg
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.strictjson import parse_json

MADE_DIR = Path(__file__).resolve().parents[1] / "data" / "baked"
CREDENTIAL = '{"id":"urn:uuid:0","name":"]]> \\" Größe"}'
Entry = Mapping[str, Any]

JSON, TOKEN, ADDRESS, LIST = "{", "ey", "http", "["
MADE: dict[str, tuple[Dialect, str, tuple[Code, ...]] | Code] = {
    "made-png-bad-crc.png": Code.PNG_STRUCTURE,
    "made-png-compressed.png": (Dialect.OB3, JSON, (Code.BAKED_COMPRESSED,)),
    "made-png-json-after-ihdr.png": (Dialect.OB3, JSON, ()),
    "made-png-json-array.png": (Dialect.OB3, LIST, ()),
    "made-png-json-before-iend.png": (Dialect.OB3, JSON, ()),
    "made-png-jwt.png": (Dialect.OB3, TOKEN, ()),
    "made-png-no-proof.png": (Dialect.OB3, JSON, ()),
    "made-png-not-utf8.png": Code.TEXT_NOT_UTF8,
    "made-png-ob1-legacy-url.png": (Dialect.OB2, ADDRESS, (Code.BAKED_LEGACY_URL,)),
    "made-png-ob2-and-ob3.png": Code.BAKED_AMBIGUOUS,
    "made-png-text-chunk.png": Code.BAKED_NOT_FOUND,
    "made-png-truncated.png": Code.PNG_STRUCTURE,
    "made-png-two-chunks.png": Code.BAKED_AMBIGUOUS,
    "made-png-wrong-case.png": Code.BAKED_NOT_FOUND,
    "made-png-zip-bomb.png": Code.IMAGE_LIMIT,
    "made-svg-billion-laughs.svg": Code.SVG_DOCTYPE,
    "made-svg-escaped-text.svg": (Dialect.OB3, JSON, (Code.BAKED_NOT_CDATA,)),
    "made-svg-json.svg": (Dialect.OB3, JSON, ()),
    "made-svg-jwt-selfclosing.svg": (Dialect.OB3, TOKEN, ()),
    "made-svg-jwt.svg": (Dialect.OB3, TOKEN, ()),
    "made-svg-not-first.svg": (Dialect.OB3, JSON, ()),
    "made-svg-ob2-jws.svg": (Dialect.OB2, TOKEN, ()),
    "made-svg-script.svg": (Dialect.OB3, JSON, ()),
    "made-svg-two-elements.svg": Code.BAKED_AMBIGUOUS,
    "made-svg-unbound-prefix.svg": Code.SVG_NOT_WELLFORMED,
    "made-svg-verify-and-body.svg": Code.BAKED_AMBIGUOUS,
    "made-svg-wrong-namespace.svg": Code.BAKED_NOT_FOUND,
    "made-svg-xxe.svg": Code.SVG_DOCTYPE,
}
PUBLISHED: dict[str, tuple[Dialect, str, tuple[Code, ...]] | Code] = {
    "none-displayer-mountain.png": Code.BAKED_NOT_FOUND,
    "ob1-mozilla-baked.svg": (Dialect.OB2, JSON, ()),
    "ob1-mozilla-no-json.svg": (Dialect.OB2, ADDRESS, (Code.BAKED_LEGACY_URL,)),
    "ob1-mozilla-unbaked.png": Code.BAKED_NOT_FOUND,
    "ob1-mozilla-unbaked.svg": Code.BAKED_NOT_FOUND,
    "ob2-1edtech-simple-badge.png": (Dialect.OB2, JSON, ()),
    "ob3-1edtech-simple-json.png": (Dialect.OB3, JSON, ()),
    "ob3-1edtech-simple-json.svg": (Dialect.OB3, JSON, ()),
    "ob3-1edtech-simple-jwt.png": (Dialect.OB3, TOKEN, ()),
    "ob3-1edtech-simple-jwt_v1.svg": (Dialect.OB3, TOKEN, ()),
}
BROKEN_PICTURES = frozenset({Code.PNG_STRUCTURE, Code.SVG_DOCTYPE, Code.SVG_NOT_WELLFORMED})
NEEDED = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"iCCP", b"sRGB", b"sBIT", b"iTXt"})


def outcome(work: Callable[[bytes], object], image: bytes) -> Code | None:
    try:
        work(image)
    except BadgeDeskError as fault:
        return fault.code
    return None


def split_chunks(image: bytes) -> list[bytes]:
    """Split a sound PNG into its chunks, without the code under test."""
    chunks, position = [], 8
    while position < len(image):
        end = position + 12 + int(struct.unpack_from(">I", image, position)[0])
        chunks.append(image[position:end])
        position = end
    return chunks


def pixels_of(image: bytes) -> tuple[object, ...]:
    with Image.open(io.BytesIO(image)) as opened:
        opened.load()
        return opened.mode, opened.size, opened.tobytes(), opened.getpalette()


def hostile_entries(vectors_dir: Path, folder: str) -> list[tuple[Entry, bytes]]:
    hostile = vectors_dir / "hostile"
    entries = json.loads((hostile / "index.json").read_bytes())["entries"]
    return [(entry, (hostile / entry["file"]).read_bytes()) for entry in entries if entry["file"].startswith(folder)]


def check_expected(image: bytes, expected: tuple[Dialect, str, tuple[Code, ...]] | Code) -> None:
    if isinstance(expected, Code):
        assert outcome(unbake, image) is expected
    else:
        baked = unbake(image)
        dialect, start, notes = expected
        assert (baked.dialect, baked.notes) == (dialect, notes)
        assert baked.text.lstrip().startswith(start)
        assert unbake_each(image) == (baked,)


@pytest.mark.parametrize("name", sorted(MADE))
def test_made_pictures_give_their_badge_or_their_code(name: str) -> None:
    check_expected((MADE_DIR / name).read_bytes(), MADE[name])


@pytest.mark.parametrize("name", sorted(MADE))
def test_made_pictures_take_a_new_badge_unless_they_are_broken(name: str) -> None:
    image, expected = (MADE_DIR / name).read_bytes(), MADE[name]
    if expected in BROKEN_PICTURES:
        assert outcome(lambda data: bake(data, CREDENTIAL), image) is expected
    else:
        assert unbake(bake(image, CREDENTIAL)).text == CREDENTIAL
        assert outcome(unbake, strip(image)) is Code.BAKED_NOT_FOUND


@pytest.mark.parametrize("name", ["made-png-two-chunks.png", "made-png-ob2-and-ob3.png", "made-svg-two-elements.svg"])
def test_both_badges_of_an_unclear_picture_can_be_looked_at(name: str) -> None:
    texts = [baked.text for baked in unbake_each((MADE_DIR / name).read_bytes()) if isinstance(baked, Baked)]
    assert len(texts) == 2
    assert all(isinstance(parse_json(text), dict) for text in texts)


def test_all_made_files_are_judged() -> None:
    assert {path.name for path in MADE_DIR.iterdir()} == set(MADE)


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_published_pictures_give_their_badge_or_their_code(vectors_dir: Path, name: str) -> None:
    check_expected((vectors_dir / "baked" / name).read_bytes(), PUBLISHED[name])


def test_every_shared_picture_is_judged_and_takes_a_new_badge(vectors_dir: Path) -> None:
    for path in sorted((vectors_dir / "baked").iterdir()):
        expected = {**MADE, **PUBLISHED}[path.name]
        if expected not in BROKEN_PICTURES:
            assert unbake(bake(path.read_bytes(), CREDENTIAL)).text == CREDENTIAL, path.name


def test_valid_suite_pictures_keep_pixels_and_chunks(vectors_dir: Path) -> None:
    judged = 0
    for entry, image in hostile_entries(vectors_dir, "png/pngsuite/"):
        if entry["outcome"] != "accept":
            continue
        baked = bake(image, CREDENTIAL)
        chunks = split_chunks(baked)
        assert unbake(baked).text == CREDENTIAL, entry["file"]
        assert [chunks[0], *chunks[2:]] == split_chunks(image), entry["file"]
        assert pixels_of(baked) == pixels_of(image), entry["file"]
        assert strip(baked) == image, entry["file"]
        assert pixels_of(prepare(image, keep_metadata=False).bake(CREDENTIAL)) == pixels_of(image), entry["file"]
        judged += 1
    assert judged == 108


def complaint_about_png(entry: Entry, image: bytes) -> str | None:
    codes, asked = set(entry["codes"]), entry["outcome"]
    read = outcome(unbake_png, image)
    made = outcome(lambda data: bake_png(data, CREDENTIAL), image)
    if asked == "accept":
        return None if made is None else f"not bakeable: {made}"
    if asked == "reject" and Path(entry["file"]).name.startswith("baked-"):
        return None if read in codes else f"read: {read}"
    if asked == "reject":
        fine = read in codes | {Code.BAKED_NOT_FOUND} and made in codes
        return None if fine else f"read: {read}, baked: {made}"
    if asked in {"reject-or-neutralise", "neutralise"}:
        return complaint_about_copy(image, codes)
    noted = read is None and bool(codes & {str(note) for note in unbake_png(image).notes})
    optional = asked == "accept-or-reject" and read is None
    return None if noted or optional or read in codes else f"read: {read}"


def complaint_about_copy(image: bytes, codes: set[str]) -> str | None:
    try:
        made = bake_png(image, CREDENTIAL, keep_metadata=False)
    except InputError as fault:
        return None if fault.code in codes else f"refused with {fault.code}"
    kinds = {chunk[4:8] for chunk in split_chunks(made)}
    return None if kinds <= NEEDED and len(made) < 1000 else f"copied {kinds}"


def test_every_hostile_png_is_answered_as_its_index_says(vectors_dir: Path) -> None:
    elsewhere = {  # the text is read here, and judged by those who read the text
        "png/baked-empty-json.png": None,
        "png/baked-deep-json.png": None,
    }
    entries = hostile_entries(vectors_dir, "png/")
    complaints = {
        entry["file"]: complaint_about_png(entry, image) for entry, image in entries if entry["file"] not in elsewhere
    }
    assert len(entries) > 170
    assert {file: words for file, words in complaints.items() if words} == {}


def test_texts_that_are_no_credential_are_handed_on_to_their_readers(vectors_dir: Path) -> None:
    folder = vectors_dir / "hostile" / "png"
    assert unbake((folder / "baked-empty-json.png").read_bytes()).text == "{}"
    with pytest.raises(InputError) as caught:
        parse_json(unbake((folder / "baked-deep-json.png").read_bytes()).text)
    assert caught.value.code is Code.JSON_DEPTH


def test_place_and_author_of_artwork_do_not_reach_the_badge(vectors_dir: Path) -> None:
    image = (vectors_dir / "hostile" / "png" / "private-exif-gps.png").read_bytes()
    badge = prepare(image, keep_metadata=False).bake(CREDENTIAL)
    assert [private for private in (b"Jane", b"jane@", b"eXIf", b"tEXt") if private not in image] == []
    assert [private for private in (b"Jane", b"jane@", b"eXIf", b"tEXt") if private in badge] == []
    assert pixels_of(badge) == pixels_of(image)


def test_data_behind_the_picture_does_not_reach_the_badge(vectors_dir: Path) -> None:
    image = (vectors_dir / "hostile" / "png" / "trailing-zip.png").read_bytes()
    assert unbake(image).notes == (Code.PNG_TRAILING_DATA,)
    assert bake(image, CREDENTIAL).endswith(b"IEND\xaeB`\x82")


def complaint_about_svg(entry: Entry, image: bytes) -> str | None:
    codes, asked, name = set(entry["codes"]), entry["outcome"], Path(entry["file"]).name
    read = outcome(unbake_svg, image)
    made = outcome(lambda data: bake_svg(data, CREDENTIAL), image)
    if asked == "reject" and name.startswith(("baked-", "xml-")):
        return None if read in codes else f"read: {read}"
    if asked == "accept":
        return None if made is None else f"not bakeable: {made}"
    allowed = codes | {None, Code.BAKED_NOT_FOUND}
    return None if read in allowed and made in allowed else f"read: {read}, baked: {made}"


def test_every_hostile_svg_is_answered_as_its_index_says(vectors_dir: Path) -> None:
    entries = hostile_entries(vectors_dir, "svg/")
    complaints = {entry["file"]: complaint_about_svg(entry, image) for entry, image in entries}
    assert len(entries) > 90
    assert {file: words for file, words in complaints.items() if words} == {}


@pytest.mark.parametrize("name", ["limit-deep-groups-20000.svg", "limit-svgz-bomb.svgz"])
def test_deep_and_packed_bombs_stop_the_reader(vectors_dir: Path, name: str) -> None:
    image = (vectors_dir / "hostile" / "svg" / name).read_bytes()
    assert outcome(unbake, image) is Code.SVG_LIMIT
    assert outcome(prepare, image) is Code.SVG_LIMIT
