"""In the bar at the foot: that a key is open for signing, for how long, and a click that locks it."""

from badgedesk.app.awards.open_keys import OpenKeys
from badgedesk.app.look.theme import Theme
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.words.dates import counted


class KeyLamp(Button):
    """Shown while a key is open; a click locks every key now."""

    def __init__(self, theme: Theme, keys: OpenKeys) -> None:
        super().__init__(theme, "Lock key now", kind="quiet", icon="lock-simple-open", small=True)
        self._keys = keys
        self.setToolTip("The passphrase is not asked for while the key is open. Click to lock it now.")
        self.clicked.connect(keys.lock)
        keys.changed.connect(self._show)
        self.hide()
        keys.look()

    def _show(self, minutes: int) -> None:
        self.setVisible(minutes > 0)
        self.setText(f"Key open, {minutes} min: lock now")
        self.setAccessibleName(f"Lock the key now; it is open for {counted(minutes, 'more minute')}")
