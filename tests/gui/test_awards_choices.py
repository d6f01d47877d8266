"""What can be chosen for an issuer and an award: the brand kit, a key that exists, the language of the badges."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from badgedesk.app.awards.cards import IssuerRow, Step
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.main import Desk
from badgedesk.awarding import IssuerBook
from badgedesk.core.model.achievement import Translation
from badgedesk.design import save_design
from badgedesk.design.brand import BrandKit
from badgedesk.design.file import save_kit
from badgedesk.design.layers import Picture
from badgedesk.design.templates import build_template, list_templates
from badgedesk.host.paths import open_profile
from tests.gui.roster import PASSPHRASE, make_issuer, open_awards
from tests.gui.test_awards_flow import award_now, go_to_look_over
from tests.unit.awarding.desk import draw_png

_PATIENCE_MS = 60_000


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AwardsPlace:
    """The awards place of a profile with one issuer."""
    make_issuer(tmp_path / "profile")
    return open_awards(desk, qtbot)


def _type(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.clear()
    qtbot.keyClicks(edit, text)


def _press(qtbot: QtBot, button: QAbstractButton) -> None:
    qtbot.waitUntil(button.isEnabled, timeout=_PATIENCE_MS)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _now(desk: Desk) -> IssuerRow:
    return desk.awards.issuers()[0]


def test_name_and_logo_of_the_brand_kit_are_offered_and_taken(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    logo = draw_png(90, (32, 64, 96))
    kit = BrandKit(issuer="Harbour School", logo=Picture("image/png", logo, 90, 90))
    (tmp_path / "profile" / "brand-kit.json").write_bytes(save_kit(kit))
    with qtbot.waitSignal(desk.making.brand_found, timeout=_PATIENCE_MS):
        wizard = place.open_wizard()
    _press(qtbot, wizard.profile.brand)
    assert wizard.profile.name.text() == "Harbour School"
    for _ in range(2):
        _press(qtbot, wizard.main)
    wizard.key.own.setChecked(True)
    for field in wizard.key.fields:
        _type(qtbot, field.edit, PASSPHRASE)
    with qtbot.waitSignal(desk.making.made, timeout=_PATIENCE_MS):
        _press(qtbot, wizard.main)
    with IssuerBook(open_profile(tmp_path / "profile")) as book:
        (made,) = (issuer for issuer in book.issuers() if issuer.name == "Harbour School")
    assert made.profile.image is not None
    assert made.profile.image.startswith("data:image/png;base64,")
    wizard.reject()


def test_an_existing_key_signs_from_now_on_and_a_wrong_passphrase_of_it_changes_nothing(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issuer = _now(desk)
    file = tmp_path / "own.pem"
    private = ec.generate_private_key(ec.SECP256R1())
    file.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"harbour")))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog = place.open_manage(issuer)
    _type(qtbot, dialog.passphrase.edit, PASSPHRASE)
    _type(qtbot, dialog.key_passphrase.edit, "landlubber")
    with qtbot.waitSignal(desk.making.unaltered, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.take)
    assert dialog.isVisible()
    assert _now(desk).key_ids == issuer.key_ids
    dialog.key_passphrase.edit.clear()
    _type(qtbot, dialog.key_passphrase.edit, "harbour")
    with qtbot.waitSignal(desk.making.altered, timeout=_PATIENCE_MS):
        _press(qtbot, dialog.take)
    qtbot.waitUntil(lambda: len(_now(desk).key_ids) == 2, timeout=_PATIENCE_MS)
    assert _now(desk).key.startswith("P256, made ")


def test_all_badges_speak_the_language_that_is_chosen_of_those_the_design_has(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    design = build_template(list_templates()[0].id)
    said = Translation("de", "Küstenschein", "Segelt sicher an der Küste.")
    spoken = replace(design, achievement=replace(design.achievement, language="en", translations=(said,)))
    file = tmp_path / "two.badge"
    file.write_bytes(save_design(spoken))
    go_to_look_over(desk, place, qtbot, "Name,Language\nAda,en\n", tmp_path)
    look = place.flow.look
    assert not look.language.isVisible()  # the template speaks one language
    place.flow.badge.take_file(file)
    qtbot.waitUntil(lambda: bool(desk.flow.facts and desk.flow.facts.languages), timeout=_PATIENCE_MS)
    desk.flow.go_to(Step.LOOK_OVER)
    qtbot.waitUntil(look.language.isVisible, timeout=_PATIENCE_MS)
    choices = [look.language.itemText(at) for at in range(look.language.count())]
    assert choices == ["Each person’s own, as the list says", "English", "German – Deutsch"]
    look.language.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(look.language, key)
    for box in (look.boxes["json"], look.boxes["png"]):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(place.flow.main.isEnabled, timeout=_PATIENCE_MS)
    result = award_now(desk, place, qtbot)
    document = json.loads(result.files[0].path.read_text("utf-8"))
    assert document["credentialSubject"]["achievement"]["name"] == "Küstenschein"


def test_badges_can_be_awarded_that_may_be_suspended(
    desk: Desk, place: AwardsPlace, qtbot: QtBot, tmp_path: Path
) -> None:
    look = place.flow.look
    go_to_look_over(desk, place, qtbot, "Name\nAda\n", tmp_path)
    assert not look.suspendable.isVisible()  # without a published list nobody could read it
    with IssuerBook(open_profile(tmp_path / "profile")) as book:
        book.set_status_address(book.issuers()[0], "https://club.example/status")
    desk.awards.load()
    qtbot.waitUntil(lambda: desk.flow.may_suspend, timeout=_PATIENCE_MS)
    desk.flow.go_to(Step.PEOPLE)
    desk.flow.go_to(Step.LOOK_OVER)
    qtbot.waitUntil(look.suspendable.isVisible, timeout=_PATIENCE_MS)
    look.suspendable.setFocus()
    qtbot.keyClick(look.suspendable, Qt.Key.Key_Space)
    for box in (look.boxes["json"], look.boxes["png"]):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(place.flow.main.isEnabled, timeout=_PATIENCE_MS)
    result = award_now(desk, place, qtbot)
    status = json.loads(result.files[0].path.read_text("utf-8"))["credentialStatus"]
    assert status["statusPurpose"] == "suspension"
    assert status["statusListCredential"].startswith("https://club.example/status")
