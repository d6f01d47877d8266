"""After a working day: no private key in any file, no list of people left in a temporary folder."""

import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from badgedesk.awarding import Format, IssuerBook, award_batch
from badgedesk.awarding.aftercare.revoking import render_lists, revoke, write_lists
from badgedesk.awarding.handover import HandoverOrder, gather_recipients, hand_over
from badgedesk.awarding.register.seal import seal_register
from badgedesk.awarding.site import gather_site, publish_site, render_site
from badgedesk.host.paths import ProfilePaths
from tests.leaks import files_below, forms_of, holding
from tests.unit.awarding.desk import PASSPHRASE, Desk

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
WORD = "zwiebelfisch"
PEOPLE = f"Name,E-mail\nAda {WORD},ada@{WORD}.example\nBob,bob@mail.example\n"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for all that is temporary."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def _work(desk: Desk, book: IssuerBook, folder: Path) -> None:
    """Do what a provider does in a day: two batches, in two processes and into a ZIP file, and all that follows."""
    issuer = book.set_status_address(desk.issuer, "https://harbour.example/status")
    award_batch(desk.request(PEOPLE, jobs=2), desk.signer, desk.register)
    zipped = desk.request("Name\nEve\n", output=folder / "all.zip", formats=(Format.PNG,))
    award_batch(zipped, desk.signer, desk.register)
    seal_register(desk.register, desk.signer, now=NOW)
    revoke(desk.register, desk.register.entries()[1].id, reason="a mistake", at=NOW)
    own = desk.register.status.lists(issuer.dids)
    rendered = render_lists(own, lambda _: desk.signer, now=NOW)
    write_lists(rendered, folder / "site")
    lists = {one.listed.url: rendered[str(one.path)] for one in own}
    publish_site(render_site(gather_site(desk.register, issuer, address=None, lists=lists)), folder / "site")
    found = tuple(gather_recipients(desk.register, desk.register.entries(), [issuer]))
    hand_over(found, HandoverOrder(folder / "handed over"), now=NOW)
    (folder / "recovery").write_bytes(book.recovery(issuer, "a lamp for the cellar", passphrase=PASSPHRASE))
    book.rotate(issuer, passphrase=PASSPHRASE)


def test_no_file_holds_a_private_key_in_any_form(
    desk: Desk, book: IssuerBook, paths: ProfilePaths, tmp_path: Path, temporary: Path
) -> None:
    _work(desk, book, tmp_path / "work")
    signer = book.signer(book.issuers()[0], passphrase=PASSPHRASE)
    forms = [form for key in (desk.signer.key, signer.key) for form in forms_of(key.secret_bytes())]
    files = files_below(tmp_path)
    assert paths.folder in {parent for path in files for parent in path.parents}
    assert len(files) > 20
    assert {".pdf", ".zip", ".eml", ".png", ".db"} <= {path.suffix for path in files}
    assert holding(files, forms) == []
    planted = [tmp_path / "planted.txt", tmp_path / "planted.zip"]
    planted[0].write_bytes(b"key: " + forms[3])
    with zipfile.ZipFile(planted[1], "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("key.txt", forms[1] * 9)
    assert holding(planted, forms) == planted
    assert temporary.is_dir()


def test_no_list_of_people_is_left_in_a_temporary_folder(
    desk: Desk, book: IssuerBook, tmp_path: Path, temporary: Path
) -> None:
    _work(desk, book, tmp_path / "work")
    assert files_below(temporary) == []
    parts = [path for path in tmp_path.rglob(".badgedesk-*") if path.is_file()]
    assert parts == []
