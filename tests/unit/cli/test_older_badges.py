"""Older badges, records and presentations on the command line, as a person calls it."""

import json
from pathlib import Path

from tests.unit.cli.conftest import call
from tests.unit.core.verify.test_hosted import ASSERTION, BADGE, ISSUER, SITE

AT = "2026-11-14T12:00:00Z"


def saved(folder: Path, name: str, document: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(document), "utf-8")
    return path


def given(folder: Path) -> list[str]:
    words: list[str] = []
    for number, document in enumerate((ASSERTION, BADGE, ISSUER)):
        path = saved(folder, f"{number}.json", document)
        words += ["--document", f"{document['id']}={path}"]
    return words


def test_a_hosted_badge_is_open_and_passes_with_its_documents(tmp_path: Path) -> None:
    badge = saved(tmp_path, "badge.json", ASSERTION)
    words = ["verify", badge, "--home", tmp_path / "profile", "--at", AT]
    alone = call([*words, "--json"])
    assert (alone.status, alone.value[0]["headline"]) == (1, "not-checkable-offline")
    said = call(words).out
    assert "nothing was fetched" in said
    assert "Open the issuer’s page" in said
    trust = saved(tmp_path, "trust.json", [{"id": SITE + "issuer", "name": "Old Club"}])
    whole = call([*words, "--json", "--trust", trust, *given(tmp_path)])
    assert (whole.status, whole.value[0]["verdict"]) == (0, "pass")
    assert whole.value[0]["proofs"][0]["suite"] == "hosted"


def test_details_show_code_clause_and_facts(tmp_path: Path) -> None:
    badge = saved(tmp_path, "badge.json", ASSERTION)
    said = call(["verify", badge, "--details", "--home", tmp_path / "profile", "--at", AT]).out
    assert "code: HOSTED_NOT_FETCHED" in said
    assert "standard: Open Badges 2.0, Hosted Badges" in said
    assert f"address: {ASSERTION['id']}" in said


def test_an_older_badge_is_given_in_the_form_of_3_0(tmp_path: Path) -> None:
    badge = saved(tmp_path, "badge.json", ASSERTION)
    out = tmp_path / "converted.json"
    answer = call(["unbake", badge, "--upgrade", "-o", out, "--json", *given(tmp_path)])
    assert (answer.status, answer.value["signed"]) == (0, False)
    converted = json.loads(out.read_text("utf-8"))
    assert converted["credentialSubject"]["achievement"]["name"] == "Old Salt"
    checked = call(["verify", out, "--home", tmp_path / "profile", "--at", AT, "--json"]).value[0]
    assert [check["outcome"] for check in checked["checks"][:2]] == ["pass", "fail"]
    assert checked["checks"][1]["code"] == "PROOF_MISSING"


def test_what_is_no_older_badge_is_not_converted(tmp_path: Path) -> None:
    badge = saved(tmp_path, "badge.json", {"type": ["VerifiableCredential"], "credentialSubject": {}})
    answer = call(["unbake", badge, "--upgrade", "--json"])
    assert (answer.status, answer.code) == (3, "CREDENTIAL_NOT_BADGE")
