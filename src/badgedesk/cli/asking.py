"""Asking hosts for what a verification lacks: only hosts that were named, or agreed to one by one on a terminal."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from badgedesk.cli.session import Session
from badgedesk.core.errors import BadgeDeskError, Code, FetchError, UsageError
from badgedesk.core.model.document import Document, Wanted
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.host import clock
from badgedesk.host.consent import SWITCH, ConsentBook, is_switched_off
from badgedesk.wording import PURPOSE_WORDS, consent_question, fault_message

if TYPE_CHECKING:
    from badgedesk.core.verify import Circumstances
    from badgedesk.host.answers import Answers
    from badgedesk.host.fetching import Ways
    from badgedesk.host.inquiry import Inquiry


def add_fetch_option(parser: argparse.ArgumentParser) -> None:
    """Add the option by which a host is agreed to."""
    parser.add_argument(
        "--fetch",
        action="append",
        default=[],
        metavar="HOST",
        help="ask this host for what is missing; with --online a terminal is asked about each host",
    )


def why_off(session: Session) -> str:
    """Return why no run may ask anybody, whatever its options say; an empty text where nothing keeps it from that."""
    if is_switched_off():
        return f"{SWITCH} is set: nobody is asked."
    if session.profile_exists and ConsentBook(session.paths).read().never:
        return "This profile is set never to ask the network: nobody is asked."
    return ""


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
    _inquiry: "Inquiry | None" = None
    _agreed: dict[str, bool] = field(default_factory=dict)

    @property
    def allowed(self) -> bool:
        """Whether this run may ask anybody at all.

        Raises:
            UsageError: a host is named although the network is switched off: by ``--offline``, for all runs, or in
                the settings of the profile.
        """
        hosts: list[str] = self.options.fetch
        if hosts and getattr(self.options, "offline", False):
            raise UsageError(Code.USAGE, detail="--offline and --fetch do not go together.")
        off = why_off(self.session)
        if off:
            if hosts:
                raise UsageError(Code.USAGE, detail=off)
            return False
        return bool(hosts) or not self.session.common.offline

    def complete(self, contents: Sequence[bytes], circumstances: "Circumstances") -> "Circumstances":
        """Return the circumstances with all that hosts answered.

        Kept answers count, offline too; a host that is asked now is asked anew.

        Args:
            contents: the files to be verified.
            circumstances: with the documents that were given, which nobody is asked for.
        """
        from badgedesk.host.answers import layered

        had: dict[str, Document] = {}
        given = circumstances.documents
        answers = self._answers()
        if self.allowed:
            from badgedesk.host.inquiry import Inquiry

            self._agreed = {host.lower().rstrip("."): True for host in self.options.fetch}
            self._inquiry = Inquiry(answers, clock.now, self.ways)
            had = self._inquiry.ask(contents, circumstances, (given,), self._ask_hosts, self._tell)
        return replace(circumstances, documents=layered(given, had, answers or {}))

    def fetch(self, address: str) -> bytes:
        """Return what lies at an address of the web.

        Raises:
            FetchError: it is never asked, nobody agreed to ask its host, or that did not answer.
        """
        from badgedesk.host.weblinks import wanted_at

        item = wanted_at(address)
        if item.code is not None:
            raise FetchError(item.code, host=item.host)
        if not self.allowed:
            raise FetchError(Code.NET_OFF if why_off(self.session) else Code.NET_CONSENT, host=item.host)
        from badgedesk.host.inquiry import Inquiry

        inquiry = Inquiry(self._answers(), clock.now, self.ways)
        self._agreed |= {host.lower().rstrip("."): True for host in self.options.fetch}
        document = inquiry.fetch(item, self._ask_hosts((item,)), lambda *_: None)
        if document is None:
            raise inquiry.told[item.url][1] or FetchError(Code.NET_CONSENT, host=item.host)
        return document.data

    def told(self) -> list[JsonValue]:
        """Return what was asked, and what came of it, as other programs are told."""
        return [_told(item, fault) for item, fault in self._inquiry.told.values()] if self._inquiry else []

    def _answers(self) -> "Answers | None":
        from badgedesk.host.answers import Answers

        if not self.session.profile_exists:
            return None
        return Answers(self.session.paths.answers, self.session.paths.key)

    def _ask_hosts(self, wanted: Sequence[Wanted]) -> set[str]:
        """Ask on the terminal about each host that nobody has said a word about yet; return all agreed to."""
        for host in dict.fromkeys(item.host for item in wanted if item.code is None):
            if host in self._agreed:
                continue
            self._agreed[host] = False
            if sys.stdin.isatty() and not self.session.common.offline:
                purposes = tuple(item.purpose for item in wanted if item.host == host)
                self.session.output.note(f"{consent_question(host, purposes)} [y/N]")
                self._agreed[host] = sys.stdin.readline().strip().lower() in {"y", "yes"}
        return {host for host, yes in self._agreed.items() if yes}

    def _tell(self, item: Wanted, fault: BadgeDeskError | None) -> None:
        if fault is not None:
            purpose = PURPOSE_WORDS[item.purpose]
            self.session.output.note(f"{purpose[0].upper()}{purpose[1:]} ({item.url}): {fault_message(fault)}")


def _told(item: Wanted, fault: BadgeDeskError | None) -> JsonObject:
    return {
        "address": item.address,
        "host": item.host,
        "purpose": item.purpose.value,
        "outcome": "answered" if fault is None else "not-answered",
        "code": None if fault is None else fault.code.value,
    }
