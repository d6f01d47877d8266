"""The published site in a real Chromium: it checks badges itself, asks nobody else, and is accessible by axe-core."""

import base64
import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from badgedesk.design.brand import BrandKit
from badgedesk.design.colours.colour import build_palette
from badgedesk.design.file import save_kit
from tests.e2e.chromium import BINARY, Chromium
from tests.unit.cli.conftest import call

_AXE = Path(__file__).resolve().parents[1] / "interop/node_modules/axe-core/axe.min.js"
_PEOPLE = "Name,E-mail\nAda Okafor,ada@mail.example\nBo Lund,bo@mail.example\nCy Young,cy@mail.example\n"
_SITE = "https://badges.baysail.example/"

pytestmark = pytest.mark.skipif(BINARY is None, reason="Chromium is not installed")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's own name
        return


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a published site and its badges: in several ways of signing, one revoked, one corrected."""
    home = tmp_path_factory.mktemp("publish")
    (home / "passphrase").write_text("tide tables and lanterns\n", "utf-8")
    (home / "roster.csv").write_text(_PEOPLE, "utf-8")
    common = ("--home", home / "profile", "--passphrase-file", home / "passphrase", "--json")

    def run(*words: object) -> Any:
        answer = call([*words, *common])
        assert answer.status == 0, answer.out + answer.err
        return answer.value

    design, roster, status = home / "harbour.badge", home / "roster.csv", f"{_SITE}status/1"
    run("design", "new", "--template", "harbour", "-o", design)
    for name, kind, suite, wanted in (
        ("Bay Sailing Club", "ed25519", "eddsa-rdfc-2022,eddsa-jcs-2022", "png,svg,json"),
        ("Token Club", "p256", "jwt-es256", "png,jwt"),
        ("Plain Club", "ed25519", "eddsa-rdfc-2022", "json"),
    ):
        words = ["issuer", "create", "--name", name, "--key", kind]
        if name == "Bay Sailing Club":
            words += ["--did", "web:badges.baysail.example", "--status-at", status, "--url", "https://baysail.example"]
        run(*words)
        run("award", "--design", design, "--issuer", name, "--roster", roster, "-o", home / name, "--format", wanted,
            "--suite", suite)  # fmt: skip
    run("revoke", "2", "--reason", "Wrong person")
    run("correct", "3", "--set", "name=Cy Younger", "-o", home / "corrected", "--format", "json")
    kit = BrandKit(issuer="Bay Sailing Club", palette=build_palette("#ffd400", "#a01030", "#fffdf7"))  # hard to read
    (home / "profile" / "brand-kit.json").write_bytes(save_kit(kit))
    run("publish", home / "site", "--issuer", "Bay Sailing Club", "--award", "1")
    return home


@pytest.fixture(scope="module")
def address(workshop: Path) -> Iterator[str]:
    """The site served on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(workshop / "site")))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """A browser of its own."""
    with Chromium() as started:
        yield started


def _check(browser: Chromium, address: str, file: Path) -> tuple[str, str]:
    browser.open(f"{address}check.html")
    browser.choose("#file", file)
    browser.until("document.querySelector('#result .headline')")
    head, told = browser.run(
        "[document.querySelector('#result .headline').textContent, document.getElementById('result').innerText]"
    )
    return str(head), str(told)


@pytest.mark.parametrize("ending", ["png", "svg", "json"])
def test_a_good_badge_is_valid_in_the_browser(workshop: Path, address: str, browser: Chromium, ending: str) -> None:
    (file,) = (workshop / "Bay Sailing Club").glob(f"*Ada*.{ending}")
    head, told = _check(browser, address, file)
    assert head == "Valid", told
    assert "Ada Okafor" in told
    assert "Signature: Passed. Nothing was changed" in told
    assert "Signed by Bay Sailing Club" in told
    assert "Status: Passed. Not withdrawn" in told


def test_revoked_corrected_and_altered_badges_are_not_valid(
    workshop: Path, address: str, browser: Chromium, tmp_path: Path
) -> None:
    folder = workshop / "Bay Sailing Club"
    for person in ("Bo", "Cy"):
        head, told = _check(browser, address, next(folder.glob(f"*{person}*.json")))
        assert head == "Not valid"
        assert "Status: Failed. The issuer has withdrawn it." in told
    assert _check(browser, address, next((workshop / "corrected").glob("*.json")))[0] == "Valid"
    text = next(folder.glob("*Ada*.json")).read_text("utf-8")
    for number, (old, new) in enumerate(
        [("Ada Okafor", "Ada Okafar"), ('"awardedDate"', '"awardedDatE"'), ("name", "nAme")]
    ):
        if old not in text:
            continue
        altered = tmp_path / f"altered-{number}.json"
        altered.write_text(text.replace(old, new, 1), "utf-8")
        head, told = _check(browser, address, altered)
        assert head == "Not valid"
        assert "altered or forged" in told
    twice = tmp_path / "twice.json"
    twice.write_text(text.replace("{", '{"id":"urn:x",', 1), "utf-8")
    assert _check(browser, address, twice)[0] == "Not valid"


