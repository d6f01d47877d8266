"""Every colour, distance and type size of the window; those of the canvas are in ``artboard``, which goes with it.

Colours are named for what they are used for and come in themes. Distances are device-independent pixels at a text
size of 100 %, the same in every theme.
"""

from enum import StrEnum, unique
from typing import Final, NamedTuple

from badgedesk.app.look.states import Tone


class Tokens(NamedTuple):
    """The colours of one theme as ``#RRGGBB``."""

    name: str
    window: str
    surface: str
    sunken: str
    raised: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_soft: str
    text_faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    passed: str
    pass_soft: str
    warn: str
    warn_soft: str
    fail: str
    fail_soft: str
    unknown: str
    unknown_soft: str
    shadow: str = "#000000"
    dark: bool = False
    soft_edge: int = 0
    """Width of the edge that soft grounds get in the colour of their state; none but in high contrast."""

    def ink(self, tone: Tone) -> str:
        """Return the colour of words and icons in ``tone``."""
        return {
            Tone.PASS: self.passed,
            Tone.WARN: self.warn,
            Tone.FAIL: self.fail,
            Tone.UNKNOWN: self.unknown,
            Tone.PLAIN: self.text_faint,
        }[tone]

    def ground(self, tone: Tone) -> str:
        """Return the soft ground behind words in ``tone``."""
        return {
            Tone.PASS: self.pass_soft,
            Tone.WARN: self.warn_soft,
            Tone.FAIL: self.fail_soft,
            Tone.UNKNOWN: self.unknown_soft,
            Tone.PLAIN: self.sunken,
        }[tone]


LIGHT: Final = Tokens(
    name="light",
    window="#F3F4F6",
    surface="#FFFFFF",
    sunken="#E9EBEF",
    raised="#FFFFFF",
    hover="#EDEFF3",
    line="#D9DCE3",
    line_strong="#838A98",
    text="#1B1F27",
    text_soft="#4A5160",
    text_faint="#626979",
    accent="#2456C4",
    accent_hover="#1C469F",
    on_accent="#FFFFFF",
    accent_soft="#E6EDFC",
    accent_text="#1F4DB3",
    passed="#0A6E52",
    pass_soft="#E0F3EC",  # noqa: S106 - a colour
    warn="#8A5600",
    warn_soft="#FDF0D5",
    fail="#A01030",
    fail_soft="#FCE8EC",
    unknown="#4E566B",
    unknown_soft="#E9EBF1",
)

DARK: Final = Tokens(
    name="dark",
    window="#15171C",
    surface="#1D2026",
    sunken="#111317",
    raised="#272B33",
    hover="#2A2E37",
    line="#343944",
    line_strong="#717988",
    text="#E9EBEF",
    text_soft="#B6BCC8",
    text_faint="#9AA1AF",
    accent="#8EB1FF",
    accent_hover="#A9C4FF",
    on_accent="#0C1E46",
    accent_soft="#22304F",
    accent_text="#A3C0FF",
    passed="#6FE0BE",
    pass_soft="#12352B",  # noqa: S106 - a colour
    warn="#F2BC5C",
    warn_soft="#3A2C10",
    fail="#FF8080",
    fail_soft="#451D22",
    unknown="#A9B0C2",
    unknown_soft="#2C313C",
    dark=True,
)


def heighten(tokens: Tokens) -> Tokens:
    """Return ``tokens`` for people who asked their system for more contrast."""
    return tokens._replace(
        name=f"{tokens.name}, high contrast",
        line=tokens.line_strong,
        text_soft=tokens.text,
        text_faint=tokens.text,
        pass_soft=tokens.surface,
        warn_soft=tokens.surface,
        fail_soft=tokens.surface,
        unknown_soft=tokens.surface,
        soft_edge=2,
    )


HIGH_CONTRAST: Final = heighten(LIGHT)
HIGH_CONTRAST_DARK: Final = heighten(DARK)


