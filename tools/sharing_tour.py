"""The tour of everything in which badges are shown to others: each form of the dialog, the strip, a presentation."""

from typing_extensions import override

from badgedesk.app.look.roles import CardRole
from badgedesk.app.main import Desk
from badgedesk.app.sharing.forms import FORMS
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.app.wallet.views.linkedin import LinkedInDialog
from badgedesk.app.wallet.views.place import WalletPlace
from badgedesk.app.widgets.drops import Drop
from picture_data import prepare
from picture_tour import Tour

_PICTURES_S = 1.5
"""As long as the tour waits for pictures."""


class SharingTour(Tour):
    """Walks one window through the forms in which badges are shown."""

    @override
    def run(self) -> None:
        """Take all pictures."""
        stage = prepare(self._folder)
        desk = self._open(stage.profile)
        desk.window.go_to("wallet")
        self._until(lambda: desk.wallet.loaded)
        desk.wallet.add(Drop(stage.badges))
        self._until(lambda: desk.wallet.total >= len(stage.badges) - 1)
        desk.wallet.go_back()
        place = self._find(desk, WalletPlace)
        place.gallery.grid.selectAll()
        place.gallery.show_it.click()
        self._until(lambda: desk.window.findChild(SharingDialog) is not None)
        self._forms(desk, self._find(desk, SharingDialog))
        self._strip(desk, place)
        desk.window.close()

    def _forms(self, desk: Desk, dialog: SharingDialog) -> None:
        for form, words in FORMS.items():
            dialog.forms.choose(form.value)
            styles = [value for value, _ in words.styles]
            shown = (
                styles if form.value in {"certificate", "resume"} else styles[:1]
            )  # the others differ in colours alone
            for style in shown:
                dialog.style_.show_value(style)
                dialog.style_.activated.emit(dialog.style_.currentIndex())
                self._until(dialog.save.isEnabled)
                self._settle(_PICTURES_S)
                self._take(desk, f"share-{form.value}-{style.removeprefix('.')}", dialog)
        dialog.forms.choose("resume")
        self._until(dialog.save.isEnabled)
        dialog.options.arrange.click()
        if dialog.arranging is not None:
            self._take(desk, "share-arrange", dialog, dialog.arranging)
            dialog.arranging.reject()
        dialog.close()

    def _strip(self, desk: Desk, place: WalletPlace) -> None:
        grid = place.gallery.grid
        desk.wallet.open_badge(grid.model().index(0, 0).data(int(CardRole.ID)))
        self._until(lambda: desk.wallet.sheet is not None)
        place.badge.linkedin.click()
        self._until(lambda: desk.window.findChild(LinkedInDialog) is not None)
        strip = self._find(desk, LinkedInDialog)
        self._settle(_PICTURES_S)
        self._take(desk, "strip", strip)
        strip.views.choose("post")
        strip.views.chosen.emit("post")
        self._take(desk, "strip-post", strip)
        strip.close()
