"""``design import-svg``: a drawing becomes a design, and what it lost is said."""

from pathlib import Path

from tests.unit.cli.conftest import call
from tests.unit.design.foreign.drawings import svg

from badgedesk.design import load_design
from badgedesk.design.layers import Group


def test_a_drawing_becomes_a_design(tmp_path: Path) -> None:
    source, target = tmp_path / "logo.svg", tmp_path / "logo.badge"
    source.write_bytes(svg('<circle cx="50" cy="50" r="40" fill="red" onclick="x()"/><script/>'))
    answer = call(["design", "import-svg", source, "-o", target, "--json"])
    assert answer.status == 0
    assert answer.value["layers"] == 1
    assert [(item["outcome"], item["what"]) for item in answer.value["notices"]] == [
        ("removed", "onclick"),
        ("removed", "script"),
    ]
    (group,) = load_design(target.read_bytes()).layers
    assert isinstance(group, Group)
    assert load_design(target.read_bytes()).title == "logo"


def test_what_was_lost_is_said_in_words(tmp_path: Path) -> None:
    source = tmp_path / "logo.svg"
    source.write_bytes(svg('<rect width="9" height="9"/><script/>'))
    answer = call(["design", "import-svg", source, "-o", tmp_path / "a.badge"])
    assert "Removed: “script”. Reason: a badge runs no programs." in answer.out


def test_a_file_that_cannot_be_drawn_writes_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "bad.svg", tmp_path / "bad.badge"
    source.write_bytes(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>')
    answer = call(["design", "import-svg", source, "-o", target, "--json"])
    assert answer.status != 0
    assert answer.code == "SVG_DOCTYPE"
    assert not target.exists()