@unique
class Role(StrEnum):
    """What a text is, which decides its size and weight."""

    DISPLAY = "display"
    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    LEAD = "lead"
    STRONG = "strong"
    BODY = "body"
    LABEL = "label"
    BUTTON = "button"
    SMALL = "small"
    SMALL_STRONG = "small-strong"
    TINY = "tiny"
    CODE = "code"


class TypeSize(NamedTuple):
    """Size and line height in pixels, and weight on the font's own axis."""

    px: int
    line: int
    weight: int
    mono: bool = False


TYPE: Final = {
    Role.DISPLAY: TypeSize(28, 36, 600),
    Role.TITLE: TypeSize(24, 30, 600),
    Role.HEADING: TypeSize(18, 24, 600),
    Role.SECTION: TypeSize(15, 20, 600),
    Role.LEAD: TypeSize(15, 20, 400),
    Role.STRONG: TypeSize(13, 20, 600),
    Role.BODY: TypeSize(13, 20, 400),
    Role.LABEL: TypeSize(12, 16, 500),
    Role.BUTTON: TypeSize(13, 20, 600),
    Role.SMALL: TypeSize(12, 16, 400),
    Role.SMALL_STRONG: TypeSize(12, 16, 600),
    Role.TINY: TypeSize(11, 14, 500),
    Role.CODE: TypeSize(12, 18, 400, mono=True),
}


class PX:
    """Distances, heights and radii in device-independent pixels; a name space, never made."""

    s1: Final = 4
    s2: Final = 8
    s3: Final = 12
    s4: Final = 16
    s5: Final = 20
    s6: Final = 24
    s7: Final = 32

    hairline: Final = 1
    edge: Final = 2
    radius_field: Final = 6
    radius_tile: Final = 8
    radius_card: Final = 10
    radius_chip: Final = 14
    ring_gap: Final = 2
    ring_room: Final = 4

    control: Final = 32
    control_small: Final = 28
    row_list: Final = 32
    row_table: Final = 34
    row_report: Final = 41
    row_menu: Final = 30
    toolbar: Final = 52
    status_bar: Final = 28
    scroll_bar: Final = 10
    scroll_thumb: Final = 28

    icon_rail: Final = 24
    icon_toolbar: Final = 18
    icon: Final = 16
    icon_small: Final = 14
    indicator: Final = 18
    icon_caret: Final = 12
    icon_banner: Final = 30
    icon_overlay: Final = 48

    rail: Final = 76
    rail_item_width: Final = 64
    rail_item_height: Final = 56
    rail_gap: Final = 3
    rail_compact: Final = 56
    rail_small: Final = 48

    divider: Final = 7
    """What catches the pointer where two panels meet."""
    divider_step: Final = 8
    panel_least: Final = 200
    filters: Final = 212
    card_min: Final = 180
    card_max: Final = 220
    card_gap: Final = 14
    card_picture: Final = 138
    card_badge: Final = 118
    card_text: Final = 13
    card_tick: Final = 20

    drag_picture: Final = 96
    grip: Final = 28
    tile_picture: Final = 36
    strip: Final = 348
    strip_height: Final = 680
    strip_list: Final = 104
    strip_picture: Final = 56

    search: Final = 380
    search_min: Final = 220
    search_hint: Final = 64
    detail_left: Final = 316
    detail_left_wide: Final = 380
    detail_picture: Final = 268
    detail_picture_top: Final = 200
    detail_picture_wide: Final = 332
    detail_badge: Final = 244
    detail_badge_wide: Final = 308
    report_max: Final = 960
    report_left: Final = 17
    report_verdict: Final = 124
    report_name: Final = 116
    report_fact: Final = 150
    head: Final = 40
    first_card: Final = 416
    first_stacks: Final = 900
    """Width below which the cards of the first start stand below one another."""
    first_picture: Final = 150
    first_badge: Final = 80
    first_badge_large: Final = 118
    control_big: Final = 36
    empty_state: Final = 360
    empty_badge: Final = 96
    editor_left: Final = 240
    editor_left_wide: Final = 272
    inspector: Final = 288
    inspector_wide: Final = 312
    inspector_label: Final = 56
    inspector_value: Final = 44
    row_layer: Final = 30
    layer_inset: Final = 6
    layer_indent: Final = 18
    layer_mark: Final = 24
    segment: Final = 28
    slider: Final = 16
    slider_groove: Final = 4
    swatch: Final = 28
    meter: Final = 8
    real_pixels: Final = 172
    pixels_room: Final = 18
    icon_grid: Final = 52
    json: Final = 382
    json_wide: Final = 520
    most: Final = 16_777_215
    form_min: Final = 480
    form_max: Final = 680
    form_text: Final = 124
    form_lines: Final = 58
    recovered: Final = 64
    editor_picture: Final = 160
    checks: Final = 220
    pictures_in_row: Final = 6
    editor_high: Final = 960
    tools: Final = 42
    ruler: Final = 20
    ruler_text: Final = 10
    handle: Final = 9
    handle_catch: Final = 16
    artboard_room: Final = 24
    in_place_min: Final = 200
    dialog: Final = 460
    dialog_wide: Final = 560
    help_height: Final = 620
    settings_height: Final = 600
    wizard_height: Final = 600
    preview: Final = 340
    preview_wide: Final = 400
    preview_picture: Final = 214
    preview_badge: Final = 180
    preview_label: Final = 76
    row_reason: Final = 28
    cell_number: Final = 46
    cell_state: Final = 116
    cell_inset: Final = 3
    step_circle: Final = 22
    step_line: Final = 28
    job_panel: Final = 300
    progress: Final = 6
    tile: Final = 64
    form: Final = 560
    menu: Final = 200
    drop_inset: Final = 12
    window_title: Final = 36
    """What a desktop may put above a window."""
    window_width: Final = 1280
    window_height: Final = 800
    window_min_width: Final = 640
    window_min_height: Final = 360
    one_column: Final = 960
    compact: Final = 1200
    """Window width below which the rail shows no labels."""
    narrow: Final = 1100
    """Window width below which side panels give way."""
    wide: Final = 1800
    """Window width from which panels take more room."""


