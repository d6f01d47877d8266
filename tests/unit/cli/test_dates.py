"""`award --dates`: how a list writes its dates is said, never guessed."""

from pathlib import Path

from tests.unit.cli.conftest import AT, Run


def test_dates_are_read_in_the_order_that_was_said(desk: Run, tmp_path: Path) -> None:
    design, roster = tmp_path / "d.badge", tmp_path / "r.csv"
    desk("issuer", "create", "--name", "Bay Sailing Club")
    desk("design", "new", "--template", "harbour", "-o", design)
    roster.write_text("Name,Date,Valid until\nAda,3.4.2026,\nBob,2026-04-05,31.12.2027\n", "utf-8")
    words = ("award", "--design", design, "--issuer", "Bay Sailing Club", "--roster", roster, "--dry-run", "--at", AT)
    refused = desk(*words)
    assert refused.status == 4
    assert [(each["row"], each["column"], each["code"]) for each in refused.value["rejected"]] == [
        (2, "Date", "ROSTER_DATE"),
        (3, "Valid until", "ROSTER_DATE"),
    ]
    assert "--dates dmy" in refused.err
    read = desk(*words, "--dates", "dmy")
    assert (read.status, read.value["ready"]) == (0, 2)
    assert desk(*words, "--dates", "mdy").value["rejected"][0]["row"] == 3
    files = desk(
        *(word for word in words if word != "--dry-run"), "--dates", "dmy", "--format", "json", "-o", tmp_path / "out"
    ).value["files"]
    assert {
        Path(file).name: '"validFrom": "2026-04-03T' in Path(file).read_text("utf-8").replace('":"', '": "')
        for file in files
    } == {
        "Coastal Skipper - Ada.json": True,
        "Coastal Skipper - Bob.json": False,
    }