def test_tokens_are_computed_and_what_cannot_be_is_left_open(
    workshop: Path, address: str, browser: Chromium, tmp_path: Path
) -> None:
    token = next((workshop / "Token Club").glob("*Ada*.jwt"))
    head, told = _check(browser, address, token)
    assert "Signature: Passed" in told
    assert (head, "does not speak for" in told) == ("Not fully checked", True)
    first, payload, signature = token.read_text("ascii").split(".")
    said = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)).replace(b"Ada", b"Eda")
    altered = tmp_path / "altered.jwt"
    altered.write_text(f"{first}.{base64.urlsafe_b64encode(said).rstrip(b'=').decode()}.{signature}", "ascii")
    assert _check(browser, address, altered)[0] == "Not valid"
    other = next((workshop / "Plain Club").glob("*Ada*.json"))
    head, told = _check(browser, address, other)
    assert "Signature: Passed" in told
    assert "eddsa-rdfc-2022" in told
    assert (head, "does not speak for" in told) == ("Not fully checked", True)
    changed = tmp_path / "changed.json"
    changed.write_text(other.read_text("utf-8").replace("Ada Okafor", "Ada Okafar", 1), "utf-8")
    assert _check(browser, address, changed)[0] == "Not valid"
    document = json.loads(other.read_text("utf-8"))
    document["proof"][0]["cryptosuite"] = "bbs-2023"
    unknown = tmp_path / "unknown.json"
    unknown.write_text(json.dumps(document), "utf-8")
    head, told = _check(browser, address, unknown)
    assert head == "Not fully checked"
    assert "cannot compute this kind of signature" in told


def test_no_page_asks_anybody_else_and_nothing_is_refused(workshop: Path, address: str, browser: Chromium) -> None:
    browser.requests.clear()
    browser.complaints.clear()
    pages = sorted(path.relative_to(workshop / "site").as_posix() for path in (workshop / "site").rglob("*.html"))
    assert len(pages) == 2 + 1 + 4  # profile, check page; one badge; four awards
    for page in pages:
        browser.open(f"{address}{page}")
    _check(browser, address, next((workshop / "Bay Sailing Club").glob("*Ada*.png")))
    asked = [url for url in browser.requests if not url.endswith("/favicon.ico")]
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []
    assert [told for told in browser.complaints if "favicon" not in told and "404" not in told] == []


@pytest.mark.skipif(not _AXE.is_file(), reason="axe-core is not installed (npm ci in tests/interop)")
def test_axe_core_finds_nothing(workshop: Path, address: str, browser: Chromium) -> None:
    for page in sorted((workshop / "site").rglob("*.html")):
        for scheme in ("light", "dark"):
            browser.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
            browser.open(f"{address}{page.relative_to(workshop / 'site').as_posix()}")
            browser.run(_AXE.read_text("utf-8"))
            found = browser.run("axe.run(document).then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))")
            assert (page.name, scheme, found) == (page.name, scheme, [])


def test_only_who_chose_it_is_named(workshop: Path) -> None:
    site = workshop / "site"
    texts = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert any(b"Ada Okafor" in data for data in texts.values())
    for hidden in (b"Bo Lund", b"Cy Young", b"bo@mail", b"ada@mail"):
        assert [path.name for path, data in texts.items() if hidden in data] == []
    entry = json.loads(next((workshop / "Bay Sailing Club").glob("*Bo*.json")).read_text("utf-8"))
    hashed = next(one for one in entry["credentialSubject"]["identifier"] if one["hashed"])
    page = texts[site / f"awards/{entry['id'].removeprefix('urn:uuid:')}.html"]
    assert hashed["identityHash"].encode() in page
    assert hashed["salt"].encode() not in page
    assert b"withdrawn" in page


def test_pages_carry_a_picture_for_those_that_link_to_them(workshop: Path) -> None:
    page = next((workshop / "site/awards").glob("*.html")).read_text("utf-8")
    picture = page.partition('property="og:image" content="')[2].partition('"')[0]
    assert picture.startswith(f"{_SITE}achievements/")
    assert (workshop / "site" / picture.removeprefix(_SITE)).read_bytes().startswith(b"\x89PNG")


def test_publishing_again_writes_what_changed_and_leaves_strangers_files(workshop: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(workshop / "site", tmp_path / "site"))
    (site / "own.html").write_text("mine", "utf-8")
    common = ("--home", workshop / "profile", "--passphrase-file", workshop / "passphrase", "--json")
    again = call(["publish", site, "--issuer", "Bay Sailing Club", *common])
    assert again.status == 0
    named = [path for path in again.value["removed"] if path.endswith(".json")]
    assert len(named) == 1
    assert not (site / named[0]).exists()
    assert (site / "own.html").read_text("utf-8") == "mine"
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("mine", "utf-8")
    refused = call(["publish", other, "--issuer", "Bay Sailing Club", *common])
    assert (refused.status, refused.code) == (3, "FILE_EXISTS")
    assert [path.name for path in other.iterdir()] == ["index.html"]
