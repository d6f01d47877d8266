"""Showing badges from the command line."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.unit.cli.conftest import AT, Run


@pytest.fixture
def kept(desk: Run, awarded: list[Path]) -> list[dict[str, str]]:
    """The wallet's badges, the first of Anna Ångström."""
    pictures = [path for path in awarded if path.suffix == ".png"]
    assert desk("wallet", "add", *sorted(pictures, key=lambda path: "Anna" not in path.name)).status == 0
    return list(desk("wallet", "list").value)


def test_linkedin_gives_an_address_and_exactly_its_fields(desk: Run, kept: list[dict[str, str]]) -> None:
    answer = desk("share", "linkedin", kept[0]["id"], "--at", AT)
    assert answer.status == 0
    assert set(answer.value) == {"url", "fields", "privacy"}
    assert answer.value["privacy"]["contains"] == ["badge-name", "issuer", "dates", "credential-id"]
    assert answer.value["privacy"]["identifies"] == []
    assert {"picture", "credential", "original"} <= set(answer.value["privacy"]["leftOut"])
    fields = answer.value["fields"]
    assert fields["name"] == kept[0]["name"]
    assert fields["organizationName"] == "Bay Sailing Club"
    assert (fields["issueYear"], fields["issueMonth"]) == ("2026", "11")
    assert fields["certId"].startswith("urn:uuid:")
    assert "certUrl" not in fields
    parts = urlsplit(answer.value["url"])
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://www.linkedin.com/profile/add"
    assert dict(parse_qsl(parts.query)) == {"startTask": "CERTIFICATION_NAME", **fields}


def test_linkedin_says_why_there_is_no_link(desk: Run, kept: list[dict[str, str]]) -> None:
    answer = desk("share", "linkedin", kept[0]["id"], plain=True)
    assert answer.status == 0
    assert answer.out.startswith("Open: https://www.linkedin.com/profile/add?")
    assert "\nIssuing organisation: Bay Sailing Club\n" in answer.out
    assert "no page on the web" in answer.err
    assert "\nIn it: name of the badge, issuer, dates and credential ID.\n" in answer.out


def test_nothing_of_the_wallet_changes_by_sharing(desk: Run, kept: list[dict[str, str]], tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (tmp_path / "profile" / "originals").iterdir()}
    assert desk("share", "linkedin", kept[1]["id"]).status == 0
    assert {path: path.read_bytes() for path in (tmp_path / "profile" / "originals").iterdir()} == before
    assert desk("wallet", "check").value == []
