"""The achievement form by mouse and keyboard: facts, results, languages, rules and the JSON beside it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.dialogs.versions_dialog import VersionsDialog
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.form.achievement import AchievementForm
from badgedesk.app.designs.views.form.snippets_dialog import SnippetsDialog
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.main import Desk
from badgedesk.app.widgets.fields.choice import Choice
from badgedesk.core.model.achievement import Alignment, Rules
from badgedesk.design import Design
from badgedesk.design.templates import build_template

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(open_design: Callable[[Design], DesignsStudio]) -> EditorPage:
    """The form of the harbour template, in front."""
    studio = open_design(build_template("harbour"))
    studio.editor.show_view("achievement")
    return studio.editor


@pytest.fixture
def form(page: EditorPage) -> AchievementForm:
    return page.form


@pytest.fixture
def viewmodel(desk: Desk) -> EditorViewModel:
    return desk.studio.editor


def pick(choice: Choice, value: str) -> None:
    """Choose a value as the arrow keys do."""
    choice.setFocus()
    for _ in range(choice.count() + 1):
        if choice.value() == value:
            return
        down = choice.currentIndex() < choice.findData(value)
        QTest.keyClick(choice, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def write(widget: QWidget, text: str) -> None:
    widget.setFocus()
    for number, line in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClicks(widget, line)
    QApplication.processEvents()  # keys that come in together are one change


def test_tab_goes_through_the_list_the_form_and_the_json_beside_it(form: AchievementForm) -> None:
    first = form.meter.rules
    chain: list[QWidget] = [first]
    while (further := chain[-1].nextInFocusChain()) is not first:
        chain.append(further)
    stops = [widget for widget in chain if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and form.isAncestorOf(widget)]
    parts = (form.meter, form.languages, form.name, form.folds, form.json)
    met = [part for widget in stops for part in parts if part.isAncestorOf(widget) or part is widget]
    assert list(dict.fromkeys(met)) == list(parts)
    assert met == sorted(met, key=parts.index)


def test_a_micro_credential_is_asked_for_led_to_and_awarded_once_it_is_whole(
    page: EditorPage, form: AchievementForm, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    assert page.award.isEnabled()
    pick(form.meter.rules, Rules.MICRO_CREDENTIAL.value)
    assert viewmodel.design.achievement.rules is Rules.MICRO_CREDENTIAL
    assert not page.award.isEnabled()
    assert "learning outcomes" in page.award.toolTip()
    assert (form.meter.bar.value(), form.meter.bar.maximum()) == (6, 13)
    fields = form.folds.fields
    for key, text in (("outcomes", "Sails.\nMoors."), ("country", "NL"), ("quality", "The guild")):
        form.meter.buttons[key].click()
        target = fields[key].editor()
        qtbot.waitUntil(target.hasFocus)
        write(target, text)
    form.meter.buttons["workload"].click()
    write(fields["workload"].editor(), "2x")
    assert viewmodel.design.achievement.facts.study_hours == 2
    line = fields["workload"].line
    assert line is not None
    assert line.edit.text() == "2x"
    QTest.keyClick(line.edit, Qt.Key.Key_Backspace)
    write(line.edit, "4")
    assert "24" in form.help.words()
    for key, value in (("level", "eqf-4"), ("participation", "online"), ("assessment", "portfolio")):
        choice = fields[key].choice
        assert choice is not None
        pick(choice, value)
    facts = viewmodel.design.achievement.facts
    assert (facts.outcomes, facts.study_hours, facts.level) == (("Sails.", "Moors."), 24, "eqf-4")
    assert (facts.country, facts.participation, facts.assessment) == ("NL", "online", "portfolio")
    assert page.award.isEnabled()
    form.write.button("preview").click()
    assert "Study time: 24 hours" in form.preview.words()
    before = len(viewmodel.steps()[0])
    while viewmodel.steps()[0]:
        viewmodel.undo()
    assert before >= 8
    assert viewmodel.design.achievement.rules is Rules.PLAIN
    assert fields["outcomes"].box is not None
    assert fields["outcomes"].box.toPlainText() == ""


def test_a_rubric_is_built_ordered_and_its_needed_level_chosen(
    form: AchievementForm, viewmodel: EditorViewModel
) -> None:
    form.jump("results")
    results = form.folds.results
    results.add.click()
    line = results.lines[0]
    write(line.fields[0].editor(), "Neatness")
    inner = line.inner[0]
    for name in ("Good", "Fair"):
        inner.add.click()
        write(inner.lines[-1].fields[0].editor(), name)
    inner.lines[1].up.click()
    (result,) = viewmodel.design.achievement.results
    assert [level.name for level in result.rubric_levels] == ["Fair", "Good"]
    needed = line.fields[-1].choice
    assert needed is not None
    pick(needed, result.rubric_levels[1].id)
    assert viewmodel.design.achievement.results[0].required_level == result.rubric_levels[1].id
    assert viewmodel.design.achievement.missing() == ()
    inner.lines[0].remove.click()
    assert [level.name for level in viewmodel.design.achievement.results[0].rubric_levels] == ["Good"]
    viewmodel.undo()
    assert len(viewmodel.design.achievement.results[0].rubric_levels) == 2
    assert len(inner.lines) == 2


def test_a_level_of_a_rubric_and_a_result_are_linked_to_frameworks_without_json(
    form: AchievementForm, viewmodel: EditorViewModel
) -> None:
    form.jump("results")
    form.folds.results.add.click()
    line = form.folds.results.lines[0]
    levels, links = line.inner
    levels.add.click()
    of_level = levels.lines[0].inner[0]
    for records, name in ((of_level, "Level four"), (links, "Neat work")):
        QTest.mouseClick(records.add, LEFT)
        fields = records.lines[0].fields
        write(fields[0].editor(), name)
        write(fields[1].editor(), "https://skills.example/4")
    (result,) = viewmodel.design.achievement.results
    assert result.rubric_levels[0].alignments == (Alignment("Level four", "https://skills.example/4"),)
    assert result.alignments == (Alignment("Neat work", "https://skills.example/4"),)


def test_a_kind_of_ones_own_is_typed_in_words_and_one_of_the_standard_taken_again(
    form: AchievementForm, viewmodel: EditorViewModel, qtbot: QtBot
) -> None:
    before = viewmodel.design.achievement.achievement_type
    assert not form.kind.own.isVisible()
    form.kind.choice.setFocus()
    QTest.keyClick(form.kind.choice, Qt.Key.Key_End)
    qtbot.waitUntil(form.kind.own.isVisible)
    QTest.keyClick(form.kind.choice, Qt.Key.Key_Tab)
    assert form.kind.own.edit.hasFocus()
    assert viewmodel.design.achievement.achievement_type == before
    QTest.keyClicks(form.kind.own.edit, "Sailing camp?")
    assert viewmodel.design.achievement.achievement_type == "ext:SailingCamp"
    assert form.kind.own.edit.accessibleDescription().startswith("A kind has English letters")
    QTest.keyClick(form.kind.own.edit, Qt.Key.Key_Backspace)
    assert form.kind.own.edit.accessibleDescription() == ""
    assert viewmodel.steps()[0] == ("Kind of badge",)
    viewmodel.undo()
    assert viewmodel.design.achievement.achievement_type == before
    assert not form.kind.own.isVisible()
    viewmodel.redo()
    assert (form.kind.own.isVisible(), form.kind.own.text()) == (True, "SailingCamp")
    pick(form.kind.choice, "Diploma")
    assert viewmodel.design.achievement.achievement_type == "Diploma"


def test_texts_are_written_in_a_second_language_and_fall_back_on_the_first(
    form: AchievementForm, viewmodel: EditorViewModel
) -> None:
    first = viewmodel.design.achievement
    german = next(action for action in form.languages.menu().actions() if action.text() == "German")
    german.trigger()
    assert form.name.edit.text() == ""
    assert form.name.edit.placeholderText() == first.name
    write(form.name.edit, "Segelschein")
    said = viewmodel.design.achievement
    assert (said.name, said.translations[0].language, said.translations[0].name) == (first.name, "de", "Segelschein")
    assert '"Segelschein"' in form.json.text.toPlainText()
    pick(form.languages.choice, "")
    assert form.name.edit.text() == first.name
    pick(form.languages.choice, "de")
    assert form.name.edit.text() == "Segelschein"
    form.languages.remove.click()
    assert viewmodel.design.achievement.translations == ()
    viewmodel.undo()
    assert viewmodel.design.achievement.translations[0].name == "Segelschein"


def test_json_that_is_being_mended_is_never_lost_and_its_fault_is_marked_where_it_is(
    form: AchievementForm, viewmodel: EditorViewModel
) -> None:
    panel = form.json
    broken = panel.text.toPlainText().replace('"tag": [', '"tag": [3, ')
    panel.text.setFocus()
    panel.text.setPlainText(broken)
    (line, place) = panel.text.extraSelections()
    assert '"tag": [3' in line.cursor.block().text()
    assert place.cursor.selectedText().startswith('"tag"')
    assert panel.fault.text().startswith(f"Line {line.cursor.blockNumber() + 1}:")
    write(form.name.edit, "X")
    assert panel.text.toPlainText() == broken
    assert panel.again.isVisible()
    panel.again.click()
    assert viewmodel.design.achievement.name in panel.text.toPlainText()
    assert panel.fault.text() == ""
    panel.text.setPlainText(panel.text.toPlainText().replace('"tag"', '"inLanguage": "English",\n"tag"'))
    assert viewmodel.design.achievement.language == "English"
    assert "inLanguage" in panel.fault.text()


def test_a_skill_unfolds_into_framework_code_and_kind(form: AchievementForm, viewmodel: EditorViewModel) -> None:
    write(form.skills.name.edit, "navigate")
    write(form.skills.address.edit, "https://skills.example/1")
    form.skills.add.click()
    line = form.skills.list.lines[0]
    line.toggle.click()
    write(line.fields[2].editor(), "ESCO")
    kind = line.fields[4].choice
    assert kind is not None
    pick(kind, "CFItem")
    write(line.fields[1].editor(), " x")
    (skill,) = viewmodel.design.achievement.alignments
    assert (skill.target_framework, skill.target_type) == ("ESCO", "CFItem")
    assert skill.target_url == "https://skills.example/1"


def test_a_text_of_the_library_is_found_used_and_ones_own_is_kept(
    page: EditorPage, form: AchievementForm, viewmodel: EditorViewModel
) -> None:
    before = viewmodel.design.achievement.criteria_narrative
    form.library.click()
    dialog = page.window().findChild(SnippetsDialog)
    assert isinstance(dialog, SnippetsDialog)
    write(dialog.name.edit, "At sea")
    QTest.mouseClick(dialog.keep, LEFT)
    assert dialog.current is not None
    assert (dialog.current.name, dialog.current.text) == ("At sea", before.strip())
    write(dialog.search, "volunteer")
    assert dialog.current is not None
    assert dialog.current.name == "Volunteering"
    QTest.mouseClick(dialog.append, LEFT)
    said = viewmodel.design.achievement.criteria_narrative
    assert said.startswith(before.rstrip())
    assert "40 hours" in said
    assert form.criteria.toPlainText() == said
    viewmodel.undo()
    assert viewmodel.design.achievement.criteria_narrative == before


def test_an_earlier_version_is_compared_and_gone_back_to_as_a_step(
    page: EditorPage, form: AchievementForm, viewmodel: EditorViewModel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "skipper.badge"
    for name in ("First", "Second"):
        form.name.edit.selectAll()
        write(form.name.edit, name)
        assert viewmodel.save(path)
        qtbot.waitUntil(lambda: len(viewmodel.files.versions.of(path)) == (1 if form.name.text() == "First" else 2))
    QTest.keySequence(form.name.edit, QKeySequence("Ctrl+Alt+V"))
    dialog = page.window().findChild(VersionsDialog)
    assert isinstance(dialog, VersionsDialog)
    qtbot.waitUntil(dialog.back.isEnabled)
    assert "“First” became “Second”" in dialog.words.text()
    qtbot.waitUntil(lambda: dialog.before.is_drawn and dialog.after.is_drawn and dialog.apart.is_drawn)
    QTest.mouseClick(dialog.back, LEFT)
    assert viewmodel.design.achievement.name == "First"
    assert form.name.text() == "First"
    viewmodel.undo()
    assert viewmodel.design.achievement.name == "Second"
