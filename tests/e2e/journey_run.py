"""The whole journey of an issuer and a learner, by real mouse and keys; runs inside a throw-away desktop.

Arguments: folder of the desktop tools, folder to work in, folder for pictures, then the parts to go through, one after
another: ``issuer``, ``issuer-by-keys``, ``learner-chromium``, ``learner-firefox``, ``learner-by-keys``. Tells what
happened as JSON on its last line.
"""

import hashlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.hand import Person, keys, middle, write
from tests.e2e.journey_provider import ISSUER, SAMPLES, TITLE, Provider, Typist
from tests.e2e.journey_roster import write_roster

_CARD = f"{TITLE}, {ISSUER}, .*"
_BESIDE_BROWSER = (0, 20, 740, 860)
_HOLD_MS = "700"
"""How long a badge is held over the target; a busy machine needs its time to answer."""
_SOURCE = Path(__file__).with_name("drop_source.py")


class Journey:
    """The parts of the journey, and where its files lie."""

    def __init__(self, tools: Path, folder: Path, pictures: Path) -> None:
        self._tools, self._folder, self._pictures = tools, folder, pictures
        self._awarded = Path.home() / "Documents" / "BadgeDesk" / TITLE

    def go(self, part: str) -> dict[str, Any]:
        """Go through one part and tell of it."""
        started = time.monotonic()
        role, _, way = part.partition("-")
        heart = self._folder / f"heart-{part}.json"
        os.environ["BADGEDESK_HEARTBEAT"] = str(heart)
        if role == "issuer":
            told = self._issue(by_keys=way == "by-keys")
        else:
            told = self._keep_by_keys() if way == "by-keys" else self._keep(way)
        return {**told, "seconds": round(time.monotonic() - started, 1), "heart": json.loads(heart.read_text("utf-8"))}

    def _issue(self, *, by_keys: bool) -> dict[str, Any]:
        home = self._folder / ("issuer-keys" if by_keys else "issuer")
        roster = write_roster(self._folder / "course-november.csv")
        before = self._digests().keys()
        person = Person(self._tools, home, self._pictures)
        with person:
            person.place(0, 0, 1366, 768)
            provider = (Typist if by_keys else Provider)(person)
            provider.begin()
            provider.draw()
            provider.describe()
            provider.save()
            provider.make_issuer(self._folder / f"{home.name}.badgedesk-recovery")
            provider.read_people(roster)
            provider.award()
            nameless = person.audit()
            person.end()
        made = {name: digest for name, digest in self._digests().items() if name not in before}
        return {"files": made, "nameless": nameless, "found": sorted(set(person.seen))}

    def _keep(self, browser: str) -> dict[str, Any]:
        received = self._folder / f"received-{browser}"
        received.mkdir()
        files = sorted(self._awarded.glob("*.png"))
        person = Person(self._tools, self._folder / f"learner-{browser}", self._pictures)
        with person:
            person.place(0, 0, 1366, 768)
            person.click("check box", SAMPLES)
            person.click("push button", "Open my wallet")
            person.find("push button", "Add badges")
            person.place(*_BESIDE_BROWSER)
            self._drop_in(person, files)
            person.find("label", f"{len(files)} badges")
            person.hear(f"{len(files)} badges added.*")
            person.picture("wallet-filled")
            person.click("list item", _CARD, times=2)
            person.find("label", "Issuer not known")
            person.picture("badge-open")
            person.click("push button", "I know this issuer.*")
            person.find("label", "Verified.*")
            person.hear(f"{ISSUER} is now among the issuers you know.*")
            person.picture("issuer-trusted")
            got = self._drag_out(person, browser, received)
            nameless = person.audit()
            person.end()
        return {"kept": len(files), "got": got, "nameless": nameless, "files": self._digests()}

    def _keep_by_keys(self) -> dict[str, Any]:
        files = sorted(self._awarded.glob("*.png"))
        person = Person(self._tools, self._folder / "learner-keys", self._pictures)
        with person:
            person.place(0, 0, 1366, 768)
            person.tab_to("check box", SAMPLES)
            person.key("space")
            person.tab_to("push button", "Open my wallet", back=True)
            person.key("space")
            person.find("push button", "Add badges")
            person.key("ctrl+o")
            person.find("dialog", "Add badges to your wallet")
            person.find("text", "File name:", state="focused")
            write(" ".join(f'"{file}"' for file in files))
            person.key("Return")
            person.find("label", f"{len(files)} badges")
            person.hear(f"{len(files)} badges added.*")
            person.tab_to("list", "Badges")
            person.key("Home", "Return")
            person.find("label", "Issuer not known")
            person.tab_to("push button", "I know this issuer.*")
            person.key("space")
            person.find("label", "Verified.*")
            person.picture("trusted-by-keys")
            person.key("ctrl+c")
            person.find("*", "Copied .*")
            copied = subprocess.run(
                ["xclip", "-selection", "clipboard", "-t", "text/uri-list", "-o"], capture_output=True, check=True
            ).stdout.decode()
            nameless = person.audit()
            person.end()
        return {"kept": len(files), "copied": copied.strip(), "nameless": nameless}

    def _drop_in(self, person: Person, files: list[Path]) -> None:
        source = subprocess.Popen([sys.executable, str(_SOURCE), *map(str, files)])
        try:
            window = person.wait(lambda: windows("^Drop source$"), "the window to drag from")[-1]
            keys("windowmove", "--sync", window, 900, 300)
            person.wait(lambda: corner(window)[0] >= 890, "the window to drag from at its place")
            left, top = corner(window)
            self._drag([left + 80, top + 60], [400, 500])
        finally:
            source.kill()
            source.wait()

    def _drag_out(self, person: Person, browser: str, received: Path) -> dict[str, Any]:
        command = [str(self._tools / "drop-target"), "--out", str(received), "--browser", browser]
        page = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        try:
            assert page.stdout is not None
            assert "READY" in page.stdout.readline()
            points = json.loads((received / "points.json").read_text("utf-8"))
            tile = person.steady("push button", "Badge file: .*")
            self._drag(middle(tile), points["zone"])
            events = received / "events.jsonl"
            found = person.wait(lambda: _dropped(events), "the file in the page")
            person.find("*", "Dropped .*")
            person.picture(f"dropped-into-{browser}")
        finally:
            page.terminate()
            page.wait(30)
        saved = (received / found["saved"]).read_bytes()
        return {"name": found["name"], "sha256": found["sha256"], "saved": hashlib.sha256(saved).hexdigest()}

    def _drag(self, start: list[int], end: list[int]) -> None:
        command = [str(self._tools / "desk-drag"), "--hold", _HOLD_MS, *map(str, (*start, *end))]
        subprocess.run(command, check=True, timeout=60)

    def _digests(self) -> dict[str, str]:
        return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in self._awarded.glob("*.png")}


def windows(name: str) -> list[str]:
    command = ["xdotool", "search", "--onlyvisible", "--name", name]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout.split()


def corner(window: str) -> tuple[int, int]:
    command = ["xdotool", "getwindowgeometry", "--shell", window]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    found = dict(line.split("=") for line in done.stdout.split())
    return int(found["X"]), int(found["Y"])


def _dropped(events: Path) -> dict[str, Any] | None:
    lines = events.read_text("utf-8").splitlines() if events.is_file() else []
    for event in map(json.loads, lines):
        if event["kind"] == "zone" and event["files"]:
            return dict(event["files"][0])
    return None


def main(tools: str, folder: str, pictures: str, *parts: str) -> None:
    """Go through the parts and tell."""
    journey = Journey(Path(tools), Path(folder), Path(pictures))
    print(json.dumps({part: journey.go(part) for part in parts}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
