"""Colours and distances of the canvas; the rest of the window has those of ``tokens``."""

from typing import Final


class CANVAS:
    """The canvas looks the same in every theme, because the artboard keeps its own ground."""

    artboard: Final = "#FFFFFF"
    selection: Final = "#2456C4"
    halo: Final = "#FFFFFF"
    guide: Final = "#D13C8F"
    ruler_guide: Final = "#0B8FA8"
    grid: Final = "#5B6472"
    grid_faint: Final = 0.22
    grid_strong: Final = 0.45
    shadow: Final = "#1B1F27"
    shadow_alpha: Final = 0.10
    shadow_steps: Final = 12
    shadow_drop: Final = 6
    band_alpha: Final = 0.12
    chosen_alpha: Final = 0.24
    """Opacity of what lies over letters that are selected."""
    beside_alpha: Final = 0.3
    """Opacity of what lies beside the group that was entered."""
    catch_px: Final = 3.0
    """How far from a line a click still takes it, in px of the screen."""
    snap_px: Final = 6.0
    """How near to the middle a move is drawn to it, in px of the screen."""
    room_around: Final = 0.8
    sheet_kept_to: Final = 2.5
    zoom_step: Final = 1.2
    zoom_least: Final = 0.05
    zoom_most: Final = 32.0
    turn_away: Final = 26.0
    nudge_px: Final = 1.0
    nudge_fine_px: Final = 0.1
    nudge_far_px: Final = 10.0
