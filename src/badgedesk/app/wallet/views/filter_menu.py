"""The button that chooses badges by issuer and year, and its menu."""

from typing import Final

from PySide6.QtWidgets import QMenu, QWidget

from badgedesk.app.look.theme import Theme
from badgedesk.app.look.tokens import PX
from badgedesk.app.wallet.cards import Cards
from badgedesk.app.wallet.listing import Choices
from badgedesk.app.widgets.fields.buttons import Button

_WORDS: Final = "Filter"
_LETTERS: Final = 20
"""Most letters of an issuer on the button."""


class FilterButton(Button):
    """Says what is chosen, and offers the issuers and years that there are."""

    def __init__(self, theme: Theme, cards: Cards, owner: QWidget) -> None:
        super().__init__(theme, _WORDS, kind="link")
        self._cards, self._owner = cards, owner
        self._named = ""
        self.setToolTip("Only badges of one issuer or one year")
        self.clicked.connect(lambda: cards.with_choices(self._pop_up))

    def clear(self) -> None:
        """Choose neither."""
        if self._cards.asked.issuer or self._cards.asked.year:
            self._choose("", "", "")

    def _pop_up(self, choices: Choices) -> None:
        asked = self._cards.asked
        menu = QMenu(self._owner)
        menu.setAccessibleName(_WORDS)
        menu.setMinimumWidth(PX.menu)
        menu.aboutToHide.connect(menu.deleteLater)
        self._add(menu, "Every issuer", ("", "", asked.year), chosen=not asked.issuer)
        for id_, name, count in choices.issuers:
            self._add(menu, f"{name}  ({count:,})", (id_, name, asked.year), chosen=asked.issuer == id_)
        menu.addSeparator()
        self._add(menu, "Every year", (asked.issuer, self._named, ""), chosen=not asked.year)
        for year, count in choices.years:
            self._add(menu, f"{year}  ({count:,})", (asked.issuer, self._named, year), chosen=asked.year == year)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _add(self, menu: QMenu, words: str, choice: tuple[str, str, str], *, chosen: bool) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(chosen)
        action.triggered.connect(lambda: self._choose(*choice))

    def _choose(self, issuer: str, name: str, year: str) -> None:
        self._named = name
        short = name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1]}…"
        chosen = ", ".join(filter(None, (short, year)))
        self.setText(f"{_WORDS}: {chosen}".replace("&", "&&") if chosen else _WORDS)
        self._cards.choose(issuer=issuer, year=year)
