"""Every module obeys the rules, and every rule finds what it is there to find."""

import pytest

from tests.structure.project import modules, parse
from tests.structure.reader_rules import READER_RULES
from tests.structure.rules import RULES, SRC, Rule

_ALL = (*RULES, *READER_RULES)
_EACH_RULE = pytest.mark.parametrize("rule", _ALL, ids=[rule.name for rule in _ALL])


def _sample_path(rule: Rule) -> str:
    folder = rule.folder if rule.folder.startswith("src") else SRC
    return f"{folder}/viewmodel.py"


@_EACH_RULE
def test_the_project_obeys(rule: Rule) -> None:
    found = [
        f"{module.path}:{getattr(place, 'lineno', 0)}"
        for module in modules(rule.folder)
        if rule.governs(module.path)
        for place in rule.find(module)
    ]
    assert found == [], rule.reason


@_EACH_RULE
def test_every_planted_break_is_found(rule: Rule) -> None:
    missed = [sample for sample in rule.bad if not list(rule.find(parse(_sample_path(rule), sample)))]
    assert rule.bad
    assert missed == []


@_EACH_RULE
def test_harmless_code_is_left_alone(rule: Rule) -> None:
    blamed = [sample for sample in rule.good if list(rule.find(parse(_sample_path(rule), sample)))]
    assert blamed == []


@_EACH_RULE
def test_a_rule_looks_at_some_module(rule: Rule) -> None:
    assert [module.path for module in modules(rule.folder) if rule.governs(module.path)]


@_EACH_RULE
def test_every_exemption_of_a_rule_is_needed(rule: Rule) -> None:
    exempt = [module for module in modules(rule.folder) if not rule.governs(module.path)]
    idle = [place for place in rule.allowed if not any(m.path.match(place) and list(rule.find(m)) for m in exempt)]
    assert idle == []
