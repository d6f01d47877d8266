"""The steps of a form elsewhere, to be ticked off; most tick themselves."""

from PySide6.QtWidgets import QCheckBox, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import Role
from badgedesk.app.widgets.laying.flow import Flow

OPENED, FIELDS, PICTURE, SAVED = "opened", "fields", "picture", "saved"
_STEPS = (
    (OPENED, "Form", "The form is open in the browser"),
    (FIELDS, "Fields", "Every field is copied"),
    (PICTURE, "Picture", "The picture lies under Media"),
    (SAVED, "Saved", "The entry is saved in the browser"),
)


class StepsLine(QWidget):
    """A tick for each step, beside one another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("Steps of the form")
        self.ticks: dict[str, QCheckBox] = {}
        line = Flow(self)
        for step, label, sentence in _STEPS:
            tick = QCheckBox(label)
            tick.setFont(theme.font(Role.SMALL))
            tick.setAccessibleName(sentence)
            tick.setToolTip(sentence)
            self.ticks[step] = tick
            line.addWidget(tick)

    def done(self, step: str) -> None:
        """Tick a step off."""
        self.ticks[step].setChecked(True)
