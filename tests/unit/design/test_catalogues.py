"""Fonts and icons: found without loading what brings them."""

import subprocess
import sys
from pathlib import Path

import pytest

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.fonts import installed
from badgedesk.design.fonts.catalogue import bundled_fonts, families, find_face
from badgedesk.design.icons import ICON_SETS, icon_credit, icon_names, icon_outline
from badgedesk.design.typeset.lettering import Font

_LOADS_NOTHING = """
import sys
from badgedesk.design import Design, render_svg, save_design
from badgedesk.design import content, edits
from badgedesk.design.checks import findings
from badgedesk.design.templates import build_template
save_design(build_template("night"))
heavy = {"PySide6", "shiboken6", "qtawesome", "qtpy", "cairosvg", "PIL", "cairocffi"} & set(sys.modules)
sys.exit(", ".join(sorted(heavy)) or None)
"""


def test_a_design_is_drawn_without_qt_and_without_loading_what_is_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", _LOADS_NOTHING], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_bundled_family_has_files_and_weights() -> None:
    assert {"Barlow Condensed", "Noto Sans Arabic", "Heebo"} <= set(families())
    for face in bundled_fonts():
        assert Path(face.path).is_file()
        assert 1 <= face.light <= face.heavy <= 1000


@pytest.mark.parametrize(
    ("weight", "italic", "stem"),
    [
        (700, False, "BarlowCondensed-Bold"),
        (720, False, "BarlowCondensed-Bold"),
        (100, True, "BarlowCondensed-ThinItalic"),
    ],
)
def test_the_nearest_static_face_is_taken(weight: int, italic: bool, stem: str) -> None:
    assert Path(find_face(Font("Barlow Condensed", weight, italic)).file.path).stem == stem


def test_a_variable_font_is_set_within_its_axes_only() -> None:
    assert find_face(Font("Manrope", 650)).settings == (("wght", 650.0),)
    assert find_face(Font("Fjalla One", 650)).settings == ()


def test_font_folders_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert tmp_path / "fonts" in installed.font_folders()
    monkeypatch.setattr(sys, "platform", "darwin")
    assert Path("/Library/Fonts") in installed.font_folders()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", "W:/Windows")
    assert Path("W:/Windows/Fonts") in installed.font_folders()


def test_an_installed_font_is_found_by_its_name_and_broken_files_are_passed_over(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "a.ttf").write_bytes(b"")
    (folder / "b.otf").write_bytes(b"not a font at all")
    (folder / "c.txt").write_bytes(b"text")
    source = next(face for face in bundled_fonts() if face.family == "Cinzel")
    (folder / "own.TTF").write_bytes(Path(source.path).read_bytes())
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "none"))
    found = installed.scan_system_fonts()
    assert [(face.family, face.axes) for face in found] == [("Cinzel", ("wght",))]


@pytest.mark.parametrize("icon_set", [icon_set.id for icon_set in ICON_SETS])
def test_every_icon_set_has_hundreds_of_outlines_with_a_credit(icon_set: str) -> None:
    names = icon_names(icon_set)
    assert len(names) > 700
    for name in names[:: len(names) // 12]:
        box = icon_outline(f"{icon_set}.{name}", (100.0, 50.0), 80.0).bounds()
        assert box is not None
        assert box.centre == pytest.approx((100.0, 50.0), abs=0.02)
        assert max(box.width, box.height) == pytest.approx(80.0, abs=0.02)
    assert "(" in icon_credit(f"{icon_set}.any")


@pytest.mark.parametrize("icon", ["mdi.no-such-thing", "zz.star", "mdi", ""])
def test_an_unknown_icon_is_named(icon: str) -> None:
    with pytest.raises(DesignError) as raised:
        icon_outline(icon, (0.0, 0.0), 10.0)
    assert raised.value.code is Code.GLYPH_UNKNOWN
