"""Instructions for mail programs."""

import pytest

from badgedesk.core.errors import UsageError
from badgedesk.showcase.signature import Signer, Variant, signature_png
from badgedesk.showcase.signature_steps import PROGRAMS, steps_text
from tests.unit.showcase.badges import exhibit


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_program_has_numbered_steps(language: str) -> None:
    text = steps_text(language)
    for program in PROGRAMS:
        assert f"\n{program.name}\n1. " in text
        assert len(program.steps[0]) == len(program.steps[1]) >= 3


def test_programs_that_keep_the_variant_come_first() -> None:
    assert steps_text(variant=Variant.HOSTED).index("Gmail") < steps_text(variant=Variant.HOSTED).index("Evolution")
    assert steps_text(variant=Variant.INSIDE).rindex("Gmail") > steps_text(variant=Variant.INSIDE).rindex("Evolution")
    assert "the pictures lie beside it" in steps_text(variant=Variant.ATTACHED)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError):
        steps_text("xx")


def test_the_sight_shows_light_and_dark_ground() -> None:
    import io

    from PIL import Image

    names = ("Anna #let x = 1 \\ $", "<b>&")
    with Image.open(io.BytesIO(signature_png([exhibit(name=names[1])], Signer(names[0])))) as opened:
        sight = opened.convert("RGB")
    colours = {colour for _, colour in sight.getcolors(sight.width * sight.height) or []}
    assert {(255, 255, 255), (0x1B, 0x1F, 0x27)} <= colours
    with pytest.raises(UsageError):
        signature_png([])