TEXT_SIZES: Final = (100, 125, 150, 175, 200)
"""Text sizes to choose from, in per cent."""
LARGE_TEXT: Final = 1.5
"""Times the common size from which a line of form leaves out what can be told by an icon."""
OVERLAY_ALPHA: Final = 0.92
FAINT_TABLE: Final = 0.7
"""Opacity of an example of a table, whose words are still read."""
FAINT: Final = 0.4
"""Opacity of the picture in an empty state."""
DISABLED: Final = 0.5
HALF_LIGHT: Final = 128
"""A ground darker than this is a dark theme's."""
TOOL_TIP_MS: Final = 600
NOTE_MS: Final = 6000
"""How long a note of something done stays in the status bar."""
JOB_DELAY_MS: Final = 500
"""Work that is over sooner shows no panel."""
JOB_LEAVES_MS: Final = 8000
"""How long the panel of finished work stays."""
SHADOW: Final = (0.028, 0.026, 0.024, 0.021, 0.018, 0.015, 0.012, 0.009, 0.006, 0.004)
"""Opacity of the rings that make the shadow of what floats, from its edge outwards."""
DROP_DASH: Final = (6.0, 4.0)

KEEP_MS: Final = 3000
"""How long after a change unsaved work is kept in case of a crash."""
SAVED_WORDS_MS: Final = 5000
PIXELS_MS: Final = 250
"""How long after the last change the real pixels are drawn anew."""
CHECKS_MS: Final = 700
"""How long after the last change the artwork is checked."""
NUDGE_MS: Final = 1000
"""Arrow keys within this time are one step of the history."""


def half_grown(px: int, scale: float) -> int:
    """Return how large what is ``px`` large beside common text is beside text of ``scale``: half as grown as that."""
    return round(px * (1 + (scale - 1) / 2))


def scale_of(letters_px: int) -> float:
    """Return how large text of that size is against what is read most; small print counts as that."""
    return max(1.0, letters_px / TYPE[Role.BODY].px)
