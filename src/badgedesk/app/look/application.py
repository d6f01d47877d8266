"""The application of the process."""

import os

from PySide6.QtWidgets import QApplication

from badgedesk.app.look.fonts import load_fonts


def make_application() -> QApplication:
    """Return the application in Qt's plain Fusion style, with the font of the window.

    Events come through Qt's own loop: GLib's lets no timer run while events wait, and whoever types fast would see no
    progress meanwhile.
    """
    os.environ.setdefault("QT_NO_GLIB", "1")
    application = QApplication(["badgedesk", "-style", "fusion"])
    application.setApplicationName("BadgeDesk")
    application.setDesktopFileName("badgedesk")
    load_fonts()
    return application
