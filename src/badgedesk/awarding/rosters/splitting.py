"""Long lists: a CSV text of more people than one batch takes, as several rosters one after the other.

Row numbers stay those of the whole file. A person who stands in two parts is met in the register, as one who was
awarded before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from badgedesk.awarding.rosters.cells import DateOrder
from badgedesk.awarding.rosters.columns import count_known
from badgedesk.awarding.rosters.encodings import decode_list
from badgedesk.awarding.rosters.roster import Roster, RowProblem, read_roster
from badgedesk.awarding.rosters.table import split_text
from badgedesk.awarding.rosters.vcard import is_vcard
from badgedesk.awarding.rosters.workbook import is_workbook
from badgedesk.core import limits
from badgedesk.core.model.achievement import ResultDescription

LIST_BYTES: Final = 512 * 1024 * 1024
"""The longest CSV file that is split."""
_ROW_FACT: Final = "first_row"


def read_rosters(
    data: bytes,
    mapping: Mapping[str, str],
    encoding: str | None = None,
    rows: int | None = None,
    results: Sequence[ResultDescription] = (),
    dates: DateOrder = DateOrder.YEAR_FIRST,
) -> Iterator[Roster]:
    """Yield the people of a list in rosters of at most ``rows``; one that is short comes whole.

    Args:
        data: the whole file. Only CSV is split; a workbook or address cards must fit into one roster.
        mapping: as `read_roster`.
        encoding: as `read_roster`.
        rows: most people of one roster; left out, `limits.ROSTER_ROWS`.
        results: as `read_roster`.
        dates: as `read_roster`.

    Raises:
        InputError, LimitExceededError, UsageError: as `read_roster`; a fault of quotation marks before the first part,
            others of a later part when it is come to.
    """
    rows = rows or limits.ROSTER_ROWS
    if is_workbook(data) or _is_short(data, rows):
        yield read_roster(data, mapping, encoding, results, dates)
        return
    text = decode_list(data, encoding)
    if is_vcard(text):
        yield read_roster(data, mapping, encoding, results, dates)
        return
    known = partial(count_known, given=mapping)
    for _ in split_text(text, known, rows):
        pass  # a stray quotation mark far down is told before anybody is awarded
    for offset, part in split_text(text, known, rows):
        yield _moved(read_roster(part.encode(), mapping, results=results, dates=dates), offset)


def _is_short(data: bytes, rows: int) -> bool:
    return len(data) <= limits.ROSTER_BYTES and data.count(b"\n") + data.count(b"\r") <= rows


def _moved(roster: Roster, offset: int) -> Roster:
    """Return a roster with the row numbers of the whole file."""
    if not offset:
        return roster
    rows = tuple(replace(row, number=row.number + offset) for row in roster.rows)
    return replace(roster, rows=rows, problems=tuple(_moved_problem(problem, offset) for problem in roster.problems))


def _moved_problem(problem: RowProblem, offset: int) -> RowProblem:
    facts = tuple((name, str(int(value) + offset) if name == _ROW_FACT else value) for name, value in problem.facts)
    return replace(problem, row=problem.row + offset, facts=facts)
