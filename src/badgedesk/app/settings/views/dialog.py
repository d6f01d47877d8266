"""The settings: look, text size, motion, where the profile lies. Everything holds at once."""

from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX, TEXT_SIZES, Role
from badgedesk.app.preferences import UNLOCK_MINUTES, Preferences
from badgedesk.app.settings.viewmodel import SettingsViewModel
from badgedesk.app.settings.views.lock_change import PassphraseDialog, SheetDialog
from badgedesk.app.settings.views.lock_dialog import LockDialog
from badgedesk.app.settings.views.network_part import NetworkPart
from badgedesk.app.widgets.fields.buttons import Button
from badgedesk.app.widgets.fields.segments import Segments
from badgedesk.app.widgets.frame.question import Question, ask
from badgedesk.app.widgets.words.text import Text, rule

_THEMES: Final = (("system", "Like the system", "desktop"), ("light", "Light", "sun"), ("dark", "Dark", "moon"))
_UNLOCKS: Final = tuple(
    (str(minutes), f"{minutes} min" if minutes else "Ask each time", "") for minutes in UNLOCK_MINUTES
)
_SIZES: Final = tuple((str(size), f"{size} %", "") for size in TEXT_SIZES)
_AFTER: Final = (("0", "Never", ""), ("5", "5 minutes", ""), ("15", "15 minutes", ""), ("60", "1 hour", ""))


