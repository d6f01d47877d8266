"""One badge in several languages: chosen for all, or by each row of the list."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from badgedesk.awarding import Format, Sources, award_batch
from badgedesk.awarding.batches.plan import with_id
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.model.achievement import (
    Achievement,
    Alignment,
    Identifier,
    ResultDescription,
    RubricLevel,
    Translation,
)
from badgedesk.core.model.report import Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from tests.unit.awarding.desk import ACHIEVEMENT, Desk

NOW = datetime(2026, 11, 14, 9, 30, 10, tzinfo=UTC)
TWO = replace(ACHIEVEMENT, language="en", translations=(Translation("de", "Seilzugang", "Sicher am Seil."),))
PEOPLE = "Name,Sprache\nAda,de\nBob,\nEve,de-AT\nZoe,fr\n"


def now() -> datetime:
    return NOW


def said(desk: Desk) -> list[tuple[str, str]]:
    """Return language and name of the achievement that each person was awarded, after a look by the verifier."""
    found = []
    for entry in desk.register.entries():
        credential = desk.register.credential(entry.id)
        trust = (TrustedIssuer(desk.issuer.id, desk.issuer.name),)
        assert verify(credential, Circumstances(NOW, trust)).verdict is Verdict.PASS
        achievement = json.loads(credential)["credentialSubject"]["achievement"]
        assert achievement["id"] == TWO.id
        found.append((achievement["inLanguage"], achievement["name"]))
    return found


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_row_is_awarded_in_its_language_and_else_in_the_first(desk: Desk, jobs: int) -> None:
    request = desk.request(PEOPLE, achievement=TWO, formats=(Format.JSON,), jobs=jobs)
    assert award_batch(request, desk.signer, desk.register, sources=Sources(now=now)).awarded == 4
    german, english = ("de", "Seilzugang"), ("en", "Rope Access")
    assert said(desk) == [german, english, german, english]
    assert {entry.design for entry in desk.register.entries()} == {"Rope Access"}


def test_one_language_for_all_wins_over_the_rows(desk: Desk) -> None:
    request = desk.request(PEOPLE, achievement=TWO, formats=(Format.JSON,), language="de")
    award_batch(request, desk.signer, desk.register, sources=Sources(now=now))
    assert said(desk) == [("de", "Seilzugang")] * 4


def test_a_language_that_the_design_does_not_speak_is_refused_before_anything_is_signed(desk: Desk) -> None:
    with pytest.raises(UsageError) as fault:
        award_batch(desk.request(PEOPLE, achievement=TWO, language="fr"), desk.signer, desk.register)
    assert fault.value.code is Code.USAGE
    assert "en, de" in fault.value.facts["detail"]
    assert desk.register.entries() == ()


def test_a_badge_awarded_before_is_known_again_in_another_language(desk: Desk) -> None:
    roster = "Name,Sprache,Date\nAda,de,2026-11-14\n"
    request = desk.request(roster, achievement=TWO, formats=(Format.JSON,))
    award_batch(request, desk.signer, desk.register, sources=Sources(now=now))
    again = award_batch(replace(request, language="en"), desk.signer, desk.register, sources=Sources(now=now))
    assert [problem.code for problem in again.rejected] == [Code.AWARD_EXISTS]


def test_the_id_of_a_definition_without_one_is_what_it_was_in_the_first_program() -> None:
    """The address was computed by the program before creators, rules, facts and translations were known to it."""
    levels = (RubricLevel("urn:x:2", "Fair"),)
    rubric = ResultDescription("urn:x:1", "Neat", "RubricCriterionLevel", rubric_levels=levels)
    old = Achievement(
        name="Knots",
        description="d",
        criteria_narrative="c",
        results=(rubric,),
        identifiers=(Identifier("1", "isbn"),),
        credits_available=2.5,
    )
    assert with_id(old).id == "urn:uuid:dd7a60f7-35c3-51cd-8a61-a8b09360d1e6"
    aligned = replace(rubric, rubric_levels=(replace(levels[0], alignments=(Alignment("A", "https://a.example"),)),))
    others = {with_id(each).id for each in (replace(old, results=(aligned,)), replace(old, language="en"), TWO)}
    assert len(others) == 3
