"""Kinds of badges, the standard's and one's own."""

import pytest

from badgedesk.app.designs.editor.kinds_of_badge import CHOICES, is_refused, own_kind, words_of
from badgedesk.core.model.schema import EXTENSION


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Sailing camp", "ext:SailingCamp"), (" day   trip ", "ext:dayTrip"), ("B1.2_x-y", "ext:B1.2_x-y")],
)
def test_words_become_a_kind_that_the_standard_allows(words: str, kind: str) -> None:
    assert own_kind(words) == kind
    assert EXTENSION.fullmatch(kind)
    assert not is_refused(words)
    assert own_kind(words_of(kind)) == kind


@pytest.mark.parametrize("words", ["Segelübung", "camp?", "a/b", "a:b", "a\tb"])
def test_other_letters_are_refused(words: str) -> None:
    assert is_refused(words)


def test_the_kinds_of_the_standard_are_offered_by_name_and_ones_own_last() -> None:
    assert len(CHOICES) == 32
    assert CHOICES[-1] == ("ext:", "Another kind…")
    assert ("CertificateOfCompletion", "Certificate of completion") in CHOICES
    assert words_of("Diploma") == ""
