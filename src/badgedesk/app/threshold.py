"""What stands between window, profile and network: the lock, how it is set, and whom the profile lets be asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from badgedesk.app.settings.care import LockCare
from badgedesk.app.settings.network import NetworkCare

if TYPE_CHECKING:
    from badgedesk.app.jobs import Jobs
    from badgedesk.app.look.theme import Theme
    from badgedesk.app.main_window import MainWindow
    from badgedesk.host.lock import ProfileLock
    from badgedesk.host.paths import ProfilePaths


def stand_locked(
    theme: "Theme", window: "MainWindow", jobs: "Jobs", paths: "ProfilePaths", opened: "Callable[[ProfilePaths], None]"
) -> None:
    """Show nothing but the lock until it was opened; ``opened`` gets the paths with what opens their parts."""
    from badgedesk.app.settings.gate import Gate
    from badgedesk.app.settings.views.lock_page import LockPage

    gate = Gate(jobs, paths, lambda: lock_of(paths), window)
    gate.opened.connect(opened)
    window.greet(LockPage(theme, gate))
    gate.knock()


def care_for(jobs: "Jobs", paths: "ProfilePaths", window: "MainWindow", parent: QObject) -> LockCare:
    """Return what the settings can do about the lock; it closes the window for the program to start anew."""

    def empty() -> None:
        from badgedesk.host.paths import staged_folder
        from badgedesk.host.staging import Staging

        Staging(staged_folder()).clean_up(everything=True)

    def start_anew() -> None:
        window.starts_anew = True
        window.close()

    care = LockCare(jobs, lambda: lock_of(paths), empty, parent)
    care.is_set = paths.secret is not None
    care.again.connect(start_anew)
    return care


def network_care(jobs: "Jobs", paths: "ProfilePaths", parent: QObject) -> NetworkCare:
    """Return what the settings can do about asking hosts."""
    from badgedesk.host.answers import Answers
    from badgedesk.host.consent import ConsentBook, is_switched_off

    answers = Answers(paths.answers, paths.key)
    return NetworkCare(jobs, ConsentBook(paths), answers, forced=is_switched_off(), parent=parent)


def lock_of(paths: "ProfilePaths") -> "ProfileLock":
    """Return the lock of a profile."""
    from badgedesk.host.keystore import SystemKeyStore
    from badgedesk.host.lock import ProfileLock

    return ProfileLock(paths, SystemKeyStore())
