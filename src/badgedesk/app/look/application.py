"""The application of the process."""

from PySide6.QtWidgets import QApplication

from badgedesk.app.look.fonts import load_fonts


def make_application() -> QApplication:
    """Return the application in Qt's plain Fusion style, with the font of the window."""
    application = QApplication(["badgedesk", "-style", "fusion"])
    application.setApplicationName("BadgeDesk")
    application.setDesktopFileName("badgedesk")
    load_fonts()
    return application
