"""The portfolio in a real browser, from the disk: nothing asked outside, no barrier found, badges really checked."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from badgedesk.showcase.exhibit import Exhibit, build_exhibit
from badgedesk.showcase.interview import interview_html
from badgedesk.showcase.phrases import SITE_LANGUAGES
from badgedesk.showcase.portfolio import THEMES, Collection, Site, build_site
from badgedesk.showcase.resume import Choice, write_resume
from badgedesk.showcase.signature import Signer, build_signature
from tests.e2e.chromium import BINARY, Chromium
from tests.unit.showcase.badges import MADE_AT, exhibit

_SHARED = Path(__file__).parents[3] / "shared" / "vectors"
_AXE = Path(__file__).parents[1] / "interop/node_modules/axe-core/axe.min.js"
_OF_A_PAGE = ("region", "landmark-one-main", "page-has-heading-one")
_SOUND = ("ob3/made-eddsa-rdfc-didkey.json", "ob3/made-eddsa-jcs-didkey.json", "vc-jwt/made-eddsa-kid-didkey.jwt")


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """A browser of its own."""
    if BINARY is None:
        pytest.skip("Chromium is not installed")
    with Chromium() as started:
        yield started


def _open(browser: Chromium, page: Path, *, dark: bool = False) -> None:
    scheme = "dark" if dark else "light"
    browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.requests.clear()
    browser.complaints.clear()
    browser.open(page.as_uri())
    browser.until(f"location.href === {json.dumps(page.as_uri())} && document.readyState === 'complete'")


def _lay_out(folder: Path, site: Site) -> Path:
    for name, data in build_site(site).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio in two languages on the disk."""
    badges = (exhibit(address="https://baysail.example/b/1"), exhibit("R&D: C# <b>100%</b> Ü 李", 2))
    groups = (Collection("At sea", (badges[0].key,)),)
    made = Site(badges, "Anna Ångström", "Skipper", languages=SITE_LANGUAGES, collections=groups, with_identity=True)
    return _lay_out(tmp_path_factory.mktemp("site"), made)


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_nothing_outside_is_asked_for_and_nothing_is_refused(browser: Chromium, site: Path) -> None:
    assert len(_pages(site)) == 24
    for page in _pages(site):
        _open(browser, page)
        assert browser.requests == [page.as_uri()]
        assert browser.complaints == []
        shown = "[...document.images].every(image => image.complete && image.naturalWidth > 0)"
        assert browser.run(shown) is True


@pytest.mark.parametrize("dark", [False, True])
def test_no_barrier_is_found(browser: Chromium, site: Path, dark: bool) -> None:
    if not _AXE.is_file():
        pytest.skip("the pinned npm packages are not installed (npm ci in tests/interop)")
    for page in _pages(site):
        _open(browser, page, dark=dark)
        browser.run(_AXE.read_text("utf-8") + ";0")
        found = browser.run("axe.run().then(r => JSON.stringify(r.violations.map(v => [v.id, v.nodes[0].html])))")
        assert (page.name, json.loads(found)) == (page.name, [])


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_can_be_read_light_and_dark(browser: Chromium, tmp_path: Path, theme: str) -> None:
    if not _AXE.is_file():
        pytest.skip("the pinned npm packages are not installed (npm ci in tests/interop)")
    folder = _lay_out(tmp_path, Site((exhibit(),), "Anna", theme=theme))
    for page in (folder / "index.html", *(folder / "badges").iterdir()):
        for dark in (False, True):
            _open(browser, page, dark=dark)
            browser.run(_AXE.read_text("utf-8") + ";0")
            assert browser.run("axe.run({runOnly: ['color-contrast']}).then(r => r.violations.length)") == 0


def test_the_search_shows_only_what_fits(browser: Chromium, site: Path) -> None:
    _open(browser, site / "index.html")
    typed = (
        "(() => {const f = document.getElementById('search'); f.value = %s; f.dispatchEvent(new Event('input')); "
        "return [document.querySelectorAll('.card:not([hidden])').length, "
        "document.getElementById('count').textContent]})()"
    )
    assert browser.run(typed % '""') == [2, "2 badges shown"]
    assert browser.run(typed % '"c# u"') == [1, "1 badges shown"]
    assert browser.run(typed % '"skipper bay"') == [1, "1 badges shown"]
    assert browser.run(typed % '"nothing"') == [0, "0 badges shown"]


