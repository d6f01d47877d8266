"""A stranger whose name looks like that of a known issuer is warned of, and nobody else is."""

import json
from pathlib import Path

import pytest

from badgedesk.core.errors import Code
from badgedesk.core.issue import issue
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.award import Award
from badgedesk.core.model.report import CheckName, Headline, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from badgedesk.core.verify.lookalike import NAME_CHARACTERS, find_lookalike, skeleton
from badgedesk.wording import check_sentence, headline_words
from tests.unit.core.conftest import NOW, signer_of

KNOWN = "Bay Sailing Club"
OWN = load_signing_key(KeyKind.ED25519, bytes(range(32)))
STRANGER = load_signing_key(KeyKind.ED25519, bytes(reversed(range(32))))


def report_on(award: Award, name: str, *, key: object = STRANGER) -> Report:
    badge = issue(award, signer_of(key, name), now=NOW, new_id=lambda: "urn:uuid:1", new_salt=lambda: "00" * 16)
    trust = TrustedIssuer(signer_of(OWN).profile.id, KNOWN)
    return verify(badge, Circumstances(NOW, (trust,)))


@pytest.mark.parametrize(
    "name",
    [
        KNOWN,
        "bay sailing club",
        "Вау Ѕаіlіng Сlub",
        "Bay Sai1ing C1ub",
        "Bay Saiiing Ciub",
        "Bay\u200b Sailing\u00a0Club",
        "Bay Sailing Club.",
        "Ｂay Ｓailing Ｃlub",
        "Báy Sailing Club",
        "\u202eBay Sailing Club",
        "Bay Sailing-Club",
    ],
)
def test_a_name_that_looks_like_a_known_one_is_warned_of(name: str, award: Award) -> None:
    report = report_on(award, name)
    check = report.check(CheckName.ISSUER)
    assert (check.outcome, check.code) == (Outcome.WARN, Code.TEXT_CONFUSABLE)
    assert (report.verdict, report.headline) == (Verdict.UNKNOWN, Headline.SOUND_ISSUER_UNKNOWN)
    assert f"looks like “{KNOWN}”, whom you know" in check_sentence(check)
    assert headline_words(report).sentence == check_sentence(check)


@pytest.mark.parametrize("name", ["Bay Rowing Club", "Bay Sailing", "Sailing Club Bay", "李小龙", "Cambridge"])
def test_another_name_is_that_of_a_stranger(name: str, award: Award) -> None:
    check = report_on(award, name).check(CheckName.ISSUER)
    assert (check.outcome, check.code) == (Outcome.UNKNOWN, Code.ISSUER_UNKNOWN)


def test_the_known_issuer_itself_passes_under_any_name(award: Award) -> None:
    for name in (KNOWN, "Вау Sailing Club", "Renamed"):
        assert report_on(award, name, key=OWN).outcome(CheckName.ISSUER) is Outcome.PASS


def test_a_name_of_nothing_that_can_be_seen_looks_like_no_other() -> None:
    known = [TrustedIssuer("did:example:1", ""), TrustedIssuer("did:example:2", "\u200b")]
    assert find_lookalike("", "did:example:3", known) is None
    assert find_lookalike("\u200b ", "did:example:3", known) is None
    assert find_lookalike(None, None, known) is None


def test_a_name_is_compared_up_to_a_length() -> None:
    assert len(skeleton("x" * 1_000_000)) == NAME_CHARACTERS


def test_the_published_case_is_warned_of(vectors_dir: Path) -> None:
    folder = vectors_dir / "hostile" / "jsonld"
    issuer = json.loads((folder / "trust.json").read_bytes())["trusted_issuers"][0]
    report = verify(
        (folder / "display-confusable-issuer.json").read_bytes(),
        Circumstances(NOW, (TrustedIssuer(issuer, "Example Issuer"),)),
    )
    assert report.check(CheckName.ISSUER).code is Code.TEXT_CONFUSABLE
