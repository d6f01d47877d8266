"""What a badge says beside its criteria, and what the wallet knows of it, as cards of short lines."""

from datetime import timedelta
from pathlib import Path

import pytest

from badgedesk.app.wallet.facts import facts_of, kept_facts
from badgedesk.app.wallet.sheets import FactGroup
from badgedesk.core.model.credential import view_credential
from badgedesk.core.verify import Circumstances, receive, verify
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from badgedesk.wallet.versions import Standing
from tests.unit.wallet.conftest import CLUB, NOW, Clock, as_png, badge
from tests.vectors.conftest import EVALUATION_TIME


def told(groups: tuple[FactGroup, ...], title: str) -> dict[str, str]:
    (group,) = [group for group in groups if group.title == title]
    return {fact.label: fact.words for fact in group.facts}


@pytest.fixture
def complete(shared_dir: Path) -> tuple[FactGroup, ...]:
    """The cards of a badge that has everything the standard knows."""
    data = (shared_dir / "vectors/ob3/1edtech-complete.json").read_bytes()
    return facts_of(view_credential(receive(data).document), verify(data, Circumstances(EVALUATION_TIME)))


def test_a_badge_that_says_everything_is_shown_with_all_of_it(complete: tuple[FactGroup, ...]) -> None:
    assert [group.title for group in complete] == [
        "What it certifies", "Results", "Part of frameworks", "Evidence", "Issuer",
    ]  # fmt: skip
    assert told(complete, "What it certifies") == {
        "Degree": "1EdTech University Degree Description",
        "Also": "There is a final project report and source code evidence.",
    }
    (results,) = [group for group in complete if group.title == "Results"]
    assert [(fact.label, fact.words) for fact in results.facts] == [
        ("Final Project Grade", "A"),
        ("Final Project Grade", "Completed"),
    ]
    assert told(complete, "Evidence")["Final Project Code"].startswith("This is the source code")
    assert "https://1edtech.edu/credentials/3732/evidence/1" in told(complete, "Evidence")["Final Project Report"]
    assert (
        "1EdTech University Program and Course Catalog"
        in told(complete, "Part of frameworks")["1EdTech University Degree"]
    )
    issuer = told(complete, "Issuer")
    assert (issuer["Name"], issuer["Site"]) == ("1EdTech University", "https://1edtech.edu")
    assert issuer["Trust"] == "Nothing here ties the key to the issuer that is named."


def test_what_a_badge_leaves_out_has_no_card() -> None:
    data = badge()
    groups = facts_of(view_credential(receive(data).document), verify(data, Circumstances(NOW)))
    assert [group.title for group in groups] == ["What it certifies", "Issuer"]
    assert told(groups, "What it certifies") == {"Badge": "Leads a small yacht along the coast."}


def test_earlier_checks_versions_and_all_original_files_are_told(tmp_path: Path) -> None:
    clock, data = Clock(), badge(valid_until=NOW + timedelta(days=1))
    with Wallet(open_profile(tmp_path / "profile"), now=clock) as wallet:
        id_ = wallet.add(data, "anna.json").item.id
        wallet.add(as_png(data), "anna.png")
        wallet.trust.add(CLUB.profile.id, "Bay Sailing Club")
        clock.moment = NOW + timedelta(days=2)
        wallet.recheck(id_)
        groups = kept_facts(wallet.finder.history(id_), wallet.finder.standing(id_), wallet.originals(id_))
        doubtful = kept_facts((), Standing.DOUBTFUL, ())
    (checks,) = [group for group in groups if group.title == "Earlier checks"]
    assert [(fact.label, fact.words) for fact in checks.facts] == [
        ("16 November 2026", "Expired"),
        ("14 November 2026", "Verified"),
        ("14 November 2026", "Issuer not known"),
    ]
    assert list(told(groups, "Original files")) == ["anna.png", "anna.json"]
    assert [group.title for group in doubtful] == ["Versions"]
    assert "not proven" in told(doubtful, "Versions")[""]
