"""Awarding: a batch from a roster."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.designs import load
from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, UsageError
from badgedesk.core.keys import KeyKind
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.host.files import read_file
from badgedesk.wording import code_message

if TYPE_CHECKING:
    from badgedesk.awarding import BatchRequest, BatchResult, Roster, RowProblem
    from badgedesk.core.model.achievement import ResultDescription

NAMES: Final = frozenset({"award"})
_ROWS_REJECTED: Final = 4


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    award = commands.add_parser("award", parents=[shared], help="award a design to the people of a list")
    award.add_argument("--design", type=Path, required=True, metavar="F")
    award.add_argument("--issuer", required=True, metavar="N", help="name or id")
    award.add_argument(
        "--roster", type=Path, required=True, metavar="R", help="one person a line: XLSX, XLS, ODS, CSV or vCard"
    )
    award.add_argument("--encoding", metavar="NAME", help="of a CSV file that is not in UTF-8, for example cp1252")
    award.add_argument(
        "--dates",
        choices=("ymd", "dmy", "mdy"),
        default="ymd",
        help="how the list writes dates besides 2026-11-14: 14.11.2026 (dmy), 11/14/2026 (mdy)",
    )
    award.add_argument(
        "-o",
        "--output",
        type=Path,
        default=Path("awards"),
        metavar="DIR|FILE.zip",
        help="folder for the files, or FILE.zip",
    )
    award.add_argument("--format", default="png", metavar="LIST", help="of png, svg, json or jwt, with commas between")
    award.add_argument(
        "--suite", metavar="NAME", help="how to sign, such as eddsa-rdfc-2022,eddsa-jcs-2022 or jwt-es256"
    )
    award.add_argument(
        "--map", action="append", default=[], metavar="FIELD=COLUMN", help="which column a field is read from"
    )
    award.add_argument(
        "--names",
        default="",
        metavar="PATTERN",
        help="of the files: {badge}, {name}, {number}, {date}, {row} (“{badge} - {name}”)",
    )
    award.add_argument(
        "--suspendable", action="store_true", help="give the awards a status that can be lifted, in place of revoking"
    )
    award.add_argument(
        "--language", metavar="TAG", help="in which all badges speak (otherwise each in that of its row, where known)"
    )
    award.add_argument("--dry-run", action="store_true", help="look everything over; sign and write nothing")
    award.add_argument("--jobs", type=int, default=1, metavar="N", help="make the awards in so many processes (1)")
    award.add_argument("--resume", action="store_true", help="finish a batch that was stopped")
    award.set_defaults(command=run_award)


def run_award(options: argparse.Namespace, session: Session) -> int:
    """Award a list, a long one in several batches; exit 4 where rows were rejected."""
    from badgedesk.awarding import award_batch, check_batch, choose_securing
    from badgedesk.awarding.register.seal import seal_register

    requests = _requests(options)
    first = next(requests)
    issuer = session.issuers.find(options.issuer)
    securing = choose_securing(options.suite, first.formats, KeyKind(issuer.signing_key.kind))
    total = _Total()
    with session.register() as register:
        if options.dry_run:
            for request in chain([first], requests):
                total.add(check_batch(request, issuer.profile, register, session.sources()), request.roster)
        else:
            signer = replace(session.unlock(issuer), securing=securing)
            for request in chain([first], requests):
                result = award_batch(request, signer, register, progress=_progress(session), sources=session.sources())
                total.add(result, request.roster)
            if total.awarded:
                seal_register(register, signer, now=session.now)
    _answer(total, session, dry_run=options.dry_run)
    return _ROWS_REJECTED if total.rejected else 0


def _requests(options: argparse.Namespace) -> "Iterator[BatchRequest]":
    """Yield the batches of a list: one, or of a long CSV file as many as it takes."""
    from badgedesk.awarding import BatchRequest, parse_formats, render_artwork

    formats = parse_formats(options.format)
    design = load(options.design)
    rosters = _rosters(options, design.achievement.results)
    roster = next(rosters)
    artwork = render_artwork(design, formats)
    for number in count(1):
        following = next(rosters, None)
        is_only = number == 1 and following is None
        yield BatchRequest(
            achievement=design.achievement,
            artwork=artwork,
            roster=roster,
            output=options.output if is_only else _numbered(options.output, number),
            formats=formats,
            resume=options.resume,
            suspendable=options.suspendable,
            jobs=options.jobs,
            naming=options.names,
            language=options.language,
        )
        if following is None:
            return
        roster = following


def _rosters(options: argparse.Namespace, results: "Sequence[ResultDescription]") -> "Iterator[Roster]":
    from badgedesk.awarding.rosters.cells import DateOrder
    from badgedesk.awarding.rosters.splitting import LIST_BYTES, read_rosters

    dates = DateOrder(options.dates)
    data = read_file(options.roster, LIST_BYTES)
    try:
        yield from read_rosters(data, _mapping(options.map), options.encoding, results=results, dates=dates)
    except BadgeDeskError as error:
        raise type(error)(error.code, **{"path": str(options.roster), **error.facts}) from error


def _numbered(output: Path, number: int) -> Path:
    """Return where a part of a long list goes: all into one folder, but each into a ZIP file of its own."""
    return output.with_stem(f"{output.stem}-{number}") if output.suffix.lower() == ".zip" else output


class _Total:
    """What the batches of one list came to, together."""

    def __init__(self) -> None:
        self.awarded = self.complete = self.left = 0
        self.rejected: list[RowProblem] = []
        self.files: list[Path] = []
        self.unused: tuple[str, ...] = ()

    def add(self, result: "BatchResult", roster: "Roster") -> None:
        self.awarded += result.awarded
        self.complete += result.complete
        self.left += result.left
        self.rejected += result.rejected
        self.files += result.files
        self.unused = roster.unused


def _mapping(pairs: list[str]) -> Mapping[str, str]:
    mapping = {}
    for pair in pairs:
        field, equals, column = pair.partition("=")
        if not (field and equals and column):
            raise UsageError(Code.USAGE, detail="--map takes FIELD=COLUMN.")
        mapping[field] = column
    return mapping


class _progress:  # noqa: N801 - called like a function by the batch
    """Says every hundred rows how far a batch is."""

    def __init__(self, session: Session) -> None:
        self._output = session.output
        self._told = 0

    def __call__(self, done: int, total: int) -> None:
        if done - self._told >= 100 or (done == total and total > 100):  # noqa: PLR2004 - now and then
            self._told = done
            self._output.note(f"{done} of {total}")


def _answer(result: _Total, session: Session, *, dry_run: bool) -> None:
    rejected = [_problem_value(problem) for problem in result.rejected]
    value: JsonObject = {
        "awarded": 0 if dry_run else result.awarded,
        "rejected": rejected,
        "files": [str(path) for path in result.files],
        "complete": result.complete,
        "left": result.left,
        **({"ready": result.awarded} if dry_run else {}),
    }
    told = "are ready" if dry_run else "were awarded"
    words = [f"{result.awarded} badges {told}."]
    if result.complete:
        words.append(f"{result.complete} were complete already.")
    words += [f"  Row {item['row']}{_of_column(item['column'])}: {item['message']}" for item in rejected]
    if any(problem.code is Code.ROSTER_DATE for problem in result.rejected):
        session.output.note("Is every date of the list written like that? Say how: --dates dmy, or --dates mdy.")
    if result.unused:
        session.output.note(f"Columns not used: {', '.join(result.unused)}")
    session.output.answer(value, words)


def _of_column(column: JsonValue) -> str:
    return f", {column}" if column else ""


def _problem_value(problem: "RowProblem") -> JsonObject:
    message = code_message(problem.code, dict(problem.facts))
    return {
        "row": problem.row,
        "column": problem.column,
        "code": problem.code.value,
        "message": str(message),
    }
