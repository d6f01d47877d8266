"""Signing presentations with the holder's key, and what was shown to whom; runs on a worker."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from badgedesk.app.sharing.forms import Form, Wish
from badgedesk.core.errors import Code, UsageError

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.wallet.holder import Holder

_FILE = "presentation.json"
_SHOWN = 8


class Presenting:
    """The holder's key and log.

    Args:
        open_holder: of the profile.
        now: the clock.
    """

    def __init__(self, open_holder: Callable[[], "Holder"], now: Callable[[], datetime]) -> None:
        self._open_holder, self._now = open_holder, now

    def shared(self) -> str:
        """Return what was presented before, the latest first, as lines of text; empty for nothing.

        Raises:
            StoreError: `Code.STORE_DAMAGED`.
        """
        found = self._open_holder().shared()[::-1]
        lines = [f"{entry.at[:10]}  {entry.domain}: {', '.join(entry.badges)}" for entry in found[:_SHOWN]]
        more = [f"and {len(found) - _SHOWN} earlier"] if len(found) > _SHOWN else []
        return "\n".join(["Shared so far", *lines, *more]) if lines else "Nothing was shared so far."

    def write(self, wish: Wish, exhibits: "tuple[Exhibit, ...]", folder: Path, passphrase: str) -> Path:
        """Sign a presentation, note it, write it into ``folder`` and return its path.

        Without a passphrase the key lies in the system's key store.

        Raises:
            UsageError: `Code.USAGE`, without a challenge or an asker.
            BadgeDeskError: as `Holder.present`, or the folder cannot be written to.
        """
        from badgedesk.core.issue import Question
        from badgedesk.host.files import write_atomically
        from badgedesk.host.names import distinct_names

        if wish.form is not Form.PRESENT or not wish.said("challenge") or not wish.said("domain"):
            raise UsageError(Code.USAGE, detail="Type the challenge and who asks; the asker gives you both.")
        holder = self._open_holder()
        taken = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        data = holder.present(
            exhibits,
            Question(wish.said("challenge"), wish.said("domain")),
            now=self._now(),
            new_id=lambda: f"urn:uuid:{uuid4()}",
            passphrase=passphrase or None,
        )
        path = folder / distinct_names([_FILE], taken)[0]
        write_atomically(path, data, overwrite=False)
        return path
