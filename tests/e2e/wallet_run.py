"""A learner's life with a wallet, by real mouse and keys; runs inside a throw-away desktop.

Arguments: folder of the desktop tools, folder to work in, folder for pictures, then the parts to go through: ``fill``,
``lock``, ``restore``, ``by-keys``. The folder holds ``given``, what is dropped, and ``few``, for the keyboard.
Tells what happened as JSON on its last line.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.hand import Person, keys, write
from tests.e2e.journey_provider import SAMPLES
from tests.e2e.journey_run import corner, windows

LOCK = "tide tables and lanterns"
SEALED = "knots and harbour lights"
COLLECTION = "Ten years"
_SOURCE = Path(__file__).with_name("drop_source.py")
_HOLD_MS = "700"
_REPORT = r"[\d,]+ files: .*"


class WalletJourney:
    """The parts of the journey, and where its files lie."""

    def __init__(self, tools: Path, folder: Path, pictures: Path) -> None:
        self._tools, self._folder, self._pictures = tools, folder, pictures
        self._backup = folder / "mine.badgebackup"

    def go(self, part: str) -> dict[str, Any]:
        """Go through one part and tell of it."""
        started = time.monotonic()
        heart = self._folder / f"heart-{part}.json"
        os.environ["BADGEDESK_HEARTBEAT"] = str(heart)
        parts = {"fill": self._fill, "lock": self._lock, "restore": self._restore, "by-keys": self._by_keys}
        told = parts[part]()
        return {**told, "seconds": round(time.monotonic() - started, 1), "heart": json.loads(heart.read_text("utf-8"))}

    def _person(self, home: str) -> Person:
        return Person(self._tools, self._folder / home, self._pictures)

    def _fill(self) -> dict[str, Any]:
        """First start, everything dropped, the report read, a search, a collection."""
        with self._person("learner") as person:
            person.place(0, 0, 1366, 768)
            self._begin(person)
            self._drop_in(person, self._folder / "given")
            person.click("push button", "Show report")
            report = person.find("label", _REPORT)["name"]
            person.picture("import-report")
            person.click("*", "Files: Not taken in")
            refused = len([thing for thing in person.all() if thing["role"] == "table cell"])
            person.picture("import-refused")
            person.click("push button", "All badges")
            whole = person.find("label", r"[\d,]+ badges")["name"]
            person.fill("text", "Search name.*", "robotics")
            found = person.wait(lambda: _other(person, whole), "fewer badges")
            person.picture("searched")
            person.click("push button", "Keep this search")
            person.find("text", "Name of the collection", state="focused")
            write("Robots")
            person.key("Return")
            person.find("list item", "Robots.*")
            person.click("text", "Search name.*")
            person.key("Escape")
            person.find("label", whole)
            person.click("list", "Badges")
            person.key("Home", "shift+Right", "shift+Right")
            person.click("push button", "Organise")
            person.picture("organise")
            person.key("Up", "Return")  # its last entry; Qt shows no menu to a screen reader's tree
            person.find("text", "Name of the collection", state="focused")
            write(COLLECTION)
            person.key("Return")
            person.find("list item", f"{COLLECTION}.*")
            person.picture("collection")
            nameless = person.audit()
            person.end()
        return {"report": report, "refused": refused, "whole": whole, "found": found, "nameless": nameless}

    def _lock(self) -> dict[str, Any]:
        """The lock set, which starts the program anew; unlocked; a backup made."""
        with self._person("learner") as person:
            person.place(0, 0, 1366, 768)
            whole = person.find("label", r"[\d,]+ badges")["name"]
            keys("key", "ctrl+comma")
            person.tab_to("push button", "Set a lock….*")
            person.key("space")
            self._new_passphrase(person, "Passphrase", LOCK)
            person.find("label", "Your profile is locked")
            person.picture("locked")
            person.meet_window()
            person.place(0, 0, 1366, 768)
            person.fill_secret("Passphrase", "wrong words")
            person.key("Return")
            person.find("label", ".*passphrase is wrong.*")
            person.fill_secret("Passphrase", LOCK)
            person.key("Return")
            person.find("label", whole)
            person.find("list item", f"{COLLECTION}.*")
            person.picture("unlocked")
            person.click("push button", "Back up now")
            person.find("text", "File name:", state="focused")
            keys("key", "ctrl+a")
            write(str(self._backup))
            person.key("Return")
            self._new_passphrase(person, "Passphrase of the backup", SEALED)
            person.find("label", "Everything is in the backup of .*")
            person.picture("backed-up")
            nameless = person.audit()
            person.end()
        return {"whole": whole, "nameless": nameless}

    def _restore(self) -> dict[str, Any]:
        """An empty profile takes the backup in."""
        with self._person("another computer") as person:
            person.place(0, 0, 1366, 768)
            self._begin(person)
            person.click("push button", "Restore a backup…")
            person.find("text", "File name:", state="focused")
            write(str(self._backup))
            person.key("Return")
            person.find("password text", "Passphrase of the backup", state="focused")
            write(SEALED)
            person.key("Return")
            whole = person.find("label", r"[\d,]+ badges")["name"]
            person.find("list item", f"{COLLECTION}.*")
            person.picture("restored")
            person.end()
        return {"whole": whole}

    def _by_keys(self) -> dict[str, Any]:
        """Import, find, open, verify, export with the keyboard alone, each thing found by its name."""
        out = self._folder / "exported"
        out.mkdir()
        files = sorted((self._folder / "few").iterdir())
        with self._person("keys") as person:
            person.place(0, 0, 1366, 768)
            person.tab_to("check box", SAMPLES)
            person.key("space")
            person.tab_to("push button", "Open my wallet", back=True)
            person.key("space")
            person.find("push button", "Add badges")
            person.key("ctrl+o")
            person.find("text", "File name:", state="focused")
            write(" ".join(f'"{file}"' for file in files))
            person.key("Return")
            person.find("label", f"{len(files)} badges")
            person.hear(f"{len(files)} badges added.*")
            person.key("ctrl+f")
            person.find("text", "Search name.*", state="focused")
            write("skipper")
            person.find("label", "1 badge")
            person.tab_to("list", "Badges")
            person.key("Home", "Return")
            person.find("label", "Issuer not known")
            person.tab_to("push button", "I know this issuer.*")
            person.key("space")
            person.find("label", "Verified.*")
            person.hear(".* is now among the issuers you know.*")
            person.tab_to("push button", "Check again.*")
            person.key("space")
            person.find("label", "Verified.*")
            self._export_by_keys(person, out)
            nameless = person.audit()
            person.end()
        return {"exported": [file.name for file in out.iterdir()], "nameless": nameless, "found": person.seen}

    def _export_by_keys(self, person: Person, out: Path) -> None:
        person.tab_to("push button", "Export.*")
        person.key("space")
        person.find("text", "Directory:", state="focused")
        keys("key", "ctrl+a")
        write(str(out))
        person.key("Return")
        person.wait(lambda: list(out.iterdir()), "the exported file")
        person.picture("exported-by-keys")

    def _begin(self, person: Person) -> None:
        person.click("check box", SAMPLES)
        person.click("push button", "Open my wallet")
        person.find("push button", "Add badges")

    def _new_passphrase(self, person: Person, label: str, words: str) -> None:
        person.find("password text", label, state="focused")
        write(words)
        person.key("Tab")
        person.find("password text", "The same passphrase again", state="focused")
        write(words)
        person.key("Return")

    def _drop_in(self, person: Person, folder: Path) -> None:
        source = subprocess.Popen([sys.executable, str(_SOURCE), str(folder)])
        try:
            window = person.wait(lambda: windows("^Drop source$"), "the window to drag from")[-1]
            keys("windowmove", "--sync", window, 1400, 300)
            person.wait(lambda: corner(window)[0] >= 1390, "the window to drag from at its place")
            left, top = corner(window)
            start, end = (left + 80, top + 60), (600, 500)
            command = [str(self._tools / "desk-drag"), "--hold", _HOLD_MS, *map(str, (*start, *end))]
            subprocess.run(command, check=True, timeout=60)
        finally:
            source.kill()
            source.wait()


def _other(person: Person, whole: str) -> str | None:
    """Return how many badges the wallet shows, once they are others than all."""
    thing = person.look("label", r"[\d,]+ badges?")
    return str(thing["name"]) if thing is not None and thing["name"] != whole else None


def main(tools: str, folder: str, pictures: str, *parts: str) -> None:
    """Go through the parts and tell."""
    journey = WalletJourney(Path(tools), Path(folder), Path(pictures))
    print(json.dumps({part: journey.go(part) for part in parts}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
