"""What the window remembers."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from badgedesk.app.preferences import Preferences, load_preferences, save_preferences


def _settings(folder: Path) -> QSettings:
    return QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)


def test_a_first_start_has_the_defaults(tmp_path: Path) -> None:
    assert load_preferences(_settings(tmp_path)) == Preferences("system", "wallet", b"")


def test_choices_come_back(tmp_path: Path) -> None:
    widths = (("award", 360), ("layers", 280))
    chosen = Preferences("dark", "designs", b"\x00\xff\x01geometry", True, True, 175, True, 60, widths)
    save_preferences(_settings(tmp_path), chosen)
    assert load_preferences(_settings(tmp_path)) == chosen


@pytest.mark.parametrize(
    "text",
    [
        "theme=purple\nplace=attic\ngeometry=%%%",
        "theme=dark, light\nplace=\ngeometry=a",
        "text_size=99",
        "text_size=-150",
        "text_size=1e2",
        "text_size=201\nstill=1",
        "widths=layers",
        "widths==12 layers=-1 inspector=1e2 award=99999 x=\u0663",
        "\x00\x01",
        "",
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.ini").write_text(f"[window]\n{text}\n", encoding="utf-8")
    assert load_preferences(_settings(tmp_path)) == Preferences("system", "wallet", b"")
