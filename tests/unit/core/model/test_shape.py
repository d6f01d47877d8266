"""The quick yes of the data model against the walk that names problems: never a yes where the walk finds something."""

import copy
import json
import random
from typing import Any

import pytest

from badgedesk.core.model import structure
from badgedesk.core.model.shape import Shapes
from badgedesk.core.model.structure import Problem, validate_badge
from tests.unit.core.issue.test_issue import FULL, issued
from tests.unit.core.model.test_structure import members

_OTHERS: tuple[Any, ...] = (
    None,
    True,
    0,
    1.5,
    "",
    "x",
    "urn:x",
    "2025-01-01T00:00:00Z",
    "2025-13-01T00:00:00Z",
    [],
    ["x"],
    [None],
    {},
    {"id": "urn:x"},
    {"@value": "x", "@language": "en"},
    [{"@value": "x"}],
    ["Profile", 3],
    "AchievementCredential",
    "ext:own",
)


def _walked(document: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> tuple[Problem, ...]:
    with monkeypatch.context() as patch:
        patch.setattr(Shapes, "holds", lambda *_: False)
        return validate_badge(document)


def _variants() -> list[dict[str, Any]]:
    whole = json.loads(issued(FULL))
    rng = random.Random(20)
    found = [whole]
    for path in members(whole):
        for value in (*rng.sample(_OTHERS, 6), ...):
            document = copy.deepcopy(whole)
            node: Any = document
            for step in path[:-1]:
                node = node[step]
            if value is ...:
                del node[path[-1]]
            elif isinstance(node, dict) and rng.random() < 0.1:
                node[f"{path[-1]}x"] = value
            else:
                node[path[-1]] = copy.deepcopy(value)
            found.append(document)
    return found


def test_the_quick_look_changes_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    with_problems = 0
    for document in _variants():
        walked = _walked(document, monkeypatch)
        assert validate_badge(document) == walked
        with_problems += bool(walked)
    assert with_problems > 400


def test_a_complete_badge_needs_no_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    document = json.loads(issued(FULL))
    assert structure._SHAPES.holds("AchievementCredential", document)
    monkeypatch.setattr(structure.Walk, "check_class", lambda *_: pytest.fail("walked"))
    assert validate_badge(document) == ()


def test_a_bare_address_of_an_issuer_is_sound_and_of_an_image_is_left_to_the_walk() -> None:
    document = json.loads(issued(FULL))
    document["issuer"] = "https://example.org/issuer"
    assert structure._SHAPES.holds("AchievementCredential", document)
    document["image"] = "https://example.org/image.png"
    assert not structure._SHAPES.holds("AchievementCredential", document)
