"""The application's one style sheet, made from the tokens; it never names a font."""

from string import Template
from typing import Final

from badgedesk.app.look.sheet_editor import EDITOR
from badgedesk.app.look.tokens import PX, TYPE, Role, Tokens

_GROWTH: Final = 0.6
"""How much of what a line grows a control grows; the rest comes out of its padding."""

_BUTTONS: Final = """
QPushButton, QToolButton {
  background: $surface; color: $text; border: ${hairline}px solid $line_strong;
  border-radius: ${radius_field}px; padding: 0 ${s3}px; min-height: ${inner}px;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $sunken; }
QPushButton:disabled, QToolButton:disabled { color: $text_faint; border-color: $line; }
QPushButton[compact="true"] { min-height: ${inner_small}px; padding: 0 ${s2}px; }
QPushButton[kind="main"] {
  background: $accent; color: $on_accent; border-color: $accent; padding: 0 ${s4}px;
}
QPushButton[kind="main"][compact="true"] { padding: 0 ${s2}px; }
QPushButton[kind="main"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="main"]:disabled { background: $hover; color: $text_faint; border-color: $line; }
QPushButton[big="true"] { min-height: ${inner_big}px; }
QPushButton[kind="danger"] { color: $fail; }
QPushButton[kind="danger"]:hover { background: $fail_soft; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] {
  background: transparent; border-color: transparent; color: $text_soft; padding: 0 ${s2}px;
}
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; border-color: $hover; }
QPushButton[kind="quiet"]:disabled, QToolButton[kind="quiet"]:disabled { border-color: transparent; }
QPushButton[kind="quiet"][tone="pass"] { color: $passed; }
QPushButton[kind="link"] {
  background: transparent; border-color: transparent; color: $accent_text; padding: 0;
}
QPushButton[kind="link"]:hover { background: transparent; text-decoration: underline; }
QToolButton[kind="quiet"] { padding: 0; min-height: 0; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS: Final = """
QLineEdit, QPlainTextEdit[kind="field"] {
  background: $surface; color: $text; border: ${hairline}px solid $line_strong;
  border-radius: ${radius_field}px; padding: 0 ${field_pad}px; min-height: ${inner}px;
  selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $text_faint;
}
QLineEdit:focus { border: ${edge}px solid $accent; padding: 0 ${field_pad_focus}px; min-height: ${inner_focus}px; }
QLineEdit[tone="fail"] { border: ${edge}px solid $fail; padding: 0 ${field_pad_focus}px; min-height: ${inner_focus}px; }
QLineEdit:disabled, QPlainTextEdit[kind="field"]:disabled { color: $text_faint; border-color: $line; }
QLineEdit[kind="cell"], QLineEdit[kind="cell"]:focus { min-height: 0; padding: 0 ${s1}px; }
QPlainTextEdit[kind="code"] { background: transparent; border: none; padding: ${s1}px ${s3}px; }
"""

_GROUNDS: Final = """
QMainWindow, QWidget[ground="window"], QScrollArea[ground="window"] { background: $window; }
QFrame[ground="surface"] { background: $surface; }
QFrame[ground="sunken"] { background: $sunken; }
QFrame[ground="clear"], QScrollArea[ground="clear"] { background: transparent; }
QFrame[part="toolbar"] { background: $surface; border-bottom: ${hairline}px solid $line; }
QFrame[part="rail"] { background: $sunken; border-right: ${hairline}px solid $line; }
QFrame[part="status"] { background: $sunken; border-top: ${hairline}px solid $line; }
QFrame[part="side"] { background: $surface; border-right: ${hairline}px solid $line; }
QFrame[part="aside"] { background: $surface; border-left: ${hairline}px solid $line; }
QFrame[part="card"] {
  background: $surface; border: ${hairline}px solid $line; border-radius: ${radius_card}px;
}
QFrame[part="choice"] {
  background: $surface; border: ${hairline}px solid $line; border-radius: ${radius_card}px;
}
QFrame[part="choice"][chosen="true"] { border: ${edge}px solid $accent; }
QFrame[part="picture"] { background: $window; border-radius: ${radius_card}px; }
QFrame[part="row"] { background: transparent; border-top: ${hairline}px solid $line; }
QFrame[part="row"][current="true"] { background: $accent_soft; }
QLabel[part="cap"] {
  background: $window; border: ${hairline}px solid $line_strong; border-radius: ${s1}px; padding: ${edge}px ${s1}px;
}
QFrame[part="rule"] { background: $line; border: none; }
QFrame[part="fold"] { background: $window; border-radius: ${radius_field}px; }
QFrame[part="chip"] {
  background: $surface; border: ${hairline}px solid $line_strong; border-radius: ${radius_chip}px;
}
QComboBox QAbstractItemView {
  background: $raised; color: $text; border: ${hairline}px solid $line; outline: none;
  selection-background-color: $accent_soft; selection-color: $text;
}
QScrollArea, QAbstractScrollArea { background: transparent; border: none; }
QTableView { background: $surface; border: none; gridline-color: $line; selection-background-color: $accent_soft;
  selection-color: $text; alternate-background-color: $surface; }
