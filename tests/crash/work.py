"""What is killed: one award of a few people, and one revocation, in a process that says what it has done.

The work is done in a child that was forked before anything was opened, so that a tracer sees nothing but the work.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from badgedesk.awarding import (
    Artwork,
    AwardState,
    BatchRequest,
    BatchResult,
    Format,
    IssuerBook,
    Register,
    award_batch,
    read_roster,
)
from badgedesk.awarding.aftercare import render_lists, revoke, write_lists
from badgedesk.core.issue import Signer
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Profile
from badgedesk.host.paths import open_profile
from badgedesk.host.vault import Vault

NOW = datetime(2026, 11, 14, 9, tzinfo=UTC)
NAME = "Harbour School"
STATUS_AT = "https://harbour.example/status"
PASSPHRASE = "tide tables and lanterns"
_LONGEST_S = 300.0
FORMATS = (Format.PNG, Format.JSON)
ACHIEVEMENT = Achievement(
    id="urn:uuid:0f6c2a44-5f0d-4b8e-9a3c-0a3a5c1d2e3f",
    name="Rope Access",
    description="Works safely on ropes.",
    criteria_narrative="Passed the practical test.",
)


@dataclass(frozen=True)
class Place:
    """A profile and what belongs to it, all below one folder."""

    folder: Path

    @property
    def output(self) -> Path:
        """Where badges go: a folder, or a ZIP file."""
        return self.folder / "awards"

    @property
    def site(self) -> Path:
        """Where the status list goes."""
        return self.folder / "site"

    def register(self) -> Register:
        """Open the register."""
        return Register(open_profile(self.folder / "profile"))

    def signer(self) -> Signer:
        """Unlock the issuer."""
        paths = open_profile(self.folder / "profile")
        with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
            return book.signer(book.find(NAME), passphrase=PASSPHRASE)


def prepare(place: Place) -> Signer:
    """Make the profile with its issuer, which has a status address; return who signs."""
    paths = open_profile(place.folder / "profile")
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
        issuer = book.create(Profile("", NAME), passphrase=PASSPHRASE)
        book.set_status_address(issuer, STATUS_AT)
    return place.signer()


def picture() -> bytes:
    """Return a small picture to bake into."""
    from PIL import Image

    written = BytesIO()
    Image.new("RGBA", (48, 48), (20, 60, 120, 255)).save(written, "PNG")
    return written.getvalue()


def award(place: Place, signer: Signer, people: int, say: Callable[[str], None], *, jobs: int = 1) -> BatchResult:
    """Award ``people`` with resume; say the row of each that is reported."""
    png = picture()
    lines = "".join(f"Person {number}\n" for number in range(people))
    request = BatchRequest(
        achievement=ACHIEVEMENT,
        artwork=Artwork({Format.PNG: png}, png),
        roster=read_roster(f"Name\n{lines}".encode()),
        output=place.output,
        formats=FORMATS,
        resume=True,
        jobs=jobs,
    )
    with place.register() as register:
        return award_batch(request, signer, register, progress=lambda done, _total: say(f"awarded {done + 1}"))


def withdraw(place: Place, signer: Signer, say: Callable[[str], None]) -> None:
    """Revoke the first award and publish the list; say both."""
    with place.register() as register:
        entry = register.entries()[0]
        if entry.state is AwardState.REVOKED:
            lists = register.status.of_award(entry.id)
        else:
            lists = revoke(register, entry.id, reason="awarded by mistake", at=NOW).lists
        say("revoked")
        write_lists(render_lists(lists, lambda _: signer, now=NOW), place.site)
        say("published")


class Child:
    """A process that waits for a word before it works; what it said can be read when it has ended."""

    def __init__(self, work: Callable[[Callable[[str], None]], object]) -> None:
        go_read, self._go = os.pipe()
        self._said, say_write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            self._live(work, go_read, say_write)
        os.close(go_read)
        os.close(say_write)

    def _live(self, work: Callable[[Callable[[str], None]], object], go: int, out: int) -> None:
        """Be the child: wait, work, and go without a word of goodbye."""
        status = 70
        try:
            os.close(self._go)
            os.close(self._said)
            os.read(go, 1)
            work(lambda line: _say(out, line))
            status = 0
        except BaseException as error:  # noqa: BLE001 - nothing of the parent may run on in the child
            _say(out, f"fault {type(error).__name__} {error}")
        finally:
            sys.stdout.flush()
            os._exit(status)

    def go(self) -> None:
        """Let it work."""
        os.write(self._go, b"x")
        os.close(self._go)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> tuple[list[str], bool]:
        """Wait for its end, or end it after a long while; return what it said, and whether it was killed."""
        guard = threading.Timer(_LONGEST_S, self.kill)
        guard.start()
        with os.fdopen(self._said, "rb") as pipe:
            lines = pipe.read().decode().splitlines()
        guard.cancel()
        _, status = os.waitpid(self.pid, 0)
        return lines, os.WIFSIGNALED(status)


def _say(out: int, line: str) -> None:
    os.write(out, f"{line}\n".encode())
