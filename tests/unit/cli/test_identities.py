"""Who the user is: addresses, names, and the DID of their own key."""

import json
from pathlib import Path

from tests.unit.cli.conftest import Run


def test_the_did_of_the_own_key_is_an_identity_that_is_proven(
    desk: Run, awarded: list[Path], issuer: str, tmp_path: Path
) -> None:
    learner = tmp_path / "learner"
    desk("identity", "add", "anna@baysail.example", home=learner)
    desk("identity", "add", issuer, home=learner)
    own = desk("identity", "add", "--own-key", home=learner).value["id"]
    listed = desk("identity", "list", home=learner).value
    assert {one["id"]: one["proven"] for one in listed} == {"anna@baysail.example": False, issuer: False, own: True}
    assert len(listed) == 3
    desk("wallet", "add", awarded[0], home=learner)
    shown = tmp_path / "shown.json"
    asked = ("--challenge", "c-1", "--domain", "club.example")
    desk("share", "present", *asked, "-o", shown, home=learner)
    assert json.loads(shown.read_text("utf-8"))["holder"] == own
    assert desk("identity", "add", "anna@baysail.example", "--own-key", home=learner).status == 2
