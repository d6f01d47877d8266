"""An issuer is made by hand, to the point where its recovery file was read back; and it comes back from that file."""

import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import IssuerRow
from badgedesk.app.awards.views.issuer_wizard import IssuerWizard
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from badgedesk.awarding import IssuerBook, check_recovery
from badgedesk.core.keys import SigningKey
from badgedesk.core.model.achievement import Identifier
from badgedesk.core.model.award import Address
from badgedesk.host.paths import open_profile
from tests.gui.roster import PASSPHRASE, make_issuer, open_awards

SPARE = "a lamp for the cellar"
_PROFILE, _IDENTITY, _KEY, _RECOVERY, _CHECK = range(5)
_PATIENCE_MS = 20_000


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> AwardsPlace:
    return open_awards(desk, qtbot)


@pytest.fixture
def wizard(place: AwardsPlace) -> IssuerWizard:
    return place.open_wizard()


def _type(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.clear()
    qtbot.keyClicks(edit, text)


def _press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _make(wizard: IssuerWizard, qtbot: QtBot, name: str = "Bay Sailing Club") -> None:
    """Go as far as the recovery file, with the key under a passphrase."""
    _type(qtbot, wizard.profile.name.edit, name)
    _press(qtbot, wizard.main)
    assert wizard.step == _IDENTITY
    _press(qtbot, wizard.main)
    wizard.key.own.setChecked(True)
    for field in wizard.key.fields:
        _type(qtbot, field.edit, PASSPHRASE)
    _press(qtbot, wizard.main)
    qtbot.waitUntil(lambda: wizard.step == _RECOVERY, timeout=_PATIENCE_MS)


def _save(wizard: IssuerWizard, qtbot: QtBot, file: Path) -> None:
    for field in wizard.recovery.fields:
        _type(qtbot, field.edit, SPARE)
    wizard.recovery.take_place(file)
    _press(qtbot, wizard.main)
    qtbot.waitUntil(lambda: wizard.step == _CHECK, timeout=_PATIENCE_MS)


def test_an_empty_name_is_refused_at_its_field(wizard: IssuerWizard, qtbot: QtBot) -> None:
    _type(qtbot, wizard.profile.name.edit, "  ")
    _press(qtbot, wizard.main)
    assert wizard.step == _PROFILE
    assert wizard.profile.name.edit.property("tone") == "fail"
    assert wizard.profile.name.edit.accessibleDescription().startswith("The name is empty.")
    qtbot.keyClicks(wizard.profile.name.edit, "Bay")
    assert wizard.profile.name.edit.property("tone") == ""


def test_a_web_address_needs_https(wizard: IssuerWizard, qtbot: QtBot) -> None:
    _type(qtbot, wizard.profile.name.edit, "Bay Sailing Club")
    _type(qtbot, wizard.profile.url.edit, "baysail.example")
    _press(qtbot, wizard.main)
    assert (wizard.step, wizard.profile.url.edit.property("tone")) == (_PROFILE, "fail")


def test_without_a_key_store_a_passphrase_is_asked_for(wizard: IssuerWizard, qtbot: QtBot) -> None:
    _type(qtbot, wizard.profile.name.edit, "Bay Sailing Club")
    _press(qtbot, wizard.main)
    _press(qtbot, wizard.main)
    assert wizard.key.system.isChecked()
    _press(qtbot, wizard.main)
    qtbot.waitUntil(wizard.key.own.isChecked, timeout=_PATIENCE_MS)
    first, second = wizard.key.fields
    _type(qtbot, first.edit, "correct horse")
    _type(qtbot, second.edit, "correct hose")
    _press(qtbot, wizard.main)
    assert second.edit.accessibleDescription() == "The two passphrases differ."


def test_an_issuer_is_finished_only_when_its_recovery_file_was_read_back(
    desk: Desk, place: AwardsPlace, wizard: IssuerWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    _make(wizard, qtbot)
    file = tmp_path / "club.badgedesk-recovery"
    _save(wizard, qtbot, file)
    _type(qtbot, wizard.check.field.edit, "a lamp for the attic")
    _press(qtbot, wizard.main)
    qtbot.waitUntil(lambda: wizard.check.field.edit.property("tone") == "fail", timeout=_PATIENCE_MS)
    assert wizard.check.field.edit.accessibleDescription().startswith("The passphrase is wrong.")
    assert not wizard.check.finished
    unprotected = desk.awards.unprotected()
    assert unprotected is not None
    assert "no recovery file yet" in place.register.messages.text()
    _type(qtbot, wizard.check.field.edit, SPARE)
    with qtbot.waitSignal(desk.making.checked, timeout=_PATIENCE_MS):
        _press(qtbot, wizard.main)
    assert wizard.check.finished
    assert wizard.check.done.isVisible()
    qtbot.waitUntil(lambda: desk.awards.unprotected() is None)
    assert not place.register.messages.isVisible()
    assert check_recovery(file.read_bytes(), SPARE).issuer == unprotected.id
    with qtbot.waitSignal(wizard.finished):
        _press(qtbot, wizard.main)


def test_a_short_or_mistyped_passphrase_writes_no_recovery_file(
    wizard: IssuerWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    _make(wizard, qtbot)
    file = tmp_path / "file"
    wizard.recovery.take_place(file)
    first, second = wizard.recovery.fields
    _type(qtbot, first.edit, "short")
    _press(qtbot, wizard.main)
    assert first.edit.accessibleDescription() == "Use at least 12 characters."
    _type(qtbot, first.edit, SPARE)
    _type(qtbot, second.edit, SPARE[:-1])
    _press(qtbot, wizard.main)
    assert second.edit.accessibleDescription() == "The two passphrases differ."
    assert not file.exists()


def test_a_place_that_takes_no_file_is_said_on_the_page(wizard: IssuerWizard, qtbot: QtBot, tmp_path: Path) -> None:
    _make(wizard, qtbot)
    for field in wizard.recovery.fields:
        _type(qtbot, field.edit, SPARE)
    wizard.recovery.take_place(tmp_path / "missing" / "file")
    _press(qtbot, wizard.main)
    qtbot.waitUntil(wizard.recovery.fault.isVisible, timeout=_PATIENCE_MS)
    assert "Nothing can be written" in wizard.recovery.fault.text()
    assert wizard.main.isEnabled()


def test_the_recovery_file_can_be_made_later(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    make_issuer(tmp_path / "profile")
    place = open_awards(desk, qtbot)
    issuer = desk.awards.unprotected()
    assert issuer is not None
    wizard = place.open_recovery(issuer)
    assert wizard.recovery.opens.isVisible()
    _type(qtbot, wizard.recovery.opens.edit, "wrong")
    for field in wizard.recovery.fields:
        _type(qtbot, field.edit, SPARE)
    wizard.recovery.take_place(tmp_path / "file")
    _press(qtbot, wizard.main)
    qtbot.waitUntil(wizard.recovery.fault.isVisible, timeout=_PATIENCE_MS)
    _type(qtbot, wizard.recovery.opens.edit, PASSPHRASE)
    _press(qtbot, wizard.main)
    qtbot.waitUntil(lambda: wizard.step == _CHECK, timeout=_PATIENCE_MS)
    _press(qtbot, wizard.later)
    assert desk.awards.unprotected() is not None


def test_an_issuer_comes_back_from_its_recovery_file(
    desk: Desk, place: AwardsPlace, wizard: IssuerWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    _make(wizard, qtbot)
    file = tmp_path / "club.badgedesk-recovery"
    _save(wizard, qtbot, file)
    wizard.reject()
    dialog = place.open_restore(file)
    _type(qtbot, dialog.field.edit, "a lamp for the attic")
    _press(qtbot, dialog.main)
    qtbot.waitUntil(lambda: dialog.field.edit.property("tone") == "fail", timeout=_PATIENCE_MS)
    _type(qtbot, dialog.field.edit, SPARE)
    with qtbot.waitSignal(desk.making.restored, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.main)
    qtbot.waitUntil(lambda: desk.awards.unprotected() is None)


def _to_identity(wizard: IssuerWizard, qtbot: QtBot, *, url: str = "") -> None:
    _type(qtbot, wizard.profile.name.edit, "Bay Sailing Club")
    _type(qtbot, wizard.profile.url.edit, url)
    _press(qtbot, wizard.main)
    assert wizard.step == _IDENTITY


def _by_domain(wizard: IssuerWizard, qtbot: QtBot) -> None:
    radio = wizard.identity.by_domain
    qtbot.mouseClick(radio, Qt.MouseButton.LeftButton, pos=QPoint(radio.height() // 2, radio.height() // 2))
    assert wizard.identity.domain.isVisible()


def _with_passphrase(wizard: IssuerWizard, qtbot: QtBot) -> None:
    _press(qtbot, wizard.main)
    wizard.key.own.setChecked(True)
    for field in wizard.key.fields:
        _type(qtbot, field.edit, PASSPHRASE)
    _press(qtbot, wizard.main)


def test_an_identity_by_domain_names_the_exact_file_and_its_place(
    desk: Desk, wizard: IssuerWizard, qtbot: QtBot
) -> None:
    _to_identity(wizard, qtbot, url="https://baysail.example")
    _by_domain(wizard, qtbot)
    _type(qtbot, wizard.identity.domain.edit, "badges.baysail.example")
    assert wizard.identity.place.text().endswith("\nhttps://badges.baysail.example/.well-known/did.json")
    _type(qtbot, wizard.identity.domain.edit, "badges.baysail.example:club")
    assert wizard.identity.place.text().endswith("\nhttps://badges.baysail.example/club/did.json")
    _type(qtbot, wizard.identity.status.edit, "https://baysail.example/status")
    wizard.identity.kind.setCurrentIndex(1)
    _with_passphrase(wizard, qtbot)
    qtbot.waitUntil(lambda: wizard.step == _RECOVERY, timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: desk.awards.unprotected() is not None, timeout=_PATIENCE_MS)
    issuer = desk.awards.unprotected()
    assert issuer is not None
    assert (issuer.id, issuer.status_at) == ("did:web:badges.baysail.example:club", "https://baysail.example/status")
    assert issuer.key.startswith("P256")


@pytest.mark.parametrize("domain", ["", "https://baysail.example", "badges", "bay sail.example"])
def test_what_is_no_domain_is_refused_at_its_field(wizard: IssuerWizard, qtbot: QtBot, domain: str) -> None:
    _to_identity(wizard, qtbot)
    _by_domain(wizard, qtbot)
    _type(qtbot, wizard.identity.domain.edit, domain)
    _press(qtbot, wizard.main)
    assert (wizard.step, wizard.identity.domain.edit.property("tone")) == (_IDENTITY, "fail")


def test_a_domain_with_a_typo_is_caught_before_there_is_an_issuer(
    desk: Desk, wizard: IssuerWizard, qtbot: QtBot
) -> None:
    _to_identity(wizard, qtbot, url="https://baysail.example")
    _by_domain(wizard, qtbot)
    _type(qtbot, wizard.identity.domain.edit, "baysial.example")
    _with_passphrase(wizard, qtbot)
    qtbot.waitUntil(lambda: wizard.step == _IDENTITY, timeout=_PATIENCE_MS)
    assert "looks like a slip for “baysail.example”" in wizard.identity.domain.edit.accessibleDescription()
    assert wizard.identity.domain._label.height() > wizard.identity.status._label.height()
    assert wizard.identity.width() <= wizard.width()
    assert not desk.awards.has_issuers


def test_a_status_address_that_is_none_is_refused_at_its_field(wizard: IssuerWizard, qtbot: QtBot) -> None:
    _to_identity(wizard, qtbot)
    _type(qtbot, wizard.identity.status.edit, "http://baysail.example/status")
    _press(qtbot, wizard.main)
    assert (wizard.step, wizard.identity.status.edit.property("tone")) == (_IDENTITY, "fail")
    _type(qtbot, wizard.identity.status.edit, "https://baysail.example")
    _with_passphrase(wizard, qtbot)
    qtbot.waitUntil(lambda: wizard.step == _IDENTITY, timeout=_PATIENCE_MS)
    assert wizard.identity.status.edit.property("tone") == "fail"


@pytest.fixture
def issuer(desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path) -> IssuerRow:
    """An issuer that is there already, its key under a passphrase."""
    make_issuer(tmp_path / "profile")
    desk.awards.reload()
    qtbot.waitUntil(lambda: desk.awards.has_issuers, timeout=_PATIENCE_MS)
    assert place.isVisible()
    found = desk.awards.unprotected()
    assert found is not None
    return found


def _now(desk: Desk) -> IssuerRow:
    found = desk.awards.unprotected()
    assert found is not None
    return found


def test_the_status_address_of_an_issuer_is_changed(
    desk: Desk, place: AwardsPlace, issuer: IssuerRow, qtbot: QtBot
) -> None:
    dialog = place.open_manage(issuer)
    _type(qtbot, dialog.status.edit, "http://baysail.example/status")
    with qtbot.waitSignal(desk.making.unaltered, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.save)
    assert dialog.isVisible()
    _type(qtbot, dialog.status.edit, "https://baysail.example/status")
    with qtbot.waitSignal(desk.making.altered, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.save)
    qtbot.waitUntil(lambda: _now(desk).status_at == "https://baysail.example/status", timeout=_PATIENCE_MS)


def test_a_key_is_replaced_and_the_issuer_goes_on(
    desk: Desk, place: AwardsPlace, issuer: IssuerRow, qtbot: QtBot
) -> None:
    dialog = place.open_manage(issuer)
    _press(qtbot, dialog.rotate)
    assert dialog.passphrase.edit.property("tone") == "fail"
    _type(qtbot, dialog.passphrase.edit, PASSPHRASE)
    _type(qtbot, dialog.since.edit, "2999-01-01")
    _press(qtbot, dialog.rotate)
    assert dialog.since.edit.property("tone") == "fail"
    _type(qtbot, dialog.since.edit, "2026-01-01")
    with qtbot.waitSignal(desk.making.altered, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.rotate)
    qtbot.waitUntil(lambda: _now(desk).id != issuer.id, timeout=_PATIENCE_MS)
    assert _now(desk).ids == (issuer.id, _now(desk).id)
    assert _now(desk).name == issuer.name


def test_an_issuer_retires(desk: Desk, place: AwardsPlace, issuer: IssuerRow, qtbot: QtBot) -> None:
    dialog = place.open_manage(issuer)
    with qtbot.waitSignal(desk.making.altered, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.retire)
    qtbot.waitUntil(lambda: _now(desk).state.word == "Retired", timeout=_PATIENCE_MS)


def _to_key_with(wizard: IssuerWizard, qtbot: QtBot, file: Path) -> None:
    _to_identity(wizard, qtbot)
    _press(qtbot, wizard.main)
    wizard.key.own.setChecked(True)
    wizard.key.take_key(file)
    for field in wizard.key.fields:
        _type(qtbot, field.edit, PASSPHRASE)


def _refused(qtbot: QtBot, edit: QLineEdit) -> str:
    qtbot.waitUntil(lambda: edit.property("tone") == "fail", timeout=_PATIENCE_MS)
    return edit.accessibleDescription()


def test_an_existing_key_and_all_that_an_issuer_says_of_itself(
    desk: Desk, wizard: IssuerWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    own, pem = ec.generate_private_key(ec.SECP256R1()), tmp_path / "own.pem"
    pem.write_bytes(own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"of the file")))
    _press(qtbot, wizard.profile.more)
    number = wizard.profile.details["linkedin"].edit
    _type(qtbot, number, "12 ab")
    _type(qtbot, wizard.profile.details["country_code"].edit, "de")
    _to_key_with(wizard, qtbot, pem)
    _type(qtbot, wizard.key.unlocks.edit, "another")
    _press(qtbot, wizard.main)
    assert _refused(qtbot, wizard.key.unlocks.edit).startswith("The passphrase is wrong.")
    _type(qtbot, wizard.key.unlocks.edit, "of the file")
    _press(qtbot, wizard.main)
    assert "digits only" in _refused(qtbot, number)
    assert wizard.step == _PROFILE
    _type(qtbot, number, "1234567")
    for _ in range(3):
        _press(qtbot, wizard.main)
    qtbot.waitUntil(lambda: wizard.step == _RECOVERY, timeout=_PATIENCE_MS)
    wizard.reject()
    with IssuerBook(open_profile(tmp_path / "profile")) as book:
        (issuer,) = book.issuers()
    assert issuer.signing_key.public == SigningKey(own).public
    assert issuer.profile.address == Address(country_code="DE")
    assert issuer.profile.identifiers == (Identifier("1234567", "ext:LinkedInOrganizationId"),)


def test_a_printed_sheet_is_typed_back_and_brings_the_issuer_back(
    desk: Desk, place: AwardsPlace, wizard: IssuerWizard, qtbot: QtBot, tmp_path: Path
) -> None:
    _make(wizard, qtbot)
    wizard.recovery.as_sheet.setChecked(True)
    _save(wizard, qtbot, tmp_path / "club.pdf")
    printed = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "club.pdf").pages)
    lines = "\n".join(re.findall(r"[0-9A-Z]{5}(?: [0-9A-Z]{1,5}){1,4}$", printed, re.MULTILINE))
    _press(qtbot, wizard.main)
    assert _refused(qtbot, wizard.check.field.edit).startswith("Type the lines of the sheet")
    wizard.check.lines.insertPlainText(lines.lower())
    _type(qtbot, wizard.check.field.edit, SPARE)
    with qtbot.waitSignal(desk.making.checked, timeout=_PATIENCE_MS):
        _press(qtbot, wizard.main)
    assert wizard.check.done.isVisible()
    qtbot.waitUntil(lambda: desk.awards.unprotected() is None)
    wizard.accept()
    dialog = place.open_restore(None)
    dialog.lines.insertPlainText(lines[:-1])
    _type(qtbot, dialog.field.edit, SPARE)
    _press(qtbot, dialog.main)
    assert "of the recovery sheet is not as it was printed" in _refused(qtbot, dialog.field.edit)
    dialog.lines.setPlainText(lines)
    with qtbot.waitSignal(desk.making.restored, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.main)
