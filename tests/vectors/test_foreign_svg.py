"""Hostile and third-party drawings: each is drawn, or refused with its reason, and no door is opened by any."""

import json
from pathlib import Path

import pytest

from badgedesk.core.bake.xml import read_tree
from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import save_design
from badgedesk.design.foreign.artwork import read_artwork
from badgedesk.design.foreign.placing import design_of
from tests.unit.design.foreign.test_rebuild import nodes

SHARED = Path(__file__).parents[3] / "shared" / "vectors"
HOSTILE = SHARED / "hostile"
ICONS = Path("/usr/share/icons/Adwaita/scalable")
FOREIGN_REASONS = {"BAKED_AMBIGUOUS", "BAKED_NOT_FOUND", "BAKED_EMPTY"}
"""Outcomes of files as badges; as artwork the same files may be drawn."""

pytestmark = pytest.mark.skipif(not HOSTILE.is_dir(), reason="the published vectors are not beside the work tree")


def entries() -> list[dict[str, object]]:
    listed = json.loads((HOSTILE / "index.json").read_text("utf-8"))["entries"] if HOSTILE.is_dir() else []
    return [entry for entry in listed if str(entry["file"]).startswith("svg/")]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: str(entry["file"]))
def test_a_hostile_drawing_is_drawn_clean_or_refused(entry: dict[str, object]) -> None:
    data = (HOSTILE / str(entry["file"])).read_bytes()
    codes = [str(code) for code in entry["codes"]] if isinstance(entry["codes"], list) else []
    try:
        saved = save_design(design_of(read_artwork(data), "Vector"))
    except BadgeDeskError as error:
        assert entry["outcome"] != "accept"
        if entry["outcome"] == "reject":
            assert error.code in codes
        return
    assert entry["outcome"] != "reject" or FOREIGN_REASONS.intersection(codes)
    for node in nodes(read_tree(saved)):
        assert node.name.rpartition(" ")[2] in {
            *("svg", "title", "desc", "metadata", "design", "defs", "g", "path", "image", "clipPath"),
            *("linearGradient", "radialGradient", "stop"),
        }
        assert not any(name.startswith("on") for name in node.attributes)
        link = node.attributes.get("http://www.w3.org/1999/xlink href", "data:image/png;")
        assert link.startswith(("data:image/png;", "data:image/jpeg;"))


def test_a_hundred_drawings_of_others_are_drawn() -> None:
    files = sorted((SHARED / "baked").glob("*.svg")) + sorted(ICONS.glob("*/*.svg"))[:100]
    if len(files) < 100:
        pytest.skip("the icon set of the desktop is not installed")
    refused = {}
    for path in files:
        try:
            save_design(design_of(read_artwork(path.read_bytes()), path.stem))
        except BadgeDeskError as error:
            refused[path.name] = error.code.value
    assert set(refused) <= {"made-svg-billion-laughs.svg", "made-svg-unbound-prefix.svg", "made-svg-xxe.svg"}
