"""The four struck metals."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Metal:
    """Five colours from the lit to the far corner, and the dark of the edge."""

    tones: tuple[str, str, str, str, str]
    edge: str


METALS: Final = {
    "gold": Metal(("#fff2c2", "#e3b64e", "#a87420", "#f5dd92", "#8c5e14"), "#5e3f0d"),
    "silver": Metal(("#ffffff", "#c3cbd6", "#7e8a9b", "#eef2f7", "#667183"), "#3a4450"),
    "bronze": Metal(("#fce0c4", "#cf8b56", "#8a4d22", "#edbb8d", "#6e3a17"), "#4a2610"),
    "steel": Metal(("#e6eef5", "#8fa3b5", "#50657a", "#c3d2df", "#3a4b5d"), "#2a3947"),
}
PALETTE_METAL: Final = "palette"
"""Stands for the metal that the design's palette names."""
