import re
import string
from dataclasses import replace

import pytest

from badgedesk.core.errors import AwardError, BadgeDeskError, Code
from badgedesk.core.model.report import (
    BadgeFormat,
    Check,
    CheckName,
    CredentialSummary,
    Headline,
    Outcome,
    Report,
    TrustState,
)
from badgedesk.wording import (
    CHECK_TITLES,
    OUTCOME_WORDS,
    check_sentence,
    check_step,
    code_message,
    fault_message,
    headline_words,
    spoken_date,
    without_options,
)
from badgedesk.wording.codes import ENGLISH
from badgedesk.wording.to_the_issuer import TO_THE_ISSUER

MESSAGE_CHARACTERS = 500

FIRST_LEVEL_TABOO = re.compile(
    r"\b(?:DID|JSON-LD|(?i:credential|canonical|hash|revocation|assertion|metadata|invalid|please|oops))\b|!"
)
SUMMARY = CredentialSummary(
    id="urn:uuid:1",
    name="Skipper",
    issuer_id="did:key:z6Mk",
    issuer_name="Bay Sailing Club",
    issuer_trust=TrustState.TRUSTED,
    achievement_id=None,
    achievement_name="Skipper",
    recipient="Anna Ångström",
    valid_from="2026-11-14T09:00:00Z",
    valid_until=None,
    sha256="00",
)


@pytest.mark.parametrize("code", Code)
def test_every_code_has_a_sentence_and_a_next_step(code: Code) -> None:
    sentence, step = ENGLISH[code]
    assert sentence
    assert step.endswith(".")
    assert code is Code.USAGE or sentence.endswith(".")


@pytest.mark.parametrize("code", Code)
def test_sentences_use_the_words_of_people(code: Code) -> None:
    assert not FIRST_LEVEL_TABOO.search(ENGLISH[code][0])


@pytest.mark.parametrize("code", Code)
def test_a_missing_fact_never_breaks_a_sentence(code: Code) -> None:
    assert "{" not in code_message(code).sentence


def test_outside_text_is_never_taken_for_a_template() -> None:
    fault = BadgeDeskError(Code.ROSTER_EMAIL, value="{0.__class__}")
    assert "{0.__class__}" in fault_message(fault).sentence


@pytest.mark.parametrize("name", CheckName)
@pytest.mark.parametrize("outcome", Outcome)
def test_every_line_has_a_sentence_for_every_outcome(name: CheckName, outcome: Outcome) -> None:
    sentence = check_sentence(Check(name, outcome))
    assert sentence.endswith(".")
    assert CHECK_TITLES[name]
    assert OUTCOME_WORDS[outcome]


@pytest.mark.parametrize("name", CheckName)
@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.WARN, Outcome.FAIL])
def test_what_is_not_plainly_good_always_says_why_and_what_next(name: CheckName, outcome: Outcome) -> None:
    for code in (None, *Code):
        if code is Code.USAGE:
            continue  # its words come with the fault
        check = Check(name, outcome, code)
        assert check_sentence(check).rstrip(".…”}"), (name, code)
        assert check_step(check).endswith("."), (name, code)
        assert "{" not in check_sentence(check) + check_step(check)


def test_a_passed_line_asks_for_nothing() -> None:
    assert check_step(Check(CheckName.SIGNATURE, Outcome.PASS)) == ""


def test_dates_are_spoken_with_the_name_of_the_month() -> None:
    assert spoken_date("2026-11-14T09:00:00Z") == "14 November 2026"
    assert spoken_date("soon") == "soon"


def _report(headline_check: Check, format_: BadgeFormat = BadgeFormat.OB3_EMBEDDED) -> Report:
    good = {name: Check(name, Outcome.PASS) for name in CheckName}
    good[headline_check.name] = headline_check
    return Report(format_, tuple(good.values()), credential=SUMMARY)


@pytest.mark.parametrize(
    ("check", "headline", "word"),
    [
        (Check(CheckName.PICTURE, Outcome.PASS), Headline.GOOD, "Verified"),
        (
            Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.ISSUER_UNKNOWN),
            Headline.SOUND_ISSUER_UNKNOWN,
            "Issuer not known",
        ),
        (
            Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.PROOF_KEY_UNPROVEN),
            Headline.SOUND_ISSUER_UNKNOWN,
            "Issuer not proven",
        ),
        (
            Check(CheckName.TIME, Outcome.FAIL, Code.CREDENTIAL_EXPIRED, None, (("until", "2026-01-02T00:00:00Z"),)),
            Headline.EXPIRED,
            "Expired",
        ),
        (Check(CheckName.STATUS, Outcome.FAIL, Code.CREDENTIAL_REVOKED), Headline.REVOKED, "Revoked by issuer"),
        (Check(CheckName.SIGNATURE, Outcome.FAIL, Code.PROOF_SIGNATURE), Headline.ALTERED_OR_FORGED, "Not valid"),
    ],
)
def test_headlines_say_the_state_and_what_to_do(check: Check, headline: Headline, word: str) -> None:
    report = _report(check)
    words = headline_words(report)
    assert report.headline is headline
    assert words.word == word
    assert words.sentence.endswith(".")
    assert (words.next_step == "") == (headline is Headline.GOOD)


