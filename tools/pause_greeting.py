"""The first start of a profile, measured in a process of its own: nothing is loaded before, as for a user.

    python tools/pause_greeting.py

Prints the longest turn of the event loop until the first start is shown, like `try_pauses.py`, and ends with the
milliseconds alone.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def main() -> int:
    """Open a window on a profile that was never used, and measure until it greets and has drawn its badges."""
    from badgedesk.app import start
    from badgedesk.app.look.application import make_application
    from badgedesk.app.look.theme import Theme
    from badgedesk.app.main import Desk
    from pulse import Pulse

    with tempfile.TemporaryDirectory() as folder:
        sys.setswitchinterval(start.TURN_S)
        application = make_application()
        desk = Desk(application, Theme(application), Path(folder) / "profile", greets=True)
        window = desk.window
        window.painted.connect(lambda: start._furnish(desk, application, ()))
        pulse = Pulse(application)
        pulse.step("first start", window.show, lambda: window.windowTitle().startswith("Welcome"))
        from badgedesk.app.welcome.views.page import WelcomePage

        pulse.step("first start: badges drawn, modules read", lambda: pulse.settle(8.0))
        (award,) = [page.award for page in window.findChildren(WelcomePage)]
        pulse.step("first start: award badges", award.click, lambda: "designs" in window._places)
        pulse.stop()
        window.close()
    print(f"{max(pause.longest_ms for pause in pulse.pauses):.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
