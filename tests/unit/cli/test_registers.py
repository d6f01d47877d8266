"""The register on the command line: chosen, exported, counted, checked, erased; awards withdrawn and said right."""

from pathlib import Path

from tests.unit.cli.conftest import Run


def test_the_register_is_exported_counted_checked_and_erased(desk: Run, awarded: list[Path], tmp_path: Path) -> None:
    assert desk("register", "export", "--search", "anna", "-o", tmp_path / "r.xlsx").value["awards"] == 1
    assert (tmp_path / "r.xlsx").read_bytes().startswith(b"PK")
    assert desk("register", "export", "-o", tmp_path / "r.pdf").status == 2
    counted = desk("register", "statistics").value
    assert (counted["total"], counted["byState"]) == (2, {"awarded": 2})
    assert desk("register", "check").value == {"awards": 2, "heads": 1}
    revoked = desk("revoke", "2", "--reason", "Wrong person").value
    assert (revoked["state"], revoked["seenByOthers"]) == ("revoked", False)
    assert [entry["recipient"] for entry in desk("register", "list", "--state", "revoked").value] == ["李小龙"]
    assert desk("register", "show", "2").value["history"][0]["reason"] == "Wrong person"
    sealed = desk("register", "seal", "--issuer", "Bay Sailing Club", "-o", tmp_path / "head")
    assert sealed.status == 0
    assert desk("register", "check", "--sealed", tmp_path / "head").value == {"awards": 2, "heads": 1}
    assert desk("register", "erase", "2").status == 0
    assert desk("register", "list").value[1]["recipient"] is None
    assert desk("register", "check").status == 0
    assert desk("correct", "2", "--set", "name=Li").code == "AWARD_STATE"
    assert desk("correct", "1", "--set", "colour=red").code == "CHANGE_FIELD"
    assert desk("correct", "1", "--set", "name").status == 2
    signed = tmp_path / "signed.json"
    assert desk("register", "show", "1", "--credential", signed).status == 0
    assert signed.read_bytes() == awarded[1].read_bytes() or signed.read_bytes() in {p.read_bytes() for p in awarded}


def test_who_cannot_see_a_withdrawal_is_said_plainly(desk: Run, awarded: list[Path]) -> None:
    spoken = desk("revoke", "1", "--reason", "Error", plain=True)
    assert "Others cannot see it" in spoken.out


def test_the_language_of_letters_and_the_name_on_the_site_are_changed_after_the_award(
    desk: Run, awarded: list[Path], tmp_path: Path
) -> None:
    assert awarded
    answer = desk("register", "set", "1", "--language", "French", "--by-name", "yes")
    assert (answer.value["language"], answer.value["shownByName"]) == ("fr", True)
    shown = desk("register", "show", "1").value
    assert (shown["language"], shown["shownByName"]) == ("fr", True)
    made = desk("handover", tmp_path / "out", "--award", "1").value
    assert b"Subject: Votre badge" in Path(made["letters"][0]).read_bytes()
    desk("publish", tmp_path / "site", "--no-pages")
    assert len(list((tmp_path / "site/awards").glob("*.html"))) == 1
    assert desk("register", "set", "1", "--language", "none").value["language"] is None
    assert desk("register", "set", "1").status == 2
    assert desk("register", "set", "1", "--language", "klingonish!").code == "ROSTER_VALUE"
    assert desk("register", "check").status == 0