QTableView { outline: none; }
QTableView[written="true"]::item:focus { border: ${edge}px solid $accent; }
QTableView::item { padding: 0 ${s2}px; border-bottom: ${hairline}px solid $line; }
QHeaderView { background: $sunken; }
QHeaderView::section {
  background: $sunken; color: $text_soft; border: none; border-bottom: ${hairline}px solid $line;
  padding: 0 ${s2}px; min-height: ${row_table}px;
}
QTableView[kind="register"] QHeaderView::section { padding: 0 ${s3}px; }
QListView[part="lines"] { outline: none; }
QListView[part="lines"]::item { min-height: ${row_list}px; padding: 0 ${s2}px; border-radius: ${radius_field}px; }
QListView[part="lines"][airy="true"]::item { padding: ${s1}px ${s2}px; margin-bottom: ${s1}px; }
QListView[part="lines"]::item:hover { background: $hover; }
QListView[part="lines"]::item:selected { background: $accent_soft; color: $accent_text; }
QListView[part="tiles"] { outline: none; }
QListView[part="tiles"]::item { border: ${edge}px solid transparent; border-radius: ${radius_field}px; }
QListView[part="tiles"]::item:hover { background: $hover; }
QListView[part="tiles"]::item:selected { background: $accent_soft; border-color: $accent; }
"""

_TEXTS: Final = """
QLabel { background: transparent; color: $text; }
QLabel[tone="soft"] { color: $text_soft; }
QLabel[tone="faint"] { color: $text_faint; }
QLabel[tone="accent"] { color: $accent_text; }
QLabel[tone="pass"] { color: $passed; }
QLabel[tone="warn"] { color: $warn; }
QLabel[tone="fail"] { color: $fail; }
QLabel[tone="unknown"] { color: $unknown; }
"""

_TONED: Final = """
QFrame[toned="$tone"] {
  background: $ground; border: ${soft_edge}px solid $ink; border-radius: ${radius_card}px;
}
QFrame[toned="$tone"][shape="bar"] { border-radius: 0; }
"""

_REST: Final = """
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${scroll_bar}px; }
QScrollBar:horizontal { height: ${scroll_bar}px; }
QScrollBar::handle { background: $line_strong; border-radius: ${thumb_radius}px; margin: ${edge}px; }
QScrollBar::handle:vertical { min-height: ${scroll_thumb}px; }
QScrollBar::handle:horizontal { min-width: ${scroll_thumb}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu {
  color: $text; selection-background-color: $accent_soft; selection-color: $text; placeholder-text-color: $text_faint;
}
QToolTip {
  background: $raised; color: $text; border: ${hairline}px solid $line; padding: ${s1}px ${s2}px;
}
QDialog { background: $surface; }
"""


def _values(tokens: Tokens, scale: float) -> dict[str, object]:
    values: dict[str, object] = {name: value for name, value in vars(PX).items() if isinstance(value, int)}
    values.update(tokens._asdict())
    frame = 2 * PX.hairline
    grown = round((scale - 1) * TYPE[Role.BODY].line * _GROWTH)
    values.update(
        inner=PX.control - frame + grown,
        inner_big=PX.control_big - frame + grown,
        inner_small=PX.control_small - frame + grown,
        inner_focus=PX.control - 2 * PX.edge + grown,
        field_pad=PX.s2 + PX.hairline,
        field_pad_focus=PX.s2,
        thumb_radius=PX.scroll_bar // 2 - PX.edge,
        slider_radius=PX.slider // 2,
        slider_hang=-(PX.slider - PX.slider_groove) // 2,
        slider_inner=PX.slider - 2 * PX.edge,
        inner_segment=PX.segment - frame + grown,
        s1_less=PX.s1 - PX.hairline,
        meter_radius=PX.meter // 2,
    )
    return values


def build_sheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Return the style sheet of ``tokens``, with controls as high as text at ``scale`` times its size needs."""
    values = _values(tokens, scale)
    toned = [
        Template(_TONED).substitute(values, tone=tone, ground=ground, ink=ink)
        for tone, ground, ink in (
            ("pass", tokens.pass_soft, tokens.passed),
            ("warn", tokens.warn_soft, tokens.warn),
            ("fail", tokens.fail_soft, tokens.fail),
            ("unknown", tokens.unknown_soft, tokens.unknown),
            ("plain", tokens.sunken, tokens.text_soft),
        )
    ]
    return Template(_BUTTONS + _FIELDS + _GROUNDS + _TEXTS + _REST + EDITOR).substitute(values) + "".join(toned)
