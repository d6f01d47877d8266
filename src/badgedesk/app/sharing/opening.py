"""Opening the dialog in which badges are shown to others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.sharing.presenting import Presenting
from badgedesk.app.sharing.viewmodel import SharingViewModel
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.app.stores import open_holder
from badgedesk.host import clock
from badgedesk.host.paths import ProfilePaths

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit


def show_others(
    theme: Theme, jobs: Jobs, exhibits: "tuple[Exhibit, ...]", parent: QWidget, paths: ProfilePaths
) -> SharingDialog:
    """Open the dialog for badges over the window of ``parent`` and return it."""
    presenting = Presenting(lambda: open_holder(paths), clock.now)
    viewmodel = SharingViewModel(jobs, exhibits, clock.now, presenting)
    dialog = SharingDialog(theme, viewmodel, parent.window())
    viewmodel.setParent(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
