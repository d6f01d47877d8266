"""The parts of the form that fold: skills, study and assessment, results, details, other versions."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from badgedesk.app.designs.editor.form_fields import DETAILS, STUDY, FieldSpec, set_outcomes
from badgedesk.app.designs.editor.form_lists import IDENTIFIER, RELATED, RESULT, Entry
from badgedesk.app.designs.editor.languages import texts_of, with_texts
from badgedesk.app.designs.views.form.fold import Fold
from badgedesk.app.designs.views.form.records import Records
from badgedesk.app.designs.views.form.skills import SkillsEditor
from badgedesk.app.designs.views.form.spec_field import SpecField
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.words.dates import counted
from badgedesk.app.widgets.words.plain import shown
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.facts import KeyFacts
from badgedesk.core.model.needs import needs

_STUDY = "Study and assessment"
_RESULTS = "Results and rubrics"
_DETAILS = "More details"
_LINKS = "Other versions and numbers"
_SKILLS = "Skills"
_HOMES = {
    "skills": _SKILLS, "results": _RESULTS, "rubric": _RESULTS, "related": _LINKS, "identifiers": _LINKS,
}  # fmt: skip
_FACTS_SAID = "An award says these at the end of what the learner must do, so that every reader shows them."


class Folds(QWidget):
    """Everything below the first fields.

    Signals:
        edited: what is changed in words, the change of an achievement, and the widget it was made in.
    """

    edited = Signal(str, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._language = ""
        self.fields: dict[str, SpecField] = {}
        self._folds: dict[str, Fold] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(PX.s2)

    def furnished(self) -> Parts[None]:
        """Build the fields one by one; nothing can be used before."""
        theme = self._theme
        self.skills = SkillsEditor(theme)
        yield
        self.results = Records(theme, RESULT)
        self.related, self.identifiers = Records(theme, RELATED), Records(theme, IDENTIFIER)
        yield
        yield from self._build()

    def fold(self, title: str) -> Fold:
        """Return a part by its heading."""
        return self._folds[title]

    def target(self, key: str) -> QWidget | None:
        """Unfold the part that a field is in and return where it is typed; None for fields that are elsewhere."""
        lists: dict[str, QWidget] = {
            "skills": self.skills.first_field(),
            "results": self.results.add,
            "rubric": self.results.add,
            "related": self.related.add,
            "identifiers": self.identifiers.add,
        }
        field = self.fields.get(key)
        home = _HOMES.get(key) or (_STUDY if key in {spec.key for spec in STUDY} else _DETAILS)
        if field is None and key not in lists:
            return None
        self._folds[home].open()
        return field.editor() if field is not None else lists[key]

    def show_achievement(self, achievement: Achievement, language: str) -> None:
        """Show an achievement, its outcomes in one of its languages."""
        self._language = language
        for field in self.fields.values():
            field.show_value(self._read(field.spec, achievement))
        self.skills.show_skills(achievement.alignments)
        self.results.show_entries(achievement.results)
        self.related.show_entries(achievement.related)
        self.identifiers.show_entries(achievement.identifiers)
        self._summarise(achievement)

    def open_needed(self, achievement: Achievement) -> None:
        """Unfold the parts in which something that is needed is missing."""
        for need in needs(achievement):
            if need.required and not need.met:
                self.target(need.field)

    def _build(self) -> Parts[None]:
        skills = self._fold(_SKILLS)
        skills.column.addWidget(self.skills)
        skills.open()
        yield
        study = self._fold(_STUDY)
        study.column.addWidget(Text(self._theme, Role.SMALL, _FACTS_SAID, tone="faint", wrap=True))
        yield from self._fill(study, STUDY)
        self._fold(_RESULTS).column.addWidget(self.results)
        yield from self._fill(self._fold(_DETAILS), DETAILS)
        links = self._fold(_LINKS).column
        for words, records in (("Other versions of this badge", self.related), ("Its numbers", self.identifiers)):
            links.addWidget(Text(self._theme, Role.LABEL, words, tone="soft"))
            links.addWidget(records)
        self.skills.changed.connect(self._set_skills)
        for records, name, what in (
            (self.results, "results", "results"),
            (self.related, "related", "other versions"),
            (self.identifiers, "identifiers", "numbers"),
        ):
            records.changed.connect(partial(self._set_list, name, what))

    def _fold(self, title: str) -> Fold:
        self._folds[title] = Fold(self._theme, title)
        self._column.addWidget(self._folds[title])
        return self._folds[title]

    def _fill(self, fold: Fold, specs: tuple[FieldSpec, ...]) -> Parts[None]:
        grid = QGridLayout()
        fold.column.addLayout(grid)
        grid.setHorizontalSpacing(PX.s4)
        grid.setVerticalSpacing(PX.s3)
        place = 0
        for spec in specs:
            field = self.fields[spec.key] = SpecField(self._theme, spec)
            field.typed.connect(partial(self._write, field))
            grid.addWidget(field, place // 2, place % 2, 1, 2 if spec.wide else 1)
            place += 2 if spec.wide else 1
            yield
        for across in (0, 1):
            grid.setColumnStretch(across, 1)

    def _read(self, spec: FieldSpec, achievement: Achievement) -> str:
        if spec.key == "outcomes":
            return "\n".join(texts_of(achievement, self._language).outcomes)
        return spec.read(achievement)

    def _write(self, field: SpecField, text: str) -> None:
        language = self._language

        def change(achievement: Achievement) -> Achievement:
            if field.spec.key != "outcomes":
                return field.spec.write(achievement, text)
            outcomes = set_outcomes(KeyFacts(), text).outcomes
            return with_texts(achievement, language, replace(texts_of(achievement, language), outcomes=outcomes))

        self.edited.emit(f"Edit {field.spec.label[0].lower()}{field.spec.label[1:]}", change, field)

    def _set_skills(self, skills: tuple[Entry, ...], source: QWidget | None) -> None:
        self._set_list("alignments", "skills", skills, source)

    def _set_list(self, name: str, what: str, entries: tuple[Entry, ...], source: QWidget | None) -> None:
        changes: dict[str, Any] = {name: entries}
        change: Callable[[Achievement], Achievement] = lambda each: replace(each, **changes)  # noqa: E731 - a slot's value
        self.edited.emit(f"Edit {what}", change, source)

    def _summarise(self, achievement: Achievement) -> None:
        parts = len(achievement.related) + len(achievement.identifiers)
        said = {
            _SKILLS: ", ".join(shown(skill.target_name) for skill in achievement.alignments),
            _STUDY: self._filled(STUDY, achievement),
            _RESULTS: counted(len(achievement.results), "result") if achievement.results else "",
            _DETAILS: self._filled(DETAILS, achievement),
            _LINKS: counted(parts, "entry", "entries") if parts else "",
        }
        for title, words in said.items():
            self._folds[title].summarise(words)

    def _filled(self, specs: tuple[FieldSpec, ...], achievement: Achievement) -> str:
        return ", ".join(spec.label.lower() for spec in specs if self._read(spec, achievement))
