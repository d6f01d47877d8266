"""What letters, read-me files and certificates say in each language."""

import string
from datetime import date

import pytest

from badgedesk.awarding.handover.words import LANGUAGES, Words, words_for
from badgedesk.awarding.rosters.cells import parse_language
from badgedesk.core.errors import Code, UsageError
from badgedesk.showcase.phrases import PAPER_LANGUAGES, paper_phrases, phrases

NAMES = (
    *("subject", "greeting", "greeting-nameless", "news", "attached", "page", "check", "keep", "closing", "readme"),
    *("certificate-file", "credential-file", "whose", "whose-nameless", "awarded", "until", "in-here", "is-badge"),
    *("is-credential", "is-certificate", "how", "how-steps"),
)
ON_PAPER = (
    *("certificate", "awarded-to", "has-earned", "holder", "awarded-by", "awarded-on", "valid-until", "skills"),
    *("credential-id", "check-link", "check-attached", "check-file", "collection", "badge-of"),
)


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_letters_and_certificates_are_written_in_the_same_eight_languages() -> None:
    assert LANGUAGES == PAPER_LANGUAGES == ("en", "de", "fr", "es", "it", "nl", "pl", "pt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_with_the_gaps_of_the_english_one(language: str) -> None:
    words, english = Words(language), Words("en")
    for name in NAMES:
        assert words[name].strip() == words[name] != ""
        assert _gaps(words[name]) == _gaps(english[name])
        assert language == "en" or name == "closing" or words[name] != english[name] or "ertifica" in words[name]
    on_paper = paper_phrases(language)
    for name in ON_PAPER:
        assert on_paper[name].strip() == on_paper[name] != ""


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [
        ("en", "1 May 2026", "14 November 2026"),
        ("de", "1. Mai 2026", "14. November 2026"),
        ("fr", "1er mai 2026", "14 novembre 2026"),
        ("es", "1 de mayo de 2026", "14 de noviembre de 2026"),
        ("it", "1º maggio 2026", "14 novembre 2026"),
        ("nl", "1 mei 2026", "14 november 2026"),
        ("pl", "1 maja 2026", "14 listopada 2026"),
        ("pt", "1 de maio de 2026", "14 de novembro de 2026"),
    ],
)
def test_days_are_written_as_each_language_writes_them(language: str, first: str, other: str) -> None:
    words = paper_phrases(language)
    assert (words.day(date(2026, 5, 1)), words.day(date(2026, 11, 14))) == (first, other)


@pytest.mark.parametrize(
    ("cell", "language"), [("français", "fr"), ("Polish", "pl"), ("pt-BR", "pt"), ("Nederlands", "nl"), ("zh", "en")]
)
def test_the_language_of_the_roster_chooses_the_words(cell: str, language: str) -> None:
    assert words_for(parse_language(cell), "en").language == language


def test_other_documents_say_which_languages_they_have() -> None:
    with pytest.raises(UsageError) as caught:
        phrases("fr")
    assert (caught.value.code, caught.value.facts["languages"]) == (Code.SHOW_LANGUAGE, "en, de")
    with pytest.raises(UsageError):
        paper_phrases("fi")
