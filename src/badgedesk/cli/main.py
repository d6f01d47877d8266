"""The command line: which command, with which options, and what its exit status means."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, NoReturn

from typing_extensions import override

from badgedesk import __version__
from badgedesk.cli import (
    aftercare,
    awards,
    designs,
    endorsing,
    handover,
    issuers,
    publishing,
    registers,
    sharing,
    singles,
    unbuilt,
    upgrading,
    wallets,
)
from badgedesk.cli.output import Output
from badgedesk.cli.session import Common, Session
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import BadgeDeskError, Code, InputError, UsageError

DONE: Final = 0
FINDING: Final = 1
USAGE: Final = 2
FAULT: Final = 3

_TAKES_VALUE: Final = frozenset({"--home", "--at", "--passphrase-file"})
Command = Callable[[argparse.Namespace, Session], int]
_FAMILIES: Final = (
    issuers,
    designs,
    awards,
    registers,
    aftercare,
    endorsing,
    upgrading,
    publishing,
    handover,
    singles,
    wallets,
    sharing,
)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are faults of ours."""

    @override
    def error(self, message: str) -> NoReturn:
        raise UsageError(Code.USAGE, detail=f"{message[:1].upper()}{message[1:]}.")


def is_command_line(words: Sequence[str]) -> bool:
    """Return whether the words ask for a command, rather than for the window with files.

    A first word that is neither a command nor looks like a file is taken for a misspelt command.
    """
    for word in _without_values(words):
        if not word.startswith("-"):
            return word in _commands() or not _looks_like_file(word)
        if word != "--":
            return True
    return False


def _without_values(words: Sequence[str]) -> Iterator[str]:
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in _TAKES_VALUE:
            skip = True
        else:
            yield word


def _looks_like_file(word: str) -> bool:
    return any(mark in word for mark in "./\\") or Path(word).exists()


def run(words: Sequence[str]) -> int:
    """Run the command that ``words`` name and return its exit status."""
    output = Output(as_json="--json" in words, quiet="--quiet" in words)
    try:
        unbuilt.refuse(words)
        options = _parser(words).parse_args(list(words))
        session = Session(_common(options), output)
        try:
            command: Command = options.command
            return command(options, session)
        finally:
            session.close()
    except UsageError as error:
        output.fault(error)
        return USAGE if error.code is Code.USAGE else FAULT
    except BadgeDeskError as error:
        output.fault(error)
        return FAULT
    except KeyboardInterrupt:
        output.note("Stopped.")
        return FAULT
    except BrokenPipeError:
        sys.stderr.close()
        return FAULT


def refuse_window() -> int:
    """Say that there is no screen to open the window on, and return the exit status."""
    Output().fault(UsageError(Code.NO_SCREEN))
    return FAULT


def _commands() -> frozenset[str]:
    return frozenset(name for family in _FAMILIES for name in family.NAMES) | unbuilt.NAMES


def _common(options: argparse.Namespace) -> Common:
    at = getattr(options, "at", None)
    try:
        moment = parse_time(at) if at else None
    except InputError as error:
        raise UsageError(Code.USAGE, detail=f"{at} is no time like 2026-11-14T09:00:00Z.") from error
    return Common(
        home=getattr(options, "home", None),
        at=moment,
        passphrase_file=getattr(options, "passphrase_file", None),
        offline=not getattr(options, "online", False),
    )


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """Return a parser for these words: of the families they name where the first is a command, since all take long."""
    first = next((word for word in _without_values(words) if not word.startswith("-")), "")
    families = (
        [family for family in _FAMILIES if family.NAMES.intersection(words)] if first in _commands() else _FAMILIES
    )
    shared = _shared()
    parser = _Parser(
        prog="badgedesk",
        description="Design, award, hold and check Open Badges on this computer. Without words it opens the window.",
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"badgedesk {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for family in families:
        family.add_commands(commands, shared)
    return parser


def _shared() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    group = shared.add_argument_group("common options")
    group.add_argument("--home", type=Path, metavar="DIR", help="profile folder (also BADGEDESK_HOME)")
    group.add_argument("--json", action="store_true", help="answer with one JSON value")
    group.add_argument("--quiet", action="store_true", help="no progress, no hints")
    network = group.add_mutually_exclusive_group()
    network.add_argument("--offline", action="store_true", help="no network (the default)")
    network.add_argument("--online", action="store_true", help="allow the network where it is asked for")
    group.add_argument("--at", metavar="TIME", help="evaluate at this time, such as 2026-11-14T09:00:00Z")
    group.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="file with the passphrase (also BADGEDESK_PASSPHRASE_FILE)"
    )
    return shared
