"""What layers are called where people see and hear of them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from badgedesk.app.designs.editor.arrange import as_outline
from badgedesk.app.designs.editor.changes import moved, with_text
from badgedesk.app.designs.editor.kinds import layer_name
from badgedesk.app.designs.editor.layer_model import LayerModel
from badgedesk.design.checks.findings import check_design
from badgedesk.design.content import set_text
from badgedesk.design.differences import Kind, differences
from badgedesk.design.document import Design
from badgedesk.design.layers import Group, LayerId, TextLayer
from badgedesk.design.typeset.lettering import OnArc


@pytest.mark.parametrize(
    ("name", "text", "called"),
    [
        ("", "Canvas skills", "Canvas skills"),
        ("", "Three days\n at sea", "Three days at sea"),
        ("", "Night navigation, pilotage and more of the sea", "Night navigation, pilotage and more of…"),
        ("", " \n ", "Arc text"),
        ("Motto", "Canvas skills", "Motto"),
    ],
)
def test_a_text_is_called_by_its_words_unless_it_has_a_name(name: str, text: str, called: str) -> None:
    layer = with_text(Design())[0].layers[0]
    assert isinstance(layer, TextLayer)
    assert layer_name(replace(layer, name=name, text=text, place=OnArc(100.0, 0.0))) == called


def test_what_is_new_says_what_it_is() -> None:
    assert layer_name(with_text(Design())[0].layers[0]) == "Your text"
    assert layer_name(Group(id=LayerId("g"))) == "Group"


def test_the_list_of_layers_checks_and_differences_follow_the_words() -> None:
    design, text = with_text(Design())
    model = LayerModel()
    model.follow(design)
    changed: list[str] = []
    model.dataChanged.connect(lambda index, _: changed.append(str(index.data())))
    said = set_text(design, text, text="Fair winds")
    model.follow(said)
    assert changed == ["Fair winds"]
    index = model.find(text)
    assert [model.setData(index, name) for name in ("Fair winds", " ", "Motto")] == [False, False, True]
    assert [(each.kind, each.name) for each in differences(design, said)] == [(Kind.TEXT, "Fair winds")]
    assert as_outline(said, text).layers[0].name == "Fair winds"
    away = moved(said, [text], 230.0, 0.0)
    assert dict(next(found.facts for found in check_design(away) if found.layer == text))["layer"] == "Fair winds"


def test_a_row_that_is_too_narrow_has_the_name_in_its_tool_tip_as_plain_text() -> None:
    design, text = with_text(Design())
    model = LayerModel()
    model.follow(set_text(design, text, text="<b>Fair</b> winds"))
    tip = str(model.data(model.find(text), Qt.ItemDataRole.ToolTipRole))
    assert not tip.startswith("<b>")
    document = QTextDocument()
    document.setHtml(tip)
    assert document.toPlainText() == "<b>Fair</b> winds"
