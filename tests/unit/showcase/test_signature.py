"""Badges for the foot of e-mails: only what every mail program shows, within its limits."""

from html.parser import HTMLParser

import pytest
from PIL import Image

from badgedesk.core.errors import UsageError
from badgedesk.showcase.privacy import Part
from badgedesk.showcase.signature import (
    CHARACTERS,
    TOTAL_BYTES,
    Signature,
    Signer,
    Variant,
    build_signature,
    signature_preview,
)
from tests.unit.showcase.badges import exhibit

_NAME = "R&D: C# 100% + “Ü” </td><script>x()</script> 李小龙"
_ME = Signer("Anna Ångström", "Skipper & coach", "anna.example")


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.images: list[dict[str, str | None]] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag == "img":
            self.images.append(dict(attrs))
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_tables_and_inline_styles_only() -> None:
    reader = _Reader(build_signature([exhibit(address="https://baysail.example/b/1")], _ME).html)
    assert reader.tags <= {"table", "tbody", "tr", "td", "img", "a", "span", "br"}
    assert not {name for name in reader.attributes if name in {"class", "id"} or name.startswith("on")}
    assert reader.links == ["https://baysail.example/b/1"] * 2
    (image,) = reader.images
    assert (image["width"], image["height"], image["alt"]) == ("80", "80", "A round badge")
    assert "Anna ÅngströmSkipper & coachanna.exampleCoastal SkipperBay Sailing Club" in reader.text


@pytest.mark.parametrize("count", [1, 2, 4])
@pytest.mark.parametrize("variant", list(Variant))
def test_it_stays_within_what_mail_programs_take(count: int, variant: Variant) -> None:
    badges = [exhibit(f"Badge {number}", number) for number in range(1, count + 1)]
    made = build_signature(badges, _ME, variant=variant, hosted_at="https://anna.example/b/")
    assert made.characters <= CHARACTERS
    assert made.total_bytes <= TOTAL_BYTES
    assert len(_Reader(made.html).images) == count


def _sources(made: Signature) -> list[str]:
    return [image["src"] or "" for image in _Reader(made.html).images]


def test_pictures_lie_where_the_variant_says() -> None:
    import io

    badges = [exhibit()]
    (inside,) = _sources(build_signature(badges))
    assert inside.startswith("data:image/png;base64,")
    attached = build_signature(badges, variant=Variant.ATTACHED)
    assert _sources(attached) == ["cid:badge-000000000001.png"]
    assert [name for name, _ in attached.pictures] == ["badge-000000000001.png"]
    with Image.open(io.BytesIO(attached.pictures[0][1])) as opened:
        assert max(opened.size) == 160
    hosted = build_signature(badges, variant=Variant.HOSTED, hosted_at="https://anna.example/b/")
    assert _sources(hosted) == ["https://anna.example/b/badge-000000000001.png"]


def test_any_name_is_text_in_both_twins() -> None:
    made = build_signature([exhibit(name=_NAME)], Signer(name=_NAME))
    reader = _Reader(made.html)
    assert reader.text.count(_NAME) == 2
    assert "script" not in reader.tags
    assert made.plain == f"-- \n{_NAME}\n{_NAME} – Bay Sailing Club\n"


def test_a_line_cannot_make_another_line_or_header() -> None:
    made = build_signature([exhibit()], Signer(name="Anna\r\nBcc: x@attacker.example"))
    assert made.plain.splitlines() == ["-- ", "Anna Bcc: x@attacker.example", "Coastal Skipper – Bay Sailing Club"]


@pytest.mark.parametrize("address", ["", "https://anna.example/b", "http://10.0.0.1/", "javascript:x()/"])
def test_an_address_others_cannot_open_is_refused(address: str) -> None:
    with pytest.raises(UsageError):
        build_signature([exhibit()], variant=Variant.HOSTED, hosted_at=address)


def test_too_many_or_no_badges_are_refused() -> None:
    with pytest.raises(UsageError):
        build_signature([])
    with pytest.raises(UsageError):
        build_signature([exhibit()] * 5)


def test_the_preview_identifies_nobody() -> None:
    told = signature_preview([exhibit()], _ME)
    assert told.contains == (Part.NAME, Part.ISSUER, Part.PICTURE, Part.OWN_WORDS)
    assert told.identifies == ()
