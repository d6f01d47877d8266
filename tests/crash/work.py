"""What is killed: one award of a few people, and one revocation, in a process that says what it has done.

The work is done in a child that was forked before anything was opened, so that a tracer sees nothing but the work.
"""

import os
import signal
import socket
import sys
import threading
import zipfile
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
from badgedesk.awarding.aftercare.revoking import render_lists, revoke, write_lists
from badgedesk.awarding.site import gather_site, publish_site, render_site
from badgedesk.core.errors import BadgeDeskError
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
    zipped: bool = False
    jobs: int = 1

    @property
    def output(self) -> Path:
        """Where badges go: a folder, or a ZIP file."""
        return self.folder / ("awards.zip" if self.zipped else "awards")

    def files(self) -> dict[str, bytes]:
        """Return what lies where badges go, by name; empty where nothing does."""
        if not self.output.exists():
            return {}
        if not self.zipped:
            return {path.name: path.read_bytes() for path in self.output.iterdir()}
        with zipfile.ZipFile(self.output) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}

    def rest(self) -> list[str]:
        """Return the hidden names of what was left unfinished beside the output."""
        return sorted(path.name for path in self.folder.iterdir() if path.name.startswith(".badgedesk-"))

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


def award(place: Place, signer: Signer, people: int, say: Callable[[str], None]) -> BatchResult:
    """Award ``people`` with resume; say the row of each that is reported: of a ZIP file when it is whole."""
    png = picture()
    lines = "".join(f"Person {number}\n" for number in range(people))
    request = BatchRequest(
        achievement=ACHIEVEMENT,
        artwork=Artwork({Format.PNG: png}, png),
        roster=read_roster(f"Name\n{lines}".encode()),
        output=place.output,
        formats=FORMATS,
        resume=True,
        jobs=place.jobs,
    )
    told: list[int] = []

    def progress(done: int, _total: int) -> None:
        told.append(done + 1)
        if not place.zipped:
            say(f"awarded {done + 1}")

    with place.register() as register:
        result = award_batch(request, signer, register, progress=progress)
    if place.zipped:
        for row in told:
            say(f"awarded {row}")
    return result


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


def publish(place: Place, signer: Signer, say: Callable[[str], None]) -> None:
    """Write the issuer's site; say that it is there."""
    paths = open_profile(place.folder / "profile")
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book, place.register() as register:
        issuer = book.find(NAME)
        own = register.status.lists(issuer.dids)
        rendered = render_lists(own, lambda _: signer, now=NOW)
        lists = {one.listed.url: rendered[str(one.path)] for one in own}
        contents = gather_site(register, issuer, address="https://harbour.example/", lists=lists)
        publish_site(render_site(contents), place.site)
    say("published")


class Child:
    """A process that waits for a word before it works; what it said can be read when it has ended."""

    def __init__(self, work: Callable[[Callable[[str], None]], object]) -> None:
        go_read, self._go = os.pipe()
        self._said, say_write = socket.socketpair()  # a socket: what is said gets through where nothing can be written
        self.pid = os.fork()
        if self.pid == 0:
            self._live(work, go_read, say_write)
        os.close(go_read)
        say_write.close()

    def _live(self, work: Callable[[Callable[[str], None]], object], go: int, out: socket.socket) -> None:
        """Be the child: wait, work, and go without a word of goodbye."""
        status = 70
        try:
            os.close(self._go)
            self._said.close()
            os.read(go, 1)
            work(lambda line: _say(out, line))
            status = 0
        except BaseException as error:  # noqa: BLE001 - nothing of the parent may run on in the child
            code = error.code.value if isinstance(error, BadgeDeskError) else f"no code: {error!r}"
            _say(out, f"fault {code}")
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
        with self._said, self._said.makefile("rb") as heard:
            lines = heard.read().decode().splitlines()
        guard.cancel()
        _, status = os.waitpid(self.pid, 0)
        return lines, os.WIFSIGNALED(status)


def _say(out: socket.socket, line: str) -> None:
    out.sendall(f"{line}\n".encode())
