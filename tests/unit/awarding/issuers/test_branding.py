"""The colour of the brand kit on certificates and pages: of the issuer that the kit names, and always to be read."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from badgedesk.awarding import award_batch
from badgedesk.awarding.handover import HandoverOrder, gather_recipients, hand_over
from badgedesk.awarding.issuers.branding import brand_colour
from badgedesk.awarding.site import gather_site, render_site
from badgedesk.design.brand import BrandKit
from badgedesk.design.colours.colour import build_palette
from badgedesk.design.file import save_kit
from badgedesk.host import clock
from tests.unit.awarding.desk import Desk

ONE = "Name,Date\nAda,2026-11-01\n"
PLUM, YELLOW = "#7a2a6b", "#ffd400"


def _kit(folder: Path, issuer: str, base: str = PLUM) -> Path:
    kit = folder / "brand-kit.json"
    kit.write_bytes(save_kit(BrandKit(issuer=issuer, palette=build_palette(base, "#c08020", "#fffdf7"))))
    return kit


def test_the_kit_gives_its_colour_to_the_issuer_that_it_names(tmp_path: Path) -> None:
    kit = _kit(tmp_path, "Bay  Sailing CLUB")
    assert brand_colour(kit, "Bay Sailing Club") == PLUM
    assert brand_colour(kit, "Hill Climbing Club") is None


@pytest.mark.parametrize("content", [None, b"", b"{}", b'{"palette": 3}'])
def test_a_kit_that_is_missing_empty_or_damaged_gives_no_colour(tmp_path: Path, content: bytes | None) -> None:
    kit = tmp_path / "brand-kit.json"
    if content is not None:
        kit.write_bytes(content)
    assert brand_colour(kit, "Bay Sailing Club") is None


def test_certificates_are_set_in_the_colour_of_the_kit(desk: Desk, tmp_path: Path) -> None:
    assert award_batch(desk.request(ONE), desk.signer, desk.register).awarded == 1
    kit = _kit(tmp_path, desk.issuer.name)
    found = tuple(gather_recipients(desk.register, desk.register.entries(), [desk.issuer], kit=kit))
    made = hand_over(found, HandoverOrder(tmp_path / "out"), now=clock.now())
    for file in (*made.certificates, *made.prints):
        (page,) = PdfReader(file).pages
        contents = page.get_contents()
        assert contents is not None
        inks = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:scn|rg)", contents.get_data())
        painted = {tuple(round(float(part) * 255) for part in ink) for ink in inks}
        assert (0x7A, 0x2A, 0x6B) in painted


@pytest.mark.parametrize("base", [PLUM, YELLOW, "#000000", "#ffffff"])
def test_links_of_the_site_are_of_its_colour_and_read_in_light_and_dark(desk: Desk, base: str) -> None:
    contents = gather_site(desk.register, desk.issuer, address=None, lists={})
    page = render_site(contents, base)["index.html"].decode()
    light, dark = re.findall(r"--link:(#[0-9a-f]{6})", page)[-2:]
    if base == PLUM:
        assert light == PLUM
    grounds = {light: ("#ffffff", "#f4f6f8"), dark: ("#15181c", "#1f242a")}
    ratios = [_contrast(ink, ground) for ink, under in grounds.items() for ground in under]
    assert min(ratios) >= 4.5
    assert "--edge" not in render_site(contents)["index.html"].decode().replace("var(--edge,", "")


def _contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2, written down here once more."""

    def bright(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((bright(one), bright(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
