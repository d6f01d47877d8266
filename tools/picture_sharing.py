"""The pictures of everything in which badges are shown to others: each form of the dialog, and ordering badges."""

from typing import Final

from badgedesk.app.main import Desk
from badgedesk.app.sharing.forms import FORMS
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.app.wallet.views.place import WalletPlace
from picture_camera import PICTURES_S, Camera

_ALL_STYLES: Final = {"certificate", "resume"}
"""Forms whose styles differ in more than colours."""
_ADVERT: Final = "We look for somebody with first aid, navigation and leadership."


def tour_sharing(camera: Camera, desk: Desk) -> None:
    """Take each form for all badges of the wallet."""
    desk.window.go_to("wallet")
    place = camera.find(desk, WalletPlace)
    place.gallery.grid.selectAll()
    place.gallery.share.click()
    camera.until(lambda: desk.window.findChild(SharingDialog) is not None)
    dialog = camera.find(desk, SharingDialog)
    for form, words in FORMS.items():
        dialog.forms.choose(form.value)
        styles = [value for value, _ in words.styles] or [""]
        for style in styles if form.value in _ALL_STYLES else styles[:1]:
            if style:
                dialog.style_.show_value(style)
                dialog.style_.activated.emit(dialog.style_.currentIndex())
            camera.until(dialog.save.isEnabled)
            camera.settle(PICTURES_S)
            camera.take(desk, "-".join(("share", form.value, *([style.removeprefix(".")] if style else []))), dialog)
    _arrange(camera, desk, dialog)
    dialog.close()
    camera.settle()


def _arrange(camera: Camera, desk: Desk, dialog: SharingDialog) -> None:
    dialog.forms.choose("resume")
    camera.until(dialog.save.isEnabled)
    dialog.options.arrange.click()
    arranging = dialog.arranging
    if arranging is not None:
        arranging.advert.setPlainText(_ADVERT)
        arranging.rank.click()
        camera.settle(PICTURES_S)
        camera.take_dialog(desk, "share-arrange", arranging)
