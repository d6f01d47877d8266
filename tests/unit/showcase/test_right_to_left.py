"""Words written from right to left: read out of documents in their order, and at their place on a line."""

import re
import shutil
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from badgedesk.showcase.certificate import Look, badge_cards, certificate, wall_print
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.resume import Choice, resume_markdown, write_resume
from badgedesk.showcase.words import in_a_row
from tests.unit.showcase.badges import MADE_AT, exhibit

_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_HEBREW = ("שלום עולם", "דוד כהן", "מועדון השייט")
_ARABIC = ("مهارة البحث", "ليلى حداد", "جمعية سباحة")
"""Name of a badge, of a person, of an issuer; in the Arabic ones letters with dots stand in several forms."""
_MADE: dict[str, Callable[[Exhibit], bytes]] = {
    **{look.value: (lambda b, look=look: certificate(b, made_at=MADE_AT, look=look)) for look in Look},
    "wall": lambda b: wall_print((b,), made_at=MADE_AT),
    "cards": lambda b: badge_cards((b,), made_at=MADE_AT),
    "résumé": lambda b: write_resume(Choice((b,)), ".pdf", made_at=MADE_AT),
    "Europass": lambda b: write_resume(Choice((b,), europass=True), ".pdf", made_at=MADE_AT),
}
_WITHOUT_PERSON = {"résumé", "Europass"}


def _read(pdf: bytes, folder: Path) -> str:
    """Return the text of a PDF as another program reads it, without marks of direction."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is missing")
    (folder / "made.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", str(folder / "made.pdf"), "-"], capture_output=True, check=True, timeout=60)
    return " ".join(_TURNING.sub("", done.stdout.decode("utf-8")).split())


@pytest.mark.parametrize("names", [_HEBREW, _ARABIC], ids=["Hebrew", "Arabic"])
@pytest.mark.parametrize("form", _MADE)
def test_names_are_read_out_of_documents_in_their_order(form: str, names: tuple[str, ...], tmp_path: Path) -> None:
    if names is _ARABIC and find_spec("fontpkg_ibm_plex_sans_arabic") is None:
        pytest.skip("the font whose letters can be read out is not installed")
    badge, person, issuer = names
    text = _read(_MADE[form](exhibit(badge, recipient=person, issuer=issuer)), tmp_path)
    assert badge in text
    assert issuer in text
    assert form in _WITHOUT_PERSON or person in text


def test_the_date_stays_behind_the_issuer(tmp_path: Path) -> None:
    pdf = write_resume(Choice((exhibit(issuer=_HEBREW[2]),)), ".pdf", made_at=MADE_AT)
    assert f"{_HEBREW[2]} · 14 November 2026 – 14 November 2031" in _read(pdf, tmp_path)


def test_only_what_ends_from_right_to_left_gets_a_mark() -> None:
    assert in_a_row(("Bay Sailing Club", "", "14 November")) == "Bay Sailing Club · 14 November"
    assert in_a_row(("שלום (2)", "14 November")) == "שלום (2)\u200e · 14 November"
    assert in_a_row(("שלום Ltd", "14"), " – ") == "שלום Ltd – 14"
    assert in_a_row(()) == ""


def test_resumes_as_pages_carry_the_mark() -> None:
    choice = Choice((exhibit(issuer=_HEBREW[2]),))
    for text in (resume_markdown(choice), write_resume(choice, ".html", made_at=MADE_AT).decode()):
        assert f"{_HEBREW[2]}\u200e" in text