def _received(name: str) -> Exhibit:
    path = _SHARED / name
    if not path.is_file():
        pytest.skip("the shared vectors are not beside this checkout")
    return replace(build_exhibit("00000000000a", path.read_bytes(), None, UTC))


def _check(browser: Chromium, page: Path) -> tuple[str, str]:
    _open(browser, page)
    browser.run("document.getElementById('check').click()")
    answered = (
        "new Promise(r => {const o = document.getElementById('check-result'), "
        "f = () => o.dataset.outcome ? r([o.dataset.outcome, o.textContent]) : requestAnimationFrame(f); f()})"
    )
    outcome, words = browser.run(answered)
    return outcome, words


@pytest.mark.parametrize("name", _SOUND)
def test_the_browser_computes_a_signature_and_sees_one_changed_letter(
    browser: Chromium, tmp_path: Path, name: str
) -> None:
    shown = _received(name)
    page = next((_lay_out(tmp_path / "whole", Site((shown,), with_identity=True)) / "badges").iterdir())
    assert _check(browser, page)[0] == "sound", _check(browser, page)
    text = shown.credential.decode()
    place = text.index("name") if name.endswith(".json") else text.index(".") + 40
    changed = text[: place + 7] + ("x" if text[place + 7] != "x" else "y") + text[place + 8 :]
    broken = replace(shown, credential=changed.encode())
    page = next((_lay_out(tmp_path / "changed", Site((broken,), with_identity=True)) / "badges").iterdir())
    assert _check(browser, page)[0] == "broken"


def test_what_cannot_be_computed_is_said_plainly(browser: Chromium, tmp_path: Path) -> None:
    shown = _received(_SOUND[0])
    document = json.loads(shown.credential)
    proofs = document["proof"] if isinstance(document["proof"], list) else [document["proof"]]
    document["proof"] = [{**proof, "cryptosuite": "bbs-2023"} for proof in proofs]
    unknown = replace(shown, credential=json.dumps(document).encode())
    folder = _lay_out(tmp_path, Site((unknown,), with_identity=True))
    outcome, words = _check(browser, next((folder / "badges").iterdir()))
    assert outcome == "open"
    assert "bbs-2023" in words
    assert "cannot compute this kind of signature" in words


def test_the_badges_we_award_are_valid_in_the_browser(browser: Chromium, site: Path) -> None:
    for page in (site / "badges").iterdir():
        outcome, words = _check(browser, page)
        assert (outcome, "eddsa-rdfc-2022" in words) == ("sound", True), words
        assert browser.requests == [page.as_uri()]
        assert browser.complaints == []


@pytest.mark.parametrize("dark", [False, True])
def test_signature_and_single_pages_ask_for_nothing_and_have_no_barrier(
    browser: Chromium, tmp_path: Path, dark: bool
) -> None:
    if not _AXE.is_file():
        pytest.skip("the pinned npm packages are not installed (npm ci in tests/interop)")
    badges = [exhibit(address="https://baysail.example/b/1")]
    pages = {
        "signature.html": build_signature(badges, Signer("Anna Ångström", "Skipper")).page,
        "resume.html": write_resume(Choice(tuple(badges)), ".html", made_at=MADE_AT),
        "interview.html": interview_html(badges),
    }
    for name, data in pages.items():
        (tmp_path / name).write_bytes(data)
        _open(browser, tmp_path / name, dark=dark)
        assert browser.requests == [(tmp_path / name).as_uri()]
        browser.run(_AXE.read_text("utf-8") + ";0")
        # A signature is a piece of somebody else's page, so landmarks and headings are not its own.
        rules = ", ".join(f"'{rule}': {{enabled: false}}" for rule in _OF_A_PAGE)
        options = f"{{rules: {{{rules}}}}}" if name == "signature.html" else "{}"
        found = browser.run(f"axe.run({options}).then(r => JSON.stringify(r.violations.map(v => v.id)))")
        assert (name, json.loads(found)) == (name, [])
