"""The report of an import as the window shows it."""

import csv
import io

from badgedesk.app.look.states import Tone
from badgedesk.app.wallet.intake import Part, chosen, render_rows, row_of, summary
from badgedesk.core.errors import Code
from badgedesk.wallet.intake import Fate, Intake

ROWS = tuple(
    row_of(intake, None)
    for intake in (
        Intake("a.png", Fate.ADDED, "1", "Knots", "Club"),
        Intake("b.png", Fate.ADDED, "2", "Sails", "Club", Code.HOSTED_NOT_FETCHED),
        Intake("c.png", Fate.ALREADY_THERE, "1", "Knots", "Club"),
        Intake("d.json", Fate.DOUBTFUL_COPY, "3", "Knots", "Club"),
        Intake("=e.jpg", Fate.REFUSED, code=Code.BAKED_JPEG),
    )
)


def test_a_report_is_summed_up_and_filtered() -> None:
    assert summary(ROWS) == "5 files: 2 added, 1 already there, 1 versions, 1 not taken in"
    assert [row.file for row in chosen(ROWS, Part.NEW, "")] == ["a.png", "b.png"]
    assert [row.file for row in chosen(ROWS, Part.ALL, "jpeg PNG")] == ["=e.jpg"]
    assert chosen(ROWS, Part.REFUSED, "knots") == ()


def test_what_wants_a_look_is_told_by_tone_and_words() -> None:
    assert [row.state.tone for row in ROWS] == [Tone.PASS, Tone.WARN, Tone.PLAIN, Tone.WARN, Tone.FAIL]
    assert ROWS[4].spoken().startswith("=e.jpg. Not taken in. A JPEG picture cannot carry a badge.")


def test_the_saved_report_runs_nothing_in_a_spreadsheet() -> None:
    rows = list(csv.DictReader(io.StringIO(render_rows(ROWS).decode("utf-8-sig"), newline="")))
    assert [row["result"] for row in rows][-1] == "Not taken in"
    assert rows[-1]["file"] == "'=e.jpg"
    assert rows[-1]["what to do"] == "Ask for the original PNG or SVG file."
