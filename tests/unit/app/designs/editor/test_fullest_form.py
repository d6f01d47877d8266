"""A form in which every field of every table is filled in: what an award makes of it passes the standard's schemas."""

import json
from dataclasses import fields, replace

import pytest
from jsonschema import Draft201909Validator

from badgedesk.app.designs.editor.form_fields import DETAILS, STUDY
from badgedesk.app.designs.editor.form_lists import IDENTIFIER, RELATED, RESULT, SKILL, Column, Entry, ListSpec
from badgedesk.app.designs.editor.kinds_of_badge import own_kind
from badgedesk.app.designs.editor.languages import texts_of, with_language, with_texts
from badgedesk.core.issue.key_facts import spoken
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Result
from badgedesk.core.model.facts import Rules
from badgedesk.core.model.structure import validate_badge
from tests.unit.core.issue.test_issue import FULL, issued
from tests.unit.core.model.test_structure import schema

ADDRESS = "https://club.example/part/{number}"


def filled(spec: ListSpec, number: int = 1) -> Entry:
    """Return an entry with each of its fields typed or chosen, and with one entry in each list within it."""
    entry = spec.fresh()
    for inner in spec.inner:
        entry = inner.write(entry, (filled(inner.spec, number + 1), filled(inner.spec, number + 2)))
    for column in spec.columns:
        entry = column.write(entry, text_for(column, entry, number))
        assert column.read(entry), column.label
    return entry


def text_for(column: Column, entry: Entry, number: int) -> str:
    choices = column.choices_of(entry) if column.choices_of is not None else column.choices
    if choices:
        return next(value for value, _ in reversed(choices) if value)
    text = ADDRESS.format(number=number) if "address" in column.label.lower() else column.example
    assert column.refusal(text) == ""
    return text


def fullest() -> Achievement:
    made = Achievement(
        id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
        name="Coastal Skipper",
        description="Handles a small boat along the coast by day.",
        criteria_narrative="1. Plan a passage.",
        criteria_url="https://club.example/skipper",
        achievement_type=own_kind("Sailing camp"),
        caption="A shield with a boat.",
        tags=("navigation",),
        alignments=(filled(SKILL),),
        results=(replace(filled(RESULT), id="urn:uuid:11111111-0d4e-4f64-8b1f-7f4a6d2b9c55"),),
        related=(filled(RELATED),),
        identifiers=(filled(IDENTIFIER),),
        rules=Rules.MICRO_CREDENTIAL,
    )
    for spec in (*STUDY, *DETAILS):
        text = "https://guild.example/" if spec.key == "creator" else spec.example
        text = spec.choices[-2][0] if spec.choices else text
        assert spec.refusal(text) == ""
        made = spec.write(made, text)
        assert spec.read(made), spec.key
    welsh = with_language(made, "cy")
    return with_texts(welsh, "cy", replace(texts_of(welsh, ""), name="Capten"))


def test_no_field_of_the_model_is_left_empty_by_the_form() -> None:
    made, usual = fullest(), Achievement()
    assert [field.name for field in fields(made) if getattr(made, field.name) == getattr(usual, field.name)] == []
    assert made.missing() == ()
    level = made.results[0].rubric_levels[0]
    assert [field.name for field in fields(level) if not getattr(level, field.name)] == []


@pytest.mark.parametrize("language", ["", "cy"])
def test_the_fullest_form_passes_the_schemas_of_the_standard(language: str) -> None:
    achievement = spoken(fullest(), language)
    (described,) = achievement.results
    result = Result(described.id, described.required_value, described.required_level, "Completed")
    award = replace(FULL, achievement=achievement, results=(result,))
    document = json.loads(issued(award))
    assert list(schema().iter_errors(document)) == []
    assert [problem for problem in validate_badge(document) if not problem.warning] == []
    said = document["credentialSubject"]["achievement"]
    assert said["achievementType"] == "ext:SailingCamp"
    assert said["resultDescription"][0]["rubricCriterionLevel"][0]["alignment"][0]["targetUrl"] == ADDRESS.format(
        number=3
    )
    assert said["creator"]["name"] == "Guild of Skippers"


def test_the_schema_refuses_what_a_form_must_not_make() -> None:
    document = json.loads(issued(replace(FULL, achievement=fullest(), results=())))
    said = document["credentialSubject"]["achievement"]
    for member, wrong in (("achievementType", "Sailing camp"), ("resultDescription", [{"name": "Mark"}])):
        broken = {
            **document,
            "credentialSubject": {**document["credentialSubject"], "achievement": {**said, member: wrong}},
        }
        assert not Draft201909Validator(schema().schema).is_valid(broken)
