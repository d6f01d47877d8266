"""A badge has one status: what others read in place of what was done is said."""

from pathlib import Path

import pytest
from tests.unit.cli.conftest import AT, Run


@pytest.mark.parametrize(
    ("words", "act", "said"),
    [
        (("--suspendable",), "revoke", "They read it as suspended"),
        (("--suspendable",), "suspend", ""),
        ((), "revoke", ""),
        ((), "suspend", "They see it as revoked until you reinstate it"),
    ],
)
def test_what_others_read_is_said_where_it_is_not_what_was_done(
    desk: Run, tmp_path: Path, words: tuple[str, ...], act: str, said: str
) -> None:
    design, roster = tmp_path / "d.badge", tmp_path / "r.csv"
    desk("issuer", "create", "--name", "Club", "--status-at", "https://club.example/status")
    desk("design", "new", "--template", "harbour", "-o", design)
    roster.write_text("Name\nAda\n", "utf-8")
    common = ("--design", design, "--issuer", "Club", "--roster", roster, "-o", tmp_path / "out", "--at", AT)
    assert desk("award", *common, *words).status == 0
    answer = desk(act, "1", "--reason", "copied", plain=True)
    assert answer.status == 0
    for sentence in ("They read it as suspended", "They see it as revoked"):
        assert (sentence in answer.out) is (bool(said) and said.startswith(sentence))
