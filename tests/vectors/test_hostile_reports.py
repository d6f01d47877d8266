"""Every hostile file through the two doors a stranger's file comes in by: verifying, and adding to a wallet."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from badgedesk.cli.output import Output
from badgedesk.cli.report import report_value, report_words
from badgedesk.cli.trustfile import read_trust_file
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import CheckName, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, verify
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from badgedesk.wording import fault_message
from tests.hostile import corpus
from tests.hostile.corpus import (
    LIST_ADDRESS,
    MESSAGE_CHARACTERS,
    MORE_EXACT,
    NOW,
    Entry,
    fitting,
    holder_identities,
    is_plain,
    listed_badge,
    trust_list,
)

_FOLDERS: Final = ("png", "svg", "json", "jose", "jsonld")


def entries() -> Mapping[str, Entry]:
    """Return the files that can be taken for badges."""
    return {name: entry for name, entry in corpus.entries().items() if entry.folder in (*_FOLDERS, "absent")}


def named(*outcomes: str) -> list[str]:
    return [name for name, entry in entries().items() if entry.outcome in outcomes or name == "absent"]


STATUS_LISTS: Final = [name for name in entries() if "/statuslist-" in name or name == "absent"]


@pytest.fixture
def circumstances(shared_dir: Path) -> Circumstances:
    return Circumstances(NOW, read_trust_file(json.dumps(trust_list()).encode()), identities=holder_identities())


def codes(report: Report) -> set[str]:
    return {check.code.value for check in report.checks if check.code is not None}


@pytest.mark.parametrize("name", list(entries()))
def test_a_file_gets_a_whole_report_and_passes_only_by_a_proven_signature(
    name: str, circumstances: Circumstances
) -> None:
    report = verify(entries()[name].path.read_bytes(), circumstances)
    assert [check.name for check in report.checks] == list(CheckName)
    if report.verdict is Verdict.PASS:
        assert {report.outcome(CheckName.SIGNATURE), report.outcome(CheckName.ISSUER)} == {Outcome.PASS}
        assert entries()[name].folder in {"jose", "jsonld"}


@pytest.mark.parametrize("name", [name for name in named("reject") if name not in STATUS_LISTS or name == "absent"])
def test_what_is_to_be_refused_never_passes_and_says_why(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is not Verdict.PASS
    assert codes(report) & fitting(entry), codes(report)


@pytest.mark.parametrize("name", named("reject-or-warn"))
def test_what_may_be_taken_with_a_warning_is_refused_or_warned_of(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    told = {check.code.value for check in report.checks if check.code and check.outcome is not Outcome.PASS}
    assert told & fitting(entry)


@pytest.mark.parametrize(
    "name", named("verified", "verified-with-unknown-endorsement", "verified-with-invalid-endorsement")
)
def test_what_is_sound_and_trusted_passes(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is Verdict.PASS
    if entry.outcome != "verified":
        assert report.outcome(CheckName.ENDORSEMENTS) is Outcome.WARN
        assert codes(report) & fitting(entry)


@pytest.mark.parametrize("name", named("unknown-issuer"))
def test_the_badge_of_a_stranger_is_not_shown_as_verified(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is not Verdict.PASS
    assert report.outcome(CheckName.ISSUER) is not Outcome.PASS
    assert codes(report) & fitting(entry)


@pytest.mark.parametrize("name", named("status-unknown", "reject-or-status-unknown"))
def test_a_status_that_cannot_be_checked_is_never_called_good(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is not Verdict.PASS
    assert report.outcome(CheckName.STATUS) in {Outcome.UNKNOWN, Outcome.FAIL}
    assert codes(report) & fitting(entry)


@pytest.mark.parametrize("name", STATUS_LISTS)
def test_a_status_list_answers_for_a_badge_only_when_it_is_sound(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    badge, issuer = listed_badge()
    documents = {LIST_ADDRESS: Document(entry.path.read_bytes())}
    report = verify(badge, Circumstances(NOW, (*circumstances.trust, issuer), documents))
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    if entry.outcome == "reject":
        assert report.verdict is not Verdict.PASS
        assert codes(report) & fitting(entry)
    elif entry.outcome == "accept":
        assert report.verdict is Verdict.PASS
        assert report.outcome(CheckName.STATUS) is Outcome.PASS
    else:
        assert entry.outcome == "accept-or-reject"
        assert report.outcome(CheckName.STATUS) is Outcome.PASS or codes(report) & fitting(entry)


@pytest.mark.parametrize("name", ["jsonld/statuslist-bomb-200mb.json", "jsonld/statuslist-short.json"])
def test_a_status_list_that_cannot_answer_is_no_good_by_itself(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is Verdict.FAIL
    assert codes(report) & fitting(entry)


@pytest.mark.parametrize("name", named("reject"))
def test_what_is_said_of_a_refused_file_is_short_and_plain(name: str, circumstances: Circumstances) -> None:
    report = verify(entries()[name].path.read_bytes(), circumstances)
    value: Any = report_value("a file", report)
    said = [str(check["text"]) for check in value["checks"]]
    shown = io.StringIO()
    Output(out=shown).answer(value, report_words("a file", report))
    said += shown.getvalue().removesuffix("\n").split("\n")
    assert not [text for text in said if len(text) > MESSAGE_CHARACTERS or not is_plain(text)]


@pytest.mark.parametrize("folder", _FOLDERS)
def test_a_wallet_keeps_the_very_bytes_or_refuses_with_a_plain_message(
    folder: str, circumstances: Circumstances, tmp_path: Path
) -> None:
    profile = open_profile(tmp_path / "profile")
    refused: dict[str, str] = {}
    with Wallet(profile, now=lambda: NOW) as wallet:
        for name, entry in entries().items():
            if entry.folder != folder:
                continue
            data = entry.path.read_bytes()
            try:
                added = wallet.add(data, entry.path.name, circumstances)
            except BadgeDeskError as error:
                refused[name] = str(fault_message(error))
                continue
            assert data in [wallet.original(original.sha256) for original in wallet.originals(added.item.id)], name
            if entry.outcome == "reject":
                assert added.report.verdict is not Verdict.PASS, name
        assert wallet.check() == ()
    assert refused
    assert not {name: text for name, text in refused.items() if len(text) > MESSAGE_CHARACTERS or not is_plain(text)}


@pytest.mark.parametrize("name", list(MORE_EXACT))
def test_each_code_listed_as_more_exact_is_given_and_the_proposed_one_is_not(
    name: str, circumstances: Circumstances
) -> None:
    given = codes(verify(entries()[name].path.read_bytes(), circumstances))
    assert MORE_EXACT[name][0] in given
    assert not given & entries()[name].codes
