"""Opening the dialog in which badges are shown to others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from badgedesk.app.jobs import Jobs
from badgedesk.app.look.theme import Theme
from badgedesk.app.sharing.presenting import Presenting
from badgedesk.app.sharing.viewmodel import SharingViewModel
from badgedesk.app.sharing.views.dialog import SharingDialog
from badgedesk.host import clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.wallet.holder import Holder

    Shown = tuple[tuple[Exhibit, ...], tuple[tuple[str, tuple[str, ...]], ...]]


def show_others(
    theme: Theme,
    jobs: Jobs,
    shown: "Shown",
    parent: QWidget,
    holder: "Callable[[], Holder]",
) -> SharingDialog:
    """Open the dialog over the window of ``parent`` and return it.

    Args:
        theme: of the program.
        jobs: of a worker of its own.
        shown: the badges, and which of the user's collections they are in.
        parent: a widget of the window.
        holder: opens that of the profile.
    """
    exhibits, groups = shown
    presenting = Presenting(holder, clock.now)
    viewmodel = SharingViewModel(jobs, exhibits, clock.now, presenting, groups)
    dialog = SharingDialog(theme, viewmodel, parent.window())
    viewmodel.setParent(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.show()
    return dialog
