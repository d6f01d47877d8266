"""The designs place: templates with their pictures, a design made, exported, taken in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.cards import DesignCard
from badgedesk.app.designs.models import DesignsModel
from badgedesk.app.designs.views.place import DesignsPlace
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.look.states import Tone, Verdict
from badgedesk.app.main import Desk
from badgedesk.design import load_design, save_design
from badgedesk.design.templates import build_template, list_templates

Dropping = Callable[[QWidget, list[Path]], None]


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> DesignsPlace:
    desk.window.go_to("designs")
    found = desk.window.findChild(DesignsPlace)
    assert isinstance(found, DesignsPlace)
    qtbot.waitUntil(lambda: desk.designs.loaded and found.grid.model().rowCount() > 0)
    return found


def _save_at(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def test_every_template_is_a_card(place: DesignsPlace) -> None:
    model = place.grid.model()
    shown = {model.index(row, 0).data() for row in range(model.rowCount())}
    assert shown == {template.name for template in list_templates()}


def test_pictures_are_drawn_by_the_renderer(desk: Desk) -> None:
    key = f"template:{list_templates()[0].id}"
    image = desk.designs.draw(key, 64)
    assert image is not None
    assert (image.width(), image.height()) == (64, 64)


def test_a_design_made_from_a_template_is_opened_saved_and_shown(
    desk: Desk, place: DesignsPlace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "profile" / "designs"
    _save_at(monkeypatch, folder / "My skipper")
    studio = desk.window.findChild(DesignsStudio)
    assert isinstance(studio, DesignsStudio)
    place.new.click()
    qtbot.waitUntil(lambda: studio.currentWidget() is studio.editor)
    assert studio.editor.save()
    assert load_design((folder / "My skipper.badge").read_bytes()).layers
    assert desk.window.status.text() == "Saved My skipper.badge"
    studio.editor.leave()
    assert studio.currentWidget() is studio.gallery


def test_a_dropped_design_is_taken_in_and_can_be_exported(
    desk: Desk, place: DesignsPlace, qtbot: QtBot, drop: Dropping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "club.badge"
    source.write_bytes(save_design(build_template(list_templates()[0].id)))
    drop(desk.window, [source])
    qtbot.waitUntil(lambda: desk.designs.board == "designs" and place.grid.model().rowCount() == 1)
    _save_at(monkeypatch, tmp_path / "picture.svg")
    place.grid.setCurrentIndex(place.grid.model().index(0, 0))
    place.export_picture.click()
    qtbot.waitUntil((tmp_path / "picture.svg").is_file, timeout=20_000)
    assert b"<svg" in (tmp_path / "picture.svg").read_bytes()


def test_a_file_that_only_claims_to_be_a_design_is_refused(
    desk: Desk, place: DesignsPlace, qtbot: QtBot, drop: Dropping, tmp_path: Path
) -> None:
    source = tmp_path / "fake.badge"
    source.write_text("hello")
    drop(desk.window, [source])
    qtbot.waitUntil(place.messages.isVisible)
    assert place.messages.text()
    assert not list((tmp_path / "profile" / "designs").glob("*.badge"))


def test_the_model_of_designs_is_sound(qtmodeltester: ModelTester) -> None:
    model = DesignsModel()
    model.replace(
        (DesignCard("a", "A", "B", ""), DesignCard("b", "B", "", "", Verdict(Tone.WARN, "Needs description")))
    )
    qtmodeltester.check(model)
    assert model.index(1).data() == "B"
