"""The achievement form: what the badge stands for, with a meter of what is still missing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from badgedesk.app.designs.editor.completeness import split_tags, web_address
from badgedesk.app.designs.editor.form_fields import HELP
from badgedesk.app.designs.editor.languages import (
    Texts,
    language_name,
    texts_of,
    with_language,
    with_texts,
    without_language,
)
from badgedesk.app.designs.editor.viewmodel import EditorViewModel
from badgedesk.app.designs.views.form.folds import Folds
from badgedesk.app.designs.views.form.help_line import HelpLine
from badgedesk.app.designs.views.form.json_panel import JsonPanel
from badgedesk.app.designs.views.form.kind_field import KindField
from badgedesk.app.designs.views.form.language_bar import LanguageBar
from badgedesk.app.designs.views.form.meter import MeterPanel
from badgedesk.app.designs.views.form.preview import CriteriaPreview
from badgedesk.app.designs.views.form.snippets_dialog import SnippetsDialog
from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import LARGE_TEXT, PX, Role
from badgedesk.app.turns import Parts
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.field import Field
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.fields.text_box import TextBox
from badgedesk.app.widgets.laying.tab_order import order_tabs
from badgedesk.app.widgets.words.text import Text
from badgedesk.core.issue.key_facts import narrative, spoken
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.facts import Rules
from badgedesk.design import content
from badgedesk.design.document import Design

_ADDRESS: Final = "This is no web address. Example: https://club.example/skipper"
Change = Callable[[Achievement], Achievement]
Writing = Callable[[str, Texts], Texts]


class LineField(Field):
    """A field whose typing is one step of the history from when the keyboard comes to when it goes."""

    def __init__(self, theme: Theme, label: str, *, note: str = "", example: str = "") -> None:
        super().__init__(theme, label, note=note, example=example)

    def show_text(self, text: str) -> None:
        """Show a text without disturbing a person who types the same."""
        if self.edit.text() != text:
            self.edit.setText(text)
            if not self.edit.hasFocus():
                self.edit.setCursorPosition(0)  # so that a long text shows its beginning


class AchievementForm(QWidget):
    """Fields on one side, picture and meter on the other; every change is an edit of the design."""

    def __init__(self, theme: Theme, viewmodel: EditorViewModel) -> None:
        super().__init__()
        self.setProperty("ground", "window")
        self._theme, self._viewmodel = theme, viewmodel
        self._gesture = 0
        self._last: QWidget | None = None
        self._language = ""
        self._shown: Achievement | None = None

    def furnished(self) -> Parts[None]:
        """Build the fields part by part; the form cannot be used before."""
        theme, viewmodel = self._theme, self._viewmodel
        self.name = LineField(theme, "Name", note="required", example="Coastal Sailing Skipper")
        self.kind = KindField(theme)
        self.description = TextBox(theme, "Description", least=PX.form_lines)
        self.criteria = TextBox(theme, "What the learner must do", least=PX.form_text, most=2 * PX.form_text)
        yield
        self.preview = CriteriaPreview(theme)
        self.write = Segments(theme, "Criteria", (("write", "Write", ""), ("preview", "Preview", "")))
        self.library = Button(theme, "Library…", kind="link", icon="list-bullets")
        self.library.setToolTip("Ready texts that you can adapt, and your own")
        self.address = LineField(
            theme, "Page with the criteria", note="optional", example="https://club.example/skipper"
        )
        self.tags = LineField(theme, "Tags", note="separated by commas", example="navigation, leadership")
        self.caption = LineField(theme, "Picture in words", note="for people who cannot see it")
        yield
        self.languages = LanguageBar(theme)
        yield
        self.folds = Folds(theme)
        yield from self.folds.furnished()
        self.skills = self.folds.skills
        self.help = HelpLine(theme)
        yield
        self.meter = MeterPanel(theme, viewmodel)
        self.json = JsonPanel(theme, viewmodel)
        yield
        self._pages = QStackedWidget()
        self._count = Text(theme, Role.SMALL, tone="faint")
        yield
        yield from self._build()
        yield
        order_tabs(self.meter, self._scroll, self.json)
        yield
        self._connect()

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def jump(self, field: str) -> None:
        """Put the keyboard where a demand is met."""
        if field == "criteria":
            self._show_page("write")
        firsts: dict[str, QWidget] = {
            "name": self.name.edit,
            "description": self.description,
            "criteria": self.criteria,
            "kind": self.kind.choice,
            "caption": self.caption.edit,
            "tags": self.tags.edit,
        }
        target = firsts.get(field) or self.folds.target(field)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
            QTimer.singleShot(0, target, lambda: self._scroll.ensureWidgetVisible(target))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width()
        room = width / (1 + (self._theme.text_scale - 1) / 2)
        self.meter.setVisible(room >= PX.narrow - PX.editor_left)
        self.json.setVisible(room >= PX.narrow)
        self.json.setFixedWidth(PX.json_wide if width >= PX.wide else PX.json)

    def _build(self) -> Parts[None]:
        form = QWidget()
        form.setMinimumWidth(PX.form_min)
        form.setMaximumWidth(PX.form_max)
        self._scroll = self._rolled(form)
        self._beside(self._middle())
        yield
        lines = QVBoxLayout(form)
        lines.setContentsMargins(PX.s6, PX.s4, PX.s6, PX.s6)
        lines.setSpacing(PX.s4 - PX.edge)
        first = QHBoxLayout()
        first.setSpacing(PX.s4)
        first.addWidget(self.name, 2, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.kind, 1)
        lines.addWidget(self.languages)
        lines.addLayout(first)
        lines.addLayout(self._labelled("Description", self.description, note="required", end=self._count))
        ends = QWidget()
        both = QHBoxLayout(ends)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(PX.s2)
        self.library.abbreviate(self._theme.text_scale >= LARGE_TEXT)
        both.addWidget(self.library)
        both.addWidget(self.write)
        self._pages.addWidget(self.criteria)
        self._pages.addWidget(self.preview)
        yield
        lines.addLayout(self._labelled("What the learner must do", self._pages, note="required", end=ends))
        lines.addWidget(self.address)
        lines.addWidget(self.caption)
        lines.addWidget(self.tags)
        yield
        lines.addWidget(self.folds)
        lines.addStretch(1)
        self._show_page("write")

    def _middle(self) -> QVBoxLayout:
        """Return the form above the line that explains it."""
        centre = QVBoxLayout()
        centre.setSpacing(0)
        centre.addWidget(self._scroll, 1)
        centre.addWidget(self.help)
        return centre

    def _beside(self, centre: QVBoxLayout) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.meter)
        row.addLayout(centre, 1)
        row.addWidget(self.json)

    def _rolled(self, form: QWidget) -> QScrollArea:
        """Return the form in the middle of what can be rolled."""
        middle = QWidget()
        middle.setProperty("ground", "window")
        across = QHBoxLayout(middle)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(form, PX.form_max)
        across.addStretch(1)
        scroll = QScrollArea()
        scroll.setProperty("ground", "window")
        scroll.setWidget(middle)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _labelled(self, words: str, widget: QWidget, *, note: str = "", end: QWidget | None = None) -> QGridLayout:
        label = Text(self._theme, Role.LABEL, words, tone="soft", wrap=end is not None)
        label.setBuddy(widget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(PX.s1 + PX.edge)
        grid.setVerticalSpacing(PX.s1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(Text(self._theme, Role.SMALL, note, tone="faint"), 0, 1)
        grid.setColumnStretch(1, 1)
        if end is not None:
            grid.addWidget(end, 0, 2)
        grid.addWidget(widget, 1, 0, 1, 3)
        return grid

    def _connect(self) -> None:
        self._line(self.name.edit, "name", lambda text, texts: replace(texts, name=text))
        self._line(self.caption.edit, "picture in words", lambda text, texts: replace(texts, caption=text))
        self._line(
            self.address.edit, "page with the criteria", lambda text, texts: replace(texts, address=text.strip())
        )
        self.tags.edit.textEdited.connect(
            lambda text: self._type(self.tags.edit, "Edit tags", lambda each: replace(each, tags=split_tags(text)))
        )
        self.description.typed.connect(
            self._writer(self.description, "description", lambda text, texts: replace(texts, description=text))
        )
        self.criteria.typed.connect(
            self._writer(self.criteria, "criteria", lambda text, texts: replace(texts, criteria=text))
        )
        self.kind.chosen.connect(lambda kind: self._edit_fold("Kind of badge", _of_kind(kind), None))
        self.kind.typed.connect(lambda kind: self._edit(self.kind, "Kind of badge", _of_kind(kind)))
        self.folds.edited.connect(self._edit_fold)
        self.languages.chosen.connect(self._speak)
        self.languages.added.connect(self._add_language)
        self.languages.removed.connect(self._remove_language)
        self.meter.rules_chosen.connect(self._set_rules)
        self.write.chosen.connect(self._show_page)
        self.library.clicked.connect(self._open_library)
        self.address.edit.editingFinished.connect(self._check_address)
        self.meter.jumped.connect(self.jump)
        self._viewmodel.design_changed.connect(self._follow)
        self._viewmodel.opened.connect(lambda _: self._speak(""))
        firsts: tuple[tuple[str, QWidget], ...] = (
            ("name", self.name.edit),
            ("kind", self.kind.choice),
            ("kind", self.kind.own.edit),
            ("description", self.description),
            ("criteria", self.criteria),
            ("address", self.address.edit),
            ("caption", self.caption.edit),
            ("tags", self.tags.edit),
            ("skills", self.skills.first_field()),
        )
        for key, widget in firsts:
            self.help.explain(widget, *HELP[key])
        for field in self.folds.fields.values():
            for widget in field.editors():
                self.help.explain(widget, field.spec.label, field.spec.example, field.spec.help)

    def _line(self, edit: QLineEdit, what: str, change: Writing) -> None:
        edit.textEdited.connect(self._writer(edit, what, change))

    def _writer(self, source: QWidget, what: str, change: Writing) -> Callable[[str], None]:
        """Return what writes a text of the language in hand."""

        def write(text: str) -> None:
            language = self._language

            def changed(each: Achievement) -> Achievement:
                return with_texts(each, language, change(text, texts_of(each, language)))

            self._type(source, f"Edit {what}", changed)

        return write

    def _type(self, source: QWidget, label: str, change: Change) -> None:
        """Change the achievement once the keys that came in together were dealt with."""
        self._viewmodel.put_off(source, lambda: self._edit(source, label, change))

    def _edit(self, source: QWidget, label: str, change: Change) -> None:
        """Change the achievement; typing on in the same field goes on with the same step."""
        if source is not self._last:
            self._last, self._gesture = source, self._viewmodel.new_gesture()
        self._viewmodel.edit(
            label, lambda design: content.set_achievement(design, change(design.achievement)), self._gesture
        )

    def _edit_fold(self, label: str, change: Change, source: QWidget | None) -> None:
        if source is None:
            self._last = None
        self._edit(source or self.folds, label, change)
        if source is None:
            self._last = None

    def _set_rules(self, rules: Rules) -> None:
        self._edit_fold("Rules to follow", lambda each: replace(each, rules=rules), None)
        self.folds.open_needed(self._viewmodel.design.achievement)

    def _speak(self, language: str) -> None:
        """Show the texts in another language."""
        self._language, self._last, self._shown = language, None, None
        self._follow(self._viewmodel.design)

    def _add_language(self, language: str) -> None:
        self._edit_fold(f"Add {language_name(language)}", lambda each: with_language(each, language), None)
        self._speak(language)
        self.name.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove_language(self, language: str) -> None:
        self._edit_fold(f"Remove {language_name(language)}", lambda each: without_language(each, language), None)
        self._speak("")

    def _follow(self, design: Design) -> None:
        achievement = design.achievement
        if achievement is self._shown:
            return
        self._shown = achievement
        if self._language not in {each.language for each in achievement.translations}:
            self._language = ""
        self.languages.show_languages(achievement, self._language)
        texts = texts_of(achievement, self._language)
        self.name.show_text(texts.name)
        self.description.show_text(texts.description)
        self._count.setText(f"{len(texts.description)} characters")
        self.criteria.show_text(texts.criteria)
        self.address.show_text(texts.address)
        self.caption.show_text(texts.caption)
        self._hint(achievement if self._language else None)
        if split_tags(self.tags.edit.text()) != achievement.tags:
            self.tags.show_text(", ".join(achievement.tags))
        self.kind.show_kind(achievement.achievement_type)
        self.folds.show_achievement(achievement, self._language)
        if self._pages.currentWidget() is self.preview:
            self._preview()
        self.meter.show_achievement(achievement)

    def _hint(self, first: Achievement | None) -> None:
        """Show in empty fields what stands for them: the text of the first language, else an example."""
        self.name.edit.setPlaceholderText(first.name if first else HELP["name"][1])
        self.caption.edit.setPlaceholderText(first.caption if first else "")
        self.description.setPlaceholderText(first.description if first else "")
        self.criteria.setPlaceholderText(first.criteria_narrative if first else HELP["criteria"][1])

    def _preview(self) -> None:
        self.preview.show_markdown(narrative(spoken(self._viewmodel.design.achievement, self._language)))

    def _open_library(self) -> None:
        present = texts_of(self._viewmodel.design.achievement, self._language).criteria
        dialog = SnippetsDialog(self._theme, self, self._viewmodel.files.snippets, present)
        dialog.chosen.connect(self._take_criteria)
        dialog.appended.connect(lambda text: self._take_criteria(f"{present.rstrip()}\n\n{text}".lstrip()))
        dialog.open()

    def _take_criteria(self, text: str) -> None:
        language = self._language

        def changed(each: Achievement) -> Achievement:
            return with_texts(each, language, replace(texts_of(each, language), criteria=text))

        self._edit_fold("Criteria from the library", changed, None)
        self._show_page("write")
        self.criteria.setFocus(Qt.FocusReason.OtherFocusReason)

    def _check_address(self) -> None:
        if web_address(self.address.text()):
            self.address.accept()
        else:
            self.address.refuse(_ADDRESS)

    def _show_page(self, page: str) -> None:
        self.write.choose(page)
        if page == "preview":
            self._preview()
        self._pages.setCurrentWidget(self.preview if page == "preview" else self.criteria)


def _of_kind(kind: str) -> Change:
    return lambda each: replace(each, achievement_type=kind)
