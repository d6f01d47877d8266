"""Asking for all that a verification lacks: round after round, because answers lead to further addresses.

Who may be asked is decided by whoever calls; what came of each address is remembered, and what was answered is kept.
"""

import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.document import Document, Wanted
from badgedesk.host.answers import layered
from badgedesk.host.fetching import Fetcher

if TYPE_CHECKING:
    from badgedesk.core.verify import Circumstances
    from badgedesk.host.answers import Answers
    from badgedesk.host.fetching import Ways

ROUNDS: Final = 4
"""Answers that lead to further addresses: a badge to its class, the class to its issuer, the issuer to a list."""

Agree = Callable[[Sequence[Wanted]], Collection[str]]
"""Told what is wanted next, says which hosts may be asked."""
Step = Callable[[Wanted, BadgeDeskError | None], None]
"""Told of each address when it was asked, and of what went wrong."""


class Inquiry:
    """Asks hosts on behalf of one command or one button.

    Args:
        answers: where answers are kept; None keeps none.
        now: the clock.
        ways: how names are looked up and connections made; None for those of this computer.
    """

    def __init__(self, answers: "Answers | None", now: Callable[[], datetime], ways: "Ways | None" = None) -> None:
        self._answers, self._now, self._ways = answers, now, ways
        self._fetcher: Fetcher | None = None
        self._stopped = threading.Event()
        self.told: dict[str, tuple[Wanted, BadgeDeskError | None]] = {}
        """What was wanted, by the address that was to be asked, and what went wrong, if anything did."""

    @property
    def stopped(self) -> bool:
        """Whether somebody said that it is enough."""
        return self._stopped.is_set()

    def cancel(self) -> None:
        """Ask nobody else, and end what is going on at once; to be called from another thread."""
        self._stopped.set()
        if (fetcher := self._fetcher) is not None:
            fetcher.cancel()

    def ask(
        self,
        contents: Sequence[bytes],
        circumstances: "Circumstances",
        views: Sequence[Mapping[str, Document]],
        agree: Agree,
        step: Step,
    ) -> dict[str, Document]:
        """Return what was answered, by the address a verification looks it up by.

        Args:
            contents: the files to be verified.
            circumstances: under which; their documents do not count.
            views: sets of documents beside the answers; for each of them it is looked what is missing.
            agree: called once a round.
            step: called after each address.
        """
        from badgedesk.core.verify import wanted_documents

        had: dict[str, Document] = {}
        for _ in range(ROUNDS):
            plans = [replace(circumstances, documents=layered(had, view)) for view in views]
            wanted = [item for data in contents for plan in plans for item in wanted_documents(data, plan)]
            fresh = {item.url: item for item in wanted if item.url not in self.told}
            if not fresh:
                break
            agreed = agree(tuple(fresh.values()))
            for item in fresh.values():
                if self.stopped:
                    return had
                document = self.fetch(item, agreed, step)
                if document is not None:
                    had[item.address] = document
        return had

    def fetch(self, item: Wanted, agreed: Collection[str], step: Step) -> Document | None:
        """Return what one address answers, asking no host but those ``agreed`` to; None where `told` says why not."""
        fetcher = self._fetcher = Fetcher(agreed, self._ways)
        if self.stopped:  # it came between the last look and the line above
            return None
        try:
            data = fetcher.fetch(item)
        except BadgeDeskError as error:
            self.told[item.url] = (item, error)
            step(item, error)
            return None
        self.told[item.url] = (item, None)
        moment = self._now()
        if self._answers is not None:
            self._answers.keep(item.address, data, moment)
        step(item, None)
        return Document(data, moment)
