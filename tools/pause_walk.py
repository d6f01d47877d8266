"""The walk through the whole window that `try_pauses.py` measures."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu, QWidget

from badgedesk.app import start
from badgedesk.app.awards.aftercare import ChangeKind
from badgedesk.app.awards.cards import Step
from badgedesk.app.awards.viewmodel import REGISTER
from badgedesk.app.awards.views.place import AwardsPlace
from badgedesk.app.designs.views.artwork.history_list import HistoryList
from badgedesk.app.designs.views.artwork.icon_library import IconLibrary
from badgedesk.app.designs.views.dialogs.save_question import SaveQuestion
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.look.application import make_application
from badgedesk.app.look.roles import CardRole
from badgedesk.app.look.theme import Theme, ThemeChoice
from badgedesk.app.main import Desk
from badgedesk.app.sharing.forms import Form
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.app.wallet.views.backup_panel import BackupPanel
from badgedesk.app.wallet.views.linkedin import LinkedInDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.carrying.drops import Drop
from badgedesk.design import Design
from badgedesk.design.colours.colour import Hex
from badgedesk.design.colours.paints import solid
from badgedesk.design.layers import LayerId, ShapeLayer
from badgedesk.design.shapes.plain import Star
from picture_data import PASSPHRASE, Stage, prepare
from pulse import Pause, Pulse

_LAYERS: Final = 300
_PEOPLE: Final = 20_000
_SIZE: Final = (1366, 768)
_WORDS: Final = "anna"
Kind = TypeVar("Kind", bound=QWidget)


class Walk:
    """One window, walked through once.

    Args:
        folder: a temporary folder.
        parts: which parts of the window.
    """

    def __init__(self, folder: Path, parts: Sequence[str]) -> None:
        self._folder, self._parts = folder, parts
        self._stage: Stage = prepare(folder)
        application = make_application()
        theme = Theme(application)
        self._desk = Desk(application, theme, self._stage.profile)
        self._theme, self._application = theme, application
        for file in (self._stage.profile / "recovery").glob("*"):
            file.unlink()
        self._pulse = Pulse(application)
        self._window = self._desk.window
        self._window.resize(*_SIZE)

    def run(self) -> list[Pause]:
        """Walk and return what was measured."""
        window, desk = self._window, self._desk
        window.painted.connect(lambda: start._furnish(desk, self._application, ()))
        self._step("start", window.show, lambda: "wallet" in window._places and desk.wallet.loaded)
        walks = {"wallet": self._wallet, "designs": self._designs, "awards": self._awards, "frame": self._frame}
        for part in self._parts:
            walks[part]()
        window._guards.clear()
        window.close()
        self._pulse.stop()
        return self._pulse.pauses

    def _step(self, name: str, act: object, done: object = None) -> None:
        self._pulse.step(name, act, done or (lambda: True))  # type: ignore[arg-type]  # callables, told apart by name

    def _visit(self, place: str) -> None:
        window = self._window

        def there() -> bool:
            return place in window._places and window._stack.currentWidget() is window._places[place]

        self._step(f"go to {place}", window.rail.button(place).click, there)

    def _find(self, kind: type[Kind], where: QWidget | None = None) -> Kind:
        found = (where or self._window).findChildren(kind)
        return found[-1]

    def _dialog(self, name: str, opens: object) -> None:
        """Open a dialog, measure that, and close it."""
        self._step(name, opens, lambda: bool(self._shown()))
        for dialog in self._shown():
            dialog.reject()

    def _shown(self) -> list[QDialog]:
        return [w for w in self._application.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]

    def _press(self, name: str, button: QAbstractButton, done: object = None) -> None:
        self._pulse.until(button.isEnabled, name)
        self._step(name, button.click, done)

    def _menu(self, name: str, opens: object) -> None:
        self._step(name, opens)
        for menu in self._application.topLevelWidgets():
            if isinstance(menu, QMenu):
                menu.close()

    def _wallet(self) -> None:
        desk, wallet = self._desk, self._desk.wallet
        count = len(self._stage.badges)
        self._visit("wallet")
        place = self._find(WalletPlace)
        self._step(f"wallet: drop of {count} badges", lambda: wallet.add(Drop(self._stage.badges)),
                   lambda: wallet.total >= count - 1)  # fmt: skip
        grid = place.gallery.grid
        self._step("wallet: select a card", lambda: grid.setCurrentIndex(grid.model().index(1, 0)))
        self._menu("wallet: menu of a card", lambda: grid.customContextMenuRequested.emit(
            grid.visualRect(grid.currentIndex()).center()))  # fmt: skip
        for letters in range(1, len(_WORDS) + 1):
            self._step(f"wallet: type {_WORDS[:letters]}", partial(place.gallery.search.setText, _WORDS[:letters]))
        self._step("wallet: empty the search", place.gallery.search.clear)
        self._step("wallet: show all", partial(wallet.show_group, "all"))
        model = grid.model()
        ids = [str(model.index(row, 0).data(CardRole.ID)) for row in range(model.rowCount())]
        for number, id_ in enumerate((ids[-1], ids[1]), 1):
            self._step(f"wallet: open badge {number}", partial(wallet.open_badge, id_),
                       lambda id_=id_: wallet.sheet is not None and wallet.sheet.id == id_)  # fmt: skip
        sheet = wallet.sheet
        if sheet is None:
            return
        self._step("wallet: LinkedIn strip", lambda: place.out.open_strip(sheet.outgoing()),
                   lambda: self._window.findChild(LinkedInDialog) is not None)  # fmt: skip
        self._find(LinkedInDialog).close()
        self._sharing(ids)
        self._step("wallet: back", wallet.go_back)
        panel = self._window.findChild(BackupPanel)
        if panel is not None:
            self._dialog("wallet: back up", lambda: panel._open(self._folder / "x.backup", writes=True))
        self._dialog("wallet: question", lambda: place._remove((ids[0],)))
        self._step("wallet: look at what is no badge", lambda: desk.wallet.look(Drop((self._stage.no_badge,))),
                   lambda: bool(wallet.looked))  # fmt: skip
        self._step("wallet: back again", wallet.go_back)

    def _sharing(self, ids: list[str]) -> None:
        wallet = self._desk.wallet
        self._step("sharing: open", lambda: wallet.show_others(ids[:6]),
                   lambda: self._window.findChild(SharingDialog) is not None)  # fmt: skip
        dialog = self._find(SharingDialog)
        for form in dialog._viewmodel.forms:
            self._step(f"sharing: {form.value}", partial(dialog.forms.choose, form.value), dialog.save.isEnabled)
        dialog.forms.choose(Form.RESUME.value)
        self._pulse.until(dialog.save.isEnabled)
        self._step("sharing: arrange", dialog._arrange)
        if dialog.arranging is not None:
            dialog.arranging.accept()
        self._pulse.settle()
        dialog.close()

    def _designs(self) -> None:
        self._visit("designs")
        desk, studio = self._desk, self._find(DesignsStudio)
        self._pulse.until(lambda: desk.designs.loaded)
        for board in ("templates", "designs", "templates"):
            self._step(f"designs: board {board}", partial(desk.designs.show_board, board))
        self._step("designs: open a template", lambda: desk.studio.open("template:harbour"),
                   lambda: studio.currentWidget() is studio.editor)  # fmt: skip
        viewmodel, editor = studio.viewmodel, studio.editor
        layers = [layer.id for layer in viewmodel.design.walk()]
        for number, layer in enumerate((layers[-1], layers[0], layers[len(layers) // 2])):
            self._step(f"designs: select layer {number + 1}", partial(viewmodel.select, (layer,)))
        self._step("designs: select all", editor.actions_.select_all)
        self._step("designs: undo", viewmodel.undo)
        self._step("designs: achievement form", partial(editor.show_view, "achievement"))
        for letters in range(1, 4):
            self._step(f"designs: type in the form {letters}", partial(self._type_name, editor, letters))
        self._step("designs: artwork again", partial(editor.show_view, "artwork"))
        self._menu("designs: menu", lambda: editor.design_menu().popup(self._window.pos()))
        self._dialog("designs: steps", lambda: HistoryList(self._theme, self._window, viewmodel).open())
        self._dialog("designs: icons", lambda: IconLibrary(self._theme, self._window, editor.actions_).open())
        self._dialog("designs: brand kit", editor._open_kit)
        self._dialog("designs: levels", editor._open_levels)
        self._dialog("designs: colour", self._colour)
        self._dialog("designs: save question", lambda: SaveQuestion(self._theme, self._window, "A badge").open())
        design = replace(_stars(), achievement=viewmodel.design.achievement)
        self._step(f"designs: open {_LAYERS} layers", lambda: viewmodel.open(design))
        self._step("designs: select one of them", lambda: viewmodel.select((design.layers[5].id,)))
        self._step("designs: select all of them", editor.actions_.select_all)
        self._step("designs: bring to front", partial(editor.actions_.restack, 1) if hasattr(editor.actions_, "restack")
                   else viewmodel.undo)  # fmt: skip
        self._step("designs: undo that", viewmodel.undo)
        self._step("designs: save them", lambda: viewmodel.save(self._folder / "stars.badge"))
        self._step("designs: wait for the journal", partial(self._pulse.settle, 3.0))
        self._step("designs: leave", editor.leave)

    def _type_name(self, editor: object, letters: int) -> None:
        editor.form.name.edit.setText("Skipper"[:letters])  # type: ignore[attr-defined]
        editor.form.name.edit.textEdited.emit("Skipper"[:letters])  # type: ignore[attr-defined]

    def _colour(self) -> None:
        from badgedesk.app.designs.views.colours.ask_colour import ask_colour

        ask_colour(self._theme, self._window, self._find(DesignsStudio).viewmodel.design, "#112233", print, None)

    def _awards(self) -> None:
        self._visit("awards")
        desk, place = self._desk, self._find(AwardsPlace)
        self._pulse.until(lambda: desk.awards.loaded)
        self._wizard(place)
        self._flow(place)
        self._register(place)

    def _wizard(self, place: AwardsPlace) -> None:
        self._step("wizard: open", place.open_wizard)
        wizard = self._shown()[-1]
        self._press("wizard: empty name refused", wizard.main)  # type: ignore[attr-defined]
        wizard.profile.name.edit.setText("Night Sky Club")  # type: ignore[attr-defined]
        for name in ("identity", "key"):
            self._press(f"wizard: {name}", wizard.main)  # type: ignore[attr-defined]
        self._step("wizard: own passphrase", partial(wizard.key.own.setChecked, True))  # type: ignore[attr-defined]
        for field in wizard.key.fields:  # type: ignore[attr-defined]
            field.edit.setText(PASSPHRASE)
        self._press("wizard: recovery", wizard.main, lambda: wizard.step == 3)  # type: ignore[attr-defined]
        for field in wizard.recovery.fields:  # type: ignore[attr-defined]
            field.edit.setText("a lamp for the cellar")
        wizard.recovery.take_place(self._folder / "Night.badgedesk-recovery")  # type: ignore[attr-defined]
        self._press("wizard: check", wizard.main, lambda: wizard.step == 4)  # type: ignore[attr-defined]
        wizard.reject()

    def _flow(self, place: AwardsPlace) -> None:
        desk, flow = self._desk, self._desk.flow
        self._step("award: begin", place.register.award.click, lambda: place.flow.badge.grid.model().rowCount() > 0)
        self._step("award: choose a badge", lambda: flow.choose_design(place.flow.badge.grid.model().index(0, 0).data(
            _card_role())), place.flow.main.isEnabled)  # fmt: skip
        self._press("award: issuer", place.flow.main)
        issuer = next(row.id for row in desk.awards._issuers if row.name == "Bay Sailing Club")
        flow.choose_issuer(issuer)
        self._press("award: people", place.flow.main)
        self._dialog("award: typed list", place.flow.people.type_list)
        people = flow.people
        many = self._many()
        self._step(f"award: load {_PEOPLE} rows", lambda: people.open(many), lambda: people.settled)
        self._step("award: edit a cell", lambda: people.edit(_PEOPLE - 1, 0, "Somebody"), lambda: people.settled)
        self._step("award: undo", people.undo, lambda: people.settled)
        self._step("award: only those to fix", lambda: place.flow.people.only.setChecked(True))
        self._step("award: all again", lambda: place.flow.people.only.setChecked(False))
        self._step("award: load 30 rows", lambda: people.open(self._stage.roster), lambda: people.settled)
        flow.choose_folder(self._folder / "awarded")
        self._press("award: look over", place.flow.main, place.flow.look.passphrase.isVisible)
        place.flow.look.passphrase.edit.setText(PASSPHRASE)
        self._press("award: go", place.flow.main, lambda: not flow.running and flow.step is Step.AWARD)

    def _many(self) -> Path:
        rows = [f"{'' if n % 997 == 5 else f'Person {n:05}'},p{n}@mail.example,2026-11-14" for n in range(_PEOPLE)]
        file = self._folder / "many.csv"
        file.write_text("\n".join(["Name,E-mail,Date", *rows]) + "\n", "utf-8")
        return file

    def _register(self, place: AwardsPlace) -> None:
        awards = self._desk.awards
        self._step("register: show", place.show_register, lambda: awards.total > 0)
        register = place.register
        self._step("register: show all", lambda: awards.show_group(REGISTER), lambda: register._model.rowCount() > 2)
        self._step("register: select a row", lambda: register.table.selectRow(2))
        for letters in range(1, len(_WORDS) + 1):
            self._step(f"register: type {_WORDS[:letters]}", partial(register.search.setText, _WORDS[:letters]))
        self._step("register: empty the search", register.search.clear)
        self._pulse.until(lambda: register._model.rowCount() > 2)
        row = register._model.index(2, 0)
        award = awards.award(str(row.data(_card_role())))
        if award is not None:
            for kind in ChangeKind:
                self._dialog(f"register: {kind.value}", partial(place.open_change, kind, award))
        self._dialog("register: statistics", place.open_statistics)
        self._dialog("register: hand over", place.open_handover)
        self._dialog("register: renew", place.open_renewal)
        issuer = next(row for row in awards._issuers if row.name == "Bay Sailing Club")
        self._step("register: show an issuer", lambda: awards.show_group(issuer.id))
        self._dialog("register: change issuer", lambda: place.open_manage(issuer))
        self._desk.open_keys.lock()
        self._dialog("register: publish", lambda: place.publish(replace(issuer, needs_passphrase=True), self._folder))
        self._dialog("register: recovery file", lambda: place.open_recovery(issuer))
        self._dialog("register: restore", lambda: place.open_restore(self._folder / "Night.badgedesk-recovery"))

    def _frame(self) -> None:
        frame, theme = self._desk.frame, self._theme
        self._dialog("help", frame.open_help)
        self._dialog("settings", frame.open_settings)
        for place in [place for place in self._window._places if place != self._window.place]:
            self._visit(place)
        for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
            self._step(f"theme {choice.value}", partial(theme.choose, choice))
        for size in (150, 100):
            self._step(f"text {size} %", partial(theme.set_text_size, size))


def _stars() -> Design:
    layers = tuple(
        ShapeLayer(
            id=LayerId(f"star-{index}"),
            shape=Star(22.0, 10.0, 5 + index % 4, cx=30.0 + 32.0 * (index % 18), cy=30.0 + 32.0 * (index // 18)),
            fill=solid(Hex("#12477e")),
        )
        for index in range(_LAYERS)
    )
    return Design(layers=layers)


def _card_role() -> int:
    return CardRole.ID
