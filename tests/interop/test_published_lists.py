"""The status lists of a published folder, asked of verifier-core: the revoked and corrected awards, and only those."""

from pathlib import Path
from typing import Any

import pytest

from badgedesk.core.strictjson import parse_object
from tests.interop.conftest import RunPeers
from tests.unit.cli.conftest import call

pytestmark = pytest.mark.interop
_SITE = "https://badges.baysail.example/"


@pytest.mark.parametrize("kind", ["ed25519"])
def test_verifier_core_reports_what_was_revoked_and_nothing_else(
    run_peers: RunPeers, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "passphrase").write_text("tide tables and lanterns\n", "utf-8")
    names = [f"Person {number}" for number in range(1, 7)]
    (tmp_path / "roster.csv").write_text("\n".join(["Name", *names]) + "\n", "utf-8")
    common = ("--home", tmp_path / "profile", "--passphrase-file", tmp_path / "passphrase", "--json")

    def run(*words: object) -> Any:
        answer = call([*words, *common])
        assert answer.status == 0, answer.out + answer.err
        return answer.value

    run("issuer", "create", "--name", "Club", "--key", kind, "--status-at", f"{_SITE}status/1")
    run("design", "new", "--template", "harbour", "-o", tmp_path / "d.badge")
    awarded = run("award", "--design", tmp_path / "d.badge", "--issuer", "Club", "--roster", tmp_path / "roster.csv",
                  "-o", tmp_path / "out", "--format", "json")  # fmt: skip
    run("revoke", "2", "--reason", "Error")
    run("correct", "4", "--set", "name=Person Four", "-o", tmp_path / "new", "--format", "json")
    run("suspend", "5", "--reason", "Fee")
    run("reinstate", "5")
    run("publish", tmp_path / "site")
    published = parse_object((tmp_path / "site/status/1").read_bytes())
    files = [Path(file) for file in awarded["files"]] + sorted((tmp_path / "new").glob("*.json"))
    cases = [{"act": "core", "credential": file.read_text("utf-8")} for file in files]
    answers = run_peers(cases, {f"{_SITE}status/1": published})
    assert [answer["steps"]["valid_signature"] for answer in answers] == [True] * 7
    assert [answer["steps"]["revocation_status"] for answer in answers] == [True, False, True, False, True, True, True]