class SettingsDialog(QDialog):
    """Shows what holds, and passes on what the user changes."""

    def __init__(self, theme: Theme, viewmodel: SettingsViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._viewmodel = theme, viewmodel
        self.setWindowTitle("Settings")
        self.theme = Segments(theme, "Theme", _THEMES)
        self.text_size = Segments(theme, "Text size", _SIZES)
        names = ("High contrast", "Reduce motion", "Tell me on the desktop")
        self.contrast, self.motion, self.remind = map(self._box, names)
        self.unlock_time = Segments(theme, "Keys stay open", _UNLOCKS)
        self.folder = Button(theme, "Show in folder", icon="folder-open")
        self.reset = Button(theme, "Reset all", kind="quiet", icon="arrow-counter-clockwise")
        self.close_ = Button(theme, "Close")
        locked = viewmodel.lock is not None and viewmodel.lock.is_set
        self.lock = Button(theme, "Lock now" if locked else "Set a lock…", icon="lock-simple")
        self.unlock = Button(theme, "Take the lock off…", kind="quiet", icon="lock-simple-open")
        self.change = Button(theme, "Change the passphrase…", kind="quiet")
        self.sheet = Button(theme, "Write a recovery sheet…", kind="quiet")
        self.after = Segments(theme, "Lock by itself", _AFTER)
        for control in (self.unlock, self.change, self.sheet, self.after):
            control.setVisible(locked)
        self.network = NetworkPart(theme, viewmodel.network) if viewmodel.network is not None else None
        self._path = Text(theme, Role.CODE, str(viewmodel.folder), wrap=True)
        self._path.make_selectable()
        self._build()
        self.resize(PX.dialog_wide, min(PX.settings_height, parent.height() - PX.s6))
        self.theme.chosen.connect(viewmodel.choose_theme)
        self.text_size.chosen.connect(lambda size: viewmodel.choose_text_size(int(size)))
        self.unlock_time.chosen.connect(lambda minutes: viewmodel.choose_unlock_time(int(minutes)))
        self.contrast.clicked.connect(lambda on: viewmodel.choose_contrast(high=on))
        self.motion.clicked.connect(lambda on: viewmodel.choose_motion(reduced=on))
        self.remind.clicked.connect(lambda on: viewmodel.choose_reminders(on=on))
        self.folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(viewmodel.folder))))
        self.reset.clicked.connect(viewmodel.reset)
        self.lock.clicked.connect(self._lock)
        self.after.chosen.connect(lambda minutes: viewmodel.choose_lock_after(int(minutes)))
        self.change.clicked.connect(lambda: self._open_lock(PassphraseDialog))
        self.sheet.clicked.connect(lambda: self._open_lock(SheetDialog))
        self.unlock.clicked.connect(self._take_off)
        self.close_.clicked.connect(self.reject)
        viewmodel.changed.connect(self._show)
        self._show(viewmodel.preferences)
        self.theme.button(viewmodel.preferences.theme).setFocus(Qt.FocusReason.OtherFocusReason)

    def _box(self, name: str) -> QCheckBox:
        box = QCheckBox(name)
        box.setFont(self._theme.font(Role.BODY))
        return box

    def _build(self) -> None:
        inner = QFrame()
        inner.setProperty("ground", "surface")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, PX.s2, 0)
        lines.setSpacing(PX.s2)
        for number, (title, sentence, controls) in enumerate(self._parts()):
            if number:
                lines.addSpacing(PX.s2)
                lines.addWidget(rule())
                lines.addSpacing(PX.s2)
            lines.addWidget(Text(self._theme, Role.SECTION, title))
            if sentence:
                lines.addWidget(Text(self._theme, Role.BODY, sentence, tone="soft", wrap=True))
            for control in controls:
                stretches = isinstance(control, Segments | Text | NetworkPart)
                lines.addWidget(control, 0, Qt.AlignmentFlag(0) if stretches else Qt.AlignmentFlag.AlignLeading)
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        foot = QHBoxLayout()
        foot.addWidget(self.reset)
        foot.addStretch(1)
        foot.addWidget(self.close_)
        column = QVBoxLayout(self)
        column.setContentsMargins(PX.s6, PX.s5, PX.s6, PX.s5)
        column.setSpacing(PX.s3)
        column.addWidget(Text(self._theme, Role.HEADING, "Settings"))
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _parts(self) -> tuple[tuple[str, str, tuple[QWidget, ...]], ...]:
        return (
            ("Theme", "The badges themselves look the same in every theme.", (self.theme, self.contrast)),
            ("Text size", "Fields and rows grow with the text.", (self.text_size,)),
            ("Motion", "With this, the cursor does not blink and menus open at once.", (self.motion,)),
            ("Network", "Some checks need the web site of an issuer. No site is asked unless you say so.",
             (self.network,) if self.network is not None else ()),
            ("Reminders", "When badges end in 90, 30 or 7 days, while the program runs. Nothing is sent anywhere.",
             (self.remind,)),
            ("Keys", "How long a key stays open for signing, after its passphrase was typed and it was last used.",
             (self.unlock_time,)),
            ("Lock", "Seals what the program keeps, so that only your passphrase opens it.",
             (self.lock, self.after, self.change, self.sheet, self.unlock)),
            ("Profile folder", "Everything the program keeps lies here. Copy it to keep it safe.",
             (self._path, self.folder)),
        )  # fmt: skip

    def _lock(self) -> None:
        care = self._viewmodel.lock
        if care is None:
            return
        if care.is_set:
            care.lock_now()
        else:
            LockDialog(self._theme, care, self).open()

    def _open_lock(self, dialog: type[PassphraseDialog | SheetDialog]) -> None:
        if self._viewmodel.lock is not None:
            dialog(self._theme, self._viewmodel.lock, self).open()

    def _take_off(self) -> None:
        care = self._viewmodel.lock
        if care is not None:
            sentence = (
                "Everything lies in plain files then. The program starts anew and asks for the passphrase once more."
            )
            ask(Question(self._theme, self, "Take the lock off?", sentence, "Take it off"), care.take_off)

    def _show(self, preferences: Preferences) -> None:
        self.theme.choose(preferences.theme)
        self.text_size.choose(str(preferences.text_size))
        self.unlock_time.choose(str(preferences.unlock_minutes))
        self.contrast.setChecked(preferences.contrast)
        self.motion.setChecked(preferences.still)
        self.remind.setChecked(preferences.remind)
        self.after.choose(str(preferences.lock_after))
