"""The pictures of the designs: gallery, editor, form and every dialog of the editor."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog

from badgedesk.app.designs.views.artwork.history_list import HistoryList
from badgedesk.app.designs.views.artwork.icon_library import IconLibrary
from badgedesk.app.designs.views.artwork.placed_report import PlacedReport
from badgedesk.app.designs.views.artwork.real_pixels import LargePixels
from badgedesk.app.designs.views.artwork.sight_menu import GuidesDialog
from badgedesk.app.designs.views.colours.ask_colour import ColourPicker
from badgedesk.app.designs.views.dialogs.brand_dialog import BrandDialog
from badgedesk.app.designs.views.dialogs.levels_dialog import LevelsDialog
from badgedesk.app.designs.views.dialogs.save_question import SaveQuestion
from badgedesk.app.designs.views.dialogs.versions_dialog import VersionsDialog
from badgedesk.app.designs.views.editor import EditorPage
from badgedesk.app.designs.views.form.snippets_dialog import SnippetsDialog
from badgedesk.app.designs.views.studio import DesignsStudio
from badgedesk.app.look.artboard import CANVAS
from badgedesk.app.main import Desk
from badgedesk.design.content import set_text
from badgedesk.design.foreign.notices import Notice, Outcome, Reason
from badgedesk.design.layers import LayerId, ShapeLayer
from picture_camera import PICTURES_S, Camera

_MENU_AT: Final = 8
_SMALL_PX: Final = 20.0
_LOST: Final = (
    Notice(Outcome.REMOVED, Reason.SCRIPT, "script"),
    Notice(Outcome.RASTERISED, Reason.MASK, "mask", 2),
    Notice(Outcome.SIMPLIFIED, Reason.FONT, "Helvetica Neue"),
)


def tour_designs(camera: Camera, desk: Desk) -> None:
    """Take gallery and editor in every state."""
    desk.window.go_to("designs")
    camera.until(lambda: desk.designs.loaded)
    camera.settle(PICTURES_S)
    camera.take(desk, "designs-recovery")
    studio = camera.find(desk, DesignsStudio)
    for recovered in desk.studio.left():
        desk.studio.discard(recovered)
    studio.recovery.follow()
    camera.take(desk, "designs")
    desk.designs.show_board("templates")
    camera.settle(PICTURES_S)
    camera.take(desk, "designs-templates")
    desk.studio.open("template:harbour")
    camera.until(lambda: studio.currentWidget() is studio.editor)
    camera.settle(PICTURES_S)
    camera.take(desk, "editor")
    layers = list(studio.viewmodel.design.walk())
    studio.viewmodel.select((layers[-1].id,))
    camera.settle(PICTURES_S)
    camera.take(desk, "editor-selected")
    shapes = [layer.id for layer in layers if isinstance(layer, ShapeLayer)]
    studio.viewmodel.select(shapes[:1])
    camera.settle(PICTURES_S)
    camera.take(desk, "editor-shape")
    studio.viewmodel.select(shapes[:3])
    camera.settle(PICTURES_S)
    camera.take(desk, "editor-several")
    _checks(camera, desk, studio)
    _menus(camera, desk, studio)
    _dialogs(camera, desk, studio)
    studio.editor.show_view("achievement")
    camera.take(desk, "achievement")
    library = SnippetsDialog(camera.theme, studio.editor, studio.viewmodel.files.snippets, "Plan a passage.")
    camera.take_dialog(desk, "achievement-library", library)
    studio.viewmodel.close()
    studio.editor.left.emit()


def _checks(camera: Camera, desk: Desk, studio: DesignsStudio) -> None:
    """Take the panel of checks with something to say; the design is as before afterwards."""
    viewmodel, panel = studio.viewmodel, studio.editor.artwork.inspector.checks
    viewmodel.select(())
    viewmodel.edit("Small words", lambda design: set_text(design, LayerId("main"), size_px=_SMALL_PX))
    camera.until(lambda: bool(panel.rows))
    camera.settle(PICTURES_S)
    camera.take(desk, "editor-checks")
    viewmodel.undo()


def _menus(camera: Camera, desk: Desk, studio: DesignsStudio) -> None:
    top = desk.window.mapToGlobal(desk.window.rect().center() - QPoint(0, desk.window.height() // 2 - _MENU_AT))
    for menu, name in (
        (studio.editor.artwork.layers.menu(), "editor-menu"),
        (studio.editor.design_menu(), "editor-design-menu"),
        (studio.editor.artwork.sight.menu_now(), "editor-sight-menu"),
    ):
        menu.popup(top)
        camera.take(desk, name, menu)
        menu.close()


def _dialogs(camera: Camera, desk: Desk, studio: DesignsStudio) -> None:
    """Take every dialog that can stand over the canvas."""
    theme, editor, viewmodel = camera.theme, studio.editor, studio.viewmodel
    viewmodel.select(())
    for layer in list(viewmodel.design.walk())[:3]:
        editor.actions_.rename(layer.id, f"{layer.name} again")
    makers: tuple[tuple[str, Callable[[], QDialog]], ...] = (
        ("editor-steps", partial(_from_menu, editor, "Steps so far", HistoryList)),
        ("editor-brand", partial(_from_menu, editor, "Brand kit", BrandDialog)),
        ("editor-versions", partial(_from_menu, editor, "Earlier versions", VersionsDialog)),
        ("editor-levels", partial(_from_menu, editor, "Levels", LevelsDialog)),
        ("editor-own-levels", partial(_own_levels, editor)),
        ("editor-drawing-report", partial(PlacedReport, theme, editor, _LOST)),
        ("editor-guides", partial(GuidesDialog, theme, desk.window, viewmodel)),
        ("editor-icons", partial(IconLibrary, theme, editor, editor.actions_)),
        ("editor-colour", partial(ColourPicker, theme, editor, viewmodel.design, CANVAS.selection.lower())),
        ("editor-save-question", partial(SaveQuestion, theme, desk.window, "Coastal Skipper")),
    )
    for name, make in makers:
        camera.take_dialog(desk, name, make(), draws=True)
    editor.artwork.pixels.large.click()
    camera.settle(PICTURES_S)
    camera.take_dialog(desk, "editor-512", _opened(LargePixels))


def _own_levels(editor: EditorPage) -> QDialog:
    """Return the dialog of levels with the lines of a set open."""
    dialog = _from_menu(editor, "Levels", LevelsDialog)
    if isinstance(dialog, LevelsDialog):
        dialog.change.click()
        dialog.name.setText("Belts")
    return dialog


def _from_menu(editor: EditorPage, words: str, kind: type[QDialog]) -> QDialog:
    menu = editor.design_menu()
    for action in menu.actions():
        if action.text().startswith(words):
            action.trigger()
    menu.deleteLater()
    return _opened(kind)


def _opened(kind: type[QDialog]) -> QDialog:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, kind) and widget.isVisible():
            return widget
    message = f"there is no {kind.__name__}"
    raise SystemExit(message)
