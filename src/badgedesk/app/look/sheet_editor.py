"""The part of the style sheet for what only the editor of designs has."""

from typing import Final

EDITOR: Final = """
QFrame[part="inspector"] { background: $surface; border-left: ${hairline}px solid $line; }
QFrame[part="float"] {
  background: $surface; border: ${hairline}px solid $line; border-radius: ${radius_card}px;
}
QFrame[part="segments"] {
  background: $sunken; border: ${hairline}px solid $line; border-radius: ${radius_tile}px;
}
QPushButton[kind="segment"] {
  background: transparent; border: ${hairline}px solid transparent; border-radius: ${radius_field}px;
  color: $text_soft; padding: 0 ${s3}px; min-height: ${inner_segment}px;
}
QPushButton[kind="segment"][bare="true"] { padding: 0 ${edge}px; }
QPushButton[kind="segment"]:hover { color: $text; }
QPushButton[kind="segment"]:checked { background: $raised; border-color: $line; color: $text; }
QPushButton[leading="true"] { text-align: left; padding: 0 ${s1}px; min-height: ${inner_small}px; }
QToolButton[kind="tool"] { background: transparent; border-color: transparent; padding: 0; }
QToolButton[kind="tool"]:hover { background: $hover; border-color: $hover; }
QToolButton[kind="tool"]:checked { background: $accent_soft; border-color: $accent_soft; }
QSlider { background: transparent; }
QSlider::groove:horizontal { background: $line; height: ${slider_groove}px; border-radius: ${edge}px; }
QSlider::sub-page:horizontal { background: $accent; height: ${slider_groove}px; border-radius: ${edge}px; }
QSlider::handle:horizontal {
  background: $surface; border: ${edge}px solid $accent; width: ${slider_inner}px;
  border-radius: ${slider_radius}px; margin: ${slider_hang}px 0;
}
QSlider::sub-page:horizontal:disabled { background: $line_strong; }
QSlider::handle:horizontal:disabled { border-color: $line_strong; }
QPlainTextEdit[kind="field"] { padding: ${s1}px ${s1}px; }
QPlainTextEdit[kind="field"]:focus { border: ${edge}px solid $accent; padding: ${s1_less}px ${s1_less}px; }
QPlainTextEdit[kind="field"][tone="fail"] { border: ${edge}px solid $fail; }
QTreeView { background: transparent; border: none; outline: none; }
QTreeView::branch { background: transparent; border-image: none; image: none; }
QTreeView::item { background: transparent; }
QProgressBar[kind="meter"] {
  background: $sunken; border: none; border-radius: ${meter_radius}px; min-height: ${meter}px; max-height: ${meter}px;
}
QProgressBar[kind="meter"]::chunk { background: $accent; border-radius: ${meter_radius}px; }
QGraphicsView { background: $sunken; border: none; }
"""
