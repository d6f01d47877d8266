"""A provider's course, by real mouse and keys, inside a throw-away desktop: award, revoke, correct, publish.

Arguments: folder of the desktop tools, folder to work in, folder for pictures, number of people. What a learner's
program with another profile says of the files is asked afterwards; all is told as JSON on the last line.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from badgedesk.awarding.issuers.recovery_code import open_recovered
from tests.e2e.course_roster import CORRECTED, LEFT, MENDED, REVOKED, RIGHT_NAME, name_of, write_course
from tests.e2e.hand import Person, keys, write
from tests.e2e.journey_provider import ISSUER, PASSPHRASE, TITLE, Provider
from tests.leaks import files_below, forms_of, holding

STATUS_AT = "https://harbour.example/status"
RECOVERY = "harbour.badgedesk-recovery"
_LATER = "2100-01-01T00:00:00Z"


class Course(Provider):
    """A provider who awards a whole course and looks after it."""

    def identify(self) -> None:
        """Say where the status list will be, so that others can see what is revoked."""
        person = self.person
        person.fill("text", "Address of the status list", STATUS_AT)
        person.picture("identity")
        person.key("Return")

    def read_course(self, roster: Path, people: int) -> None:
        """Open the workbook, mend three cells in the table, and leave four rows out."""
        person = self.person
        self.press("Choose people")
        self.press("Open a list of people")
        person.find("text", "File name:", state="focused")
        write(str(roster))
        person.key("Return")
        left = len(MENDED) + len(LEFT)
        person.find("*", f"{left} to fix")
        person.click("*", f"Show only these {left}")
        person.picture("seven-to-fix")
        for _, wrong, right in MENDED.values():
            person.click("table cell", f"{wrong}.*", times=2)
            keys("key", "ctrl+a")
            write(right)
            person.key("Return")
            left -= 1
            person.find("*", f"{left} to fix")
        person.picture("four-left")
        ready = people - len(LEFT)
        self.press(f"Look over {ready} badges")
        person.find("label", "Ready to award.")
        self.press(f"Award {ready} badges")
        person.find("label", f"{ready} badges awarded")
        person.picture("course-awarded")

    def change(self, number: int, act: str, field: str, text: str, button: str) -> None:
        """Find an award in the register and change it."""
        person = self.person
        person.fill("text", "Search.*", name_of(number))
        person.find("label", "1 award")
        person.click("table cell", f"{name_of(number)}.*")
        self.press(act)
        person.fill("text", field, text)
        person.picture(f"{act.lower()}-asked")
        self.press(button)

    def publish(self, site: Path) -> None:
        """Write the site of the issuer into a new folder."""
        person = self.person
        site.mkdir()
        person.click("text", "Search.*")
        person.key("ctrl+a", "Delete")
        person.wait(lambda: person.holds("text", "Search.*", ""), "an empty search")
        person.click("list item", f"{ISSUER}.*")
        self.press("Publish")
        person.find("text", "Directory:", state="focused")
        keys("key", "ctrl+a")
        write(str(site))
        person.key("Return")
        self.press("Write the site")
        person.find("label", ".* files are ready.*")
        person.picture("published")


def main(tools: str, folder: str, pictures: str, people: str) -> None:
    """Go through the course and tell."""
    work, started = Path(folder), time.monotonic()
    temporary = work / "temporary"
    temporary.mkdir()
    os.environ["TMPDIR"] = str(temporary)
    roster = write_course(work / "course.xlsx", int(people))
    person = Person(Path(tools), work / "issuer", Path(pictures))
    with person:
        person.place(0, 0, 1366, 768)
        course = Course(person)
        course.begin()
        person.click("list item", "Harbour, .*", times=2)
        course.describe()
        course.save()
        course.make_issuer(work / RECOVERY)
        course.read_course(roster, int(people))
        course.press("Back to the register")
        course.change(REVOKED, "Revoke", "Reason", "awarded by mistake", "Revoke award")
        person.find("label", ".*revoked.*")
        course.change(CORRECTED, "Correct", "Name", RIGHT_NAME, "Award again")
        person.find("label", "The corrected badge of .*")
        course.publish(work / "site")
        nameless = person.audit()
        person.end()
    told = {"seconds": round(time.monotonic() - started, 1), "nameless": nameless}
    print(json.dumps({**told, **_learn(work), **_left(work, int(people))}), flush=True)


def _learn(work: Path) -> dict[str, Any]:
    """Have the files checked by a program with another profile, which knows the issuer and the published list."""
    documents = Path.home() / "Documents" / "BadgeDesk"
    first, anew = (sorted((documents / name).glob("*.png")) for name in (TITLE, "Corrected"))
    trust = work / "trust.json"
    trust.write_text(_ask("--home", str(work / "issuer"), "issuer", "list", "--json"), "utf-8")
    (listed,) = [file for file in (work / "site").rglob("status*") if file.is_file()]
    words = ("--home", str(work / "learner"), "--at", _LATER, "--trust", str(trust), "--status", str(listed), "--json")
    found = json.loads(_ask("verify", *words, *map(str, (*first, *anew))))
    return {
        "awarded": [(one["headline"], one["credential"]["recipient"]) for one in found[: len(first)]],
        "anew": [(one["headline"], one["credential"]["recipient"]) for one in found[len(first) :]],
        "register": json.loads(_ask("--home", str(work / "issuer"), "register", "list", "--json")),
    }


def _left(work: Path, people: int) -> dict[str, Any]:
    """Look for the key in every file that the course left, and for its people in the temporary folder."""
    recovery = (work / RECOVERY).read_bytes()
    (kept,) = open_recovered(recovery, PASSPHRASE).keys
    files = [file for folder in (work, Path.home()) for file in files_below(folder)]
    names = [name_of(number).encode() for number in range(1, people + 1)]
    return {
        "searched": len(files),
        "with_the_key": [str(file) for file in holding(files, list(forms_of(kept.key.secret_bytes())))],
        "with_people": [str(file) for file in holding(files_below(work / "temporary"), names)],
        "people_known": len(holding(files_below(work / "issuer"), names[:1])),
    }


def _ask(*words: str) -> str:
    command = [sys.executable, "-m", "badgedesk", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300).stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