@pytest.mark.parametrize("headline_code", [Code.BAKED_NOT_FOUND, Code.PNG_STRUCTURE])
def test_a_file_without_a_readable_badge_has_a_headline_too(headline_code: Code) -> None:
    report = Report(BadgeFormat.NONE, (Check(CheckName.STRUCTURE, Outcome.FAIL, headline_code),))
    words = headline_words(report)
    assert words.sentence == ENGLISH[headline_code][0]
    assert words.next_step == ENGLISH[headline_code][1]


def test_the_good_headline_names_who_says_it_and_of_whom() -> None:
    words = headline_words(_report(Check(CheckName.PICTURE, Outcome.PASS)))
    assert "Bay Sailing Club" in words.sentence
    assert "Anna Ångström" in words.sentence


HOSTILE_NAME = "\u202egro.knab\x1b[2J" + "A" * 100_000


@pytest.mark.parametrize("outcome", [Outcome.PASS, Outcome.FAIL, Outcome.UNKNOWN])
@pytest.mark.parametrize("code", [None, *Code], ids=str)
def test_what_a_badge_says_of_itself_is_repeated_short_and_plain(outcome: Outcome, code: Code | None) -> None:
    facts = tuple((name, HOSTILE_NAME) for name in _fact_names(code))
    for name in (CheckName.ISSUER, CheckName.RECIPIENT):
        said = check_sentence(Check(name, outcome, code, None, facts))
        assert len(said) <= MESSAGE_CHARACTERS
        assert said.isprintable()


def _fact_names(code: Code | None) -> set[str]:
    named = {field for _, field, _, _ in string.Formatter().parse(ENGLISH[code][0]) if field} if code else set()
    return named | {"issuer", "recipient"}


def test_the_good_headline_repeats_hostile_names_short_and_plain() -> None:
    report = _report(Check(CheckName.PICTURE, Outcome.PASS))
    assert report.credential is not None
    hostile = replace(report, credential=replace(report.credential, issuer_name=HOSTILE_NAME, recipient=HOSTILE_NAME))
    sentence = headline_words(hostile).sentence
    assert len(sentence) <= MESSAGE_CHARACTERS
    assert sentence.isprintable()


@pytest.mark.parametrize("format_", [BadgeFormat.VC, BadgeFormat.STATUS_LIST])
def test_a_good_statement_that_is_no_badge_is_not_called_one(format_: BadgeFormat) -> None:
    report = replace(_report(Check(CheckName.STRUCTURE, Outcome.WARN, Code.CREDENTIAL_NOT_BADGE)), format=format_)
    words = headline_words(report)
    assert report.headline is Headline.GOOD
    assert "earned" not in words.sentence
    assert "no badge" in words.sentence


@pytest.mark.parametrize("code", TO_THE_ISSUER)
def test_who_is_about_to_sign_is_not_sent_to_the_issuer(code: Code) -> None:
    message = fault_message(AwardError(code, path="$.validFrom"))
    assert "ssuer" not in message.next_step.replace("as its issuer", "")
    assert message.sentence != code_message(code).sentence
    assert not FIRST_LEVEL_TABOO.search(message.sentence)


@pytest.mark.parametrize(
    ("name", "format_", "words"),
    [
        (CheckName.STRUCTURE, BadgeFormat.OB3_EMBEDDED, "complete Open Badge"),
        (CheckName.STRUCTURE, BadgeFormat.CLR2, "complete learner record"),
        (CheckName.STRUCTURE, BadgeFormat.PRESENTATION, "complete presentation"),
        (CheckName.SIGNATURE, BadgeFormat.OB3_JWT, "since it was signed"),
        (CheckName.SIGNATURE, BadgeFormat.OB2_HOSTED, "issuer’s site"),
        (CheckName.TIME, BadgeFormat.PRESENTATION, "names no dates"),
    ],
)
def test_what_passed_is_called_by_its_own_name(name: CheckName, format_: BadgeFormat, words: str) -> None:
    check = Check(name, Outcome.PASS)
    assert words in check_sentence(check, Report(format_, (check,)))


_NEVER_IN_THE_WINDOW = frozenset({Code.NO_SCREEN, Code.NOT_BUILT_YET})


@pytest.mark.parametrize("code", sorted(set(Code) - _NEVER_IN_THE_WINDOW))
def test_the_window_never_sends_anybody_to_the_command_line(code: Code) -> None:
    messages = [ENGLISH[code], TO_THE_ISSUER.get(code, ("", ""))]
    for sentence, step in messages:
        said = without_options(f"{sentence} {step}")
        assert not re.search(r"--[a-z]|\bbadgedesk ", said)
        assert not re.search(r" \.(?!badge)", said)
