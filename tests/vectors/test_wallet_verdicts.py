"""Every indexed file dropped into a real wallet: kept or refused, its verdict, headline and lines as the index says.

What the README of the vectors gives for their addresses lies among the kept answers of the profile, as after a fetch.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from badgedesk.app.wallet.explanation import explain, headline_tone, item_verdict
from badgedesk.core.errors import Code
from badgedesk.core.model.report import CheckName, Headline, Outcome, Report
from badgedesk.host.answers import Answers
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from badgedesk.wallet.intake import Fate, Intake, take_in
from tests.vectors.conftest import EVALUATION_TIME
from tests.vectors.judging import EXCEPTIONS, Entry, brought, entries, given, judge

_VECTORS: Final = Path(__file__).resolve().parents[3] / "shared" / "vectors"
_REFUSED: Final = frozenset({"invalid", "warning", "no-badge"})
"""Verdicts of files that a wallet may refuse: they hold no badge, or none that can be read."""
_KEPT_TOO_LONG: Final = frozenset({"ob3/dcc-v2-ed25519-didKey-legacy-expiredStatus-noExpiry.json"})
"""Whose list is past its time: given for one run it is a fault, kept from earlier it says nothing any more."""
_LINES: Final = {
    "expired": (CheckName.TIME, Headline.EXPIRED),
    "not-yet-valid": (CheckName.TIME, Headline.NOT_YET_VALID),
    "revoked": (CheckName.STATUS, Headline.REVOKED),
}
"""Reason in the index: the line that fails by it, and what stands above all lines where nothing worse is found."""


def _folders() -> list[str]:
    if not _VECTORS.is_dir():
        return ["absent"]
    return sorted({entry.name.partition("/")[0] for entry in entries(_VECTORS) if entry.verdict != "data"})


@pytest.fixture
def kept(vectors_dir: Path, tmp_path: Path) -> Iterator[tuple[Wallet, Answers]]:
    """A wallet at the time for which the index holds, and the answers of its profile."""
    paths = open_profile(tmp_path / "profile")
    answers = Answers(paths.answers, paths.key)
    for address, document in given(vectors_dir).items():
        answers.keep(address, document.data, EVALUATION_TIME)
    with Wallet(paths, now=lambda: EVALUATION_TIME) as wallet:
        yield wallet, answers


@pytest.mark.slow
@pytest.mark.parametrize("folder", _folders())
def test_a_file_in_the_wallet_has_the_verdict_headline_and_lines_of_the_index(
    folder: str, kept: tuple[Wallet, Answers], vectors_dir: Path
) -> None:
    wallet, answers = kept
    odd: dict[str, str] = {}
    seen = 0
    for entry in entries(vectors_dir):
        if not entry.name.startswith(f"{folder}/") or entry.verdict == "data" or entry.name in EXCEPTIONS:
            continue
        seen += 1
        with brought(entry, vectors_dir) as (data, documents):
            for address in documents.keys() - given(vectors_dir).keys():
                answers.keep(address, documents[address].data, EVALUATION_TIME)
            intake = take_in(wallet, entry.path.name, data)
            if fault := _refused_wrongly(entry, intake) if intake.fate is Fate.REFUSED else _odd(wallet, entry, intake):
                odd[entry.name] = fault
    assert seen
    assert odd == {}


def _refused_wrongly(entry: Entry, intake: Intake) -> str:
    if entry.name.startswith("status/") and intake.code is Code.CREDENTIAL_NOT_BADGE:
        return ""  # a list of withdrawn badges is none itself
    return "" if entry.verdict in _REFUSED and intake.code is not None else f"refused: {intake.code}"


def _odd(wallet: Wallet, entry: Entry, intake: Intake) -> str:
    """Return what the wallet says of a kept file that the index does not."""
    report, item = wallet.report(intake.item_id), wallet.item(intake.item_id)
    if entry.name in _KEPT_TOO_LONG:
        return "" if report.outcome(CheckName.STATUS) is Outcome.UNKNOWN else "an answer past its time is believed"
    if fault := judge(entry, report):
        return fault
    if (item.verdict, item.headline) != (report.verdict, report.headline):
        return f"the card says {item.verdict} {item.headline}, the report {report.verdict} {report.headline}"
    card = item_verdict(report.headline, item.valid_until, EVALUATION_TIME)
    if card.tone is not headline_tone(report, EVALUATION_TIME):
        return f"the card is shown as {card}"
    return _odd_lines(entry, report)


def _odd_lines(entry: Entry, report: Report) -> str:
    content = explain(report, EVALUATION_TIME, EVALUATION_TIME)
    if [line.id for line in content.lines][: len(CheckName)] != [name.value for name in CheckName]:
        return f"lines {[line.id for line in content.lines]}"
    reasons = [reason for reason in entry.expect["reasons"] if reason in _LINES]
    for reason in reasons:
        name, _ = _LINES[reason]
        if report.outcome(name) is not Outcome.FAIL:
            return f"{reason} in the index, the line says {report.outcome(name)}"
    worse = {report.outcome(name) for name in (CheckName.STRUCTURE, CheckName.SIGNATURE, CheckName.ISSUER)}
    if reasons and len(reasons) == len(entry.expect["reasons"]) and Outcome.FAIL not in worse:
        wanted = {_LINES[reason][1] for reason in reasons}
        if report.headline not in wanted:
            return f"{reasons} in the index, above the lines stands {report.headline}"
    if entry.expect.get("time") == "current" and report.outcome(CheckName.TIME) is Outcome.FAIL:
        return "current in the index, the line of the time fails"
    return ""
