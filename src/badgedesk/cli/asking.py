"""Asking hosts for what a verification lacks: only hosts that were named, or agreed to one by one on a terminal."""

import argparse
import os
import sys
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, UsageError
from badgedesk.core.model.document import Document, Wanted
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.host import clock
from badgedesk.wording import PURPOSE_WORDS, consent_question, fault_message

if TYPE_CHECKING:
    from badgedesk.core.verify import Circumstances
    from badgedesk.host.answers import Answers
    from badgedesk.host.fetching import Ways

SWITCH: Final = "BADGEDESK_OFFLINE"
"""The variable of the environment that keeps every run from asking anybody, whatever its options say."""
_ROUNDS: Final = 4
"""Answers that lead to further addresses: a badge to its class, the class to its issuer, the issuer to a list."""


def add_fetch_option(parser: argparse.ArgumentParser) -> None:
    """Add the option by which a host is agreed to."""
    parser.add_argument(
        "--fetch",
        action="append",
        default=[],
        metavar="HOST",
        help="ask this host for what is missing; with --online a terminal is asked about each host",
    )


@dataclass
class Asking:
    """What one command asks of hosts.

    Attributes:
        options: the options of the command, with those of `add_fetch_option`.
        session: the run.
        ways: how names are looked up and connections made; None for those of this computer.
    """

    options: argparse.Namespace
    session: Session
    ways: "Ways | None" = None
    _told: dict[str, tuple[Wanted, BadgeDeskError | None]] = field(default_factory=dict)
    _agreed: dict[str, bool] = field(default_factory=dict)

    @property
    def allowed(self) -> bool:
        """Whether this run may ask anybody at all.

        Raises:
            UsageError: a host is named although the network is switched off, by ``--offline`` or for all runs.
        """
        hosts: list[str] = self.options.fetch
        if hosts and getattr(self.options, "offline", False):
            raise UsageError(Code.USAGE, detail="--offline and --fetch do not go together.")
        if os.environ.get(SWITCH):
            if hosts:
                raise UsageError(Code.USAGE, detail=f"{SWITCH} is set: nobody is asked.")
            return False
        return bool(hosts) or not self.session.common.offline

    def complete(self, contents: Sequence[bytes], circumstances: "Circumstances") -> "Circumstances":
        """Return the circumstances with all that hosts answered.

        Kept answers count, offline too; a host that is asked now is asked anew.

        Args:
            contents: the files to be verified.
            circumstances: with the documents that were given, which nobody is asked for.
        """
        from badgedesk.core.verify import wanted_documents

        had: dict[str, Document] = {}
        given = circumstances.documents
        if self.allowed:
            self._agreed = {host.lower().rstrip("."): True for host in self.options.fetch}
            for _ in range(_ROUNDS):
                known = replace(circumstances, documents=_layered(given, had))
                wanted = [item for data in contents for item in wanted_documents(data, known)]
                fresh = {item.url: item for item in wanted if item.url not in self._told}
                self._ask_hosts(tuple(fresh.values()))
                had |= {item.address: got for item in fresh.values() if (got := self._fetch(item)) is not None}
                if not fresh:
                    break
        return replace(circumstances, documents=_layered(given, had, self._kept()))

    def told(self) -> list[JsonValue]:
        """Return what was asked, and what came of it, as other programs are told."""
        return [_told(item, fault) for item, fault in self._told.values()]

    def _kept(self) -> Mapping[str, Document]:
        return self._answers() or {}

    def _answers(self) -> "Answers | None":
        from badgedesk.host.answers import Answers

        if not self.session.profile_exists:
            return None
        return Answers(self.session.paths.answers, self.session.paths.key)

    def _ask_hosts(self, wanted: Sequence[Wanted]) -> None:
        """Ask on the terminal about each host that nobody has said a word about yet."""
        for host in dict.fromkeys(item.host for item in wanted if item.code is None):
            if host in self._agreed:
                continue
            self._agreed[host] = False
            if sys.stdin.isatty() and not self.session.common.offline:
                purposes = tuple(item.purpose for item in wanted if item.host == host)
                self.session.output.note(f"{consent_question(host, purposes)} [y/N]")
                self._agreed[host] = sys.stdin.readline().strip().lower() in {"y", "yes"}

    def _fetch(self, item: Wanted) -> Document | None:
        from badgedesk.host.fetching import Fetcher

        agreed = {host for host, yes in self._agreed.items() if yes}
        try:
            data = Fetcher(agreed, self.ways).fetch(item)
        except BadgeDeskError as error:
            self._told[item.url] = (item, error)
            purpose = PURPOSE_WORDS[item.purpose]
            self.session.output.note(f"{purpose[0].upper()}{purpose[1:]} ({item.url}): {fault_message(error)}")
            return None
        self._told[item.url] = (item, None)
        moment = clock.now()
        answers = self._answers()
        if answers is not None:
            answers.keep(item.address, data, moment)
        return Document(data, moment)


def _layered(*layers: Mapping[str, Document]) -> Mapping[str, Document]:
    """Return several sets of documents as one; the first that has an address answers."""
    return ChainMap(*layers)  # type: ignore[arg-type]  # only ever read


def _told(item: Wanted, fault: BadgeDeskError | None) -> JsonObject:
    return {
        "address": item.address,
        "host": item.host,
        "purpose": item.purpose.value,
        "outcome": "answered" if fault is None else "not-answered",
        "code": None if fault is None else fault.code.value,
    }
