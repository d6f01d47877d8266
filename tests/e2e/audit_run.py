"""Goes by mouse and keyboard through every place and dialog, and reads each as a screen reader does.

Runs inside a throw-away desktop. Arguments: folder of the desktop tools, folder to work in, folder for pictures, then
the walks: ``learner``, ``showing``, ``designer``, ``issuer``. Tells on its last line, as JSON, for each stop: what
takes the keyboard and has no name, what Tab leads to in its order, and where that goes against the order of reading;
and the roles of the places.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.auditor import Auditor
from tests.e2e.hand import keys
from tests.e2e.journey_provider import Provider
from tests.e2e.journey_roster import write_roster

_PLACES = ("Designs", "Awards", "Wallet")
_FORMS = (
    "Share pictures", "Words for a post", "Certificate", "Résumé", "Portfolio", "E-mail signature", "Interview sheet",
    "Presentation",
)  # fmt: skip


def _begin(person: Auditor) -> None:
    person.find("push button", "Start with a design", state="focused")
    person.click("push button", "Open my wallet")
    person.find("page tab", "Wallet", state="selected")
    person.find("list item", "Sample.*")


def _learn(person: Auditor) -> None:
    """Go through what a learner meets, with the samples of the first start."""
    person.find("push button", "Start with a design", state="focused")
    person.picture("first start")
    _begin(person)
    person.picture("wallet")
    _back_up(person)
    person.click("list item", "Sample.*", times=2)
    person.find("label", "Issuer not known")
    person.picture("badge")
    person.click("push button", "Add to LinkedIn")
    person.find("push button", "Open the form in the browser")
    person.picture("LinkedIn")
    person.click("*", "What it is for: Post")
    person.find("combo box", "Network: .*")
    person.picture("post")
    person.key("Escape")


def _design(person: Auditor) -> None:
    """Go through the places of a design, the help and the settings."""
    _begin(person)
    person.key("ctrl+1")
    person.find("page tab", "Designs", state="selected")
    person.find("list item", "Sample.*")
    person.picture("designs")
    person.click("list item", "Sample.*", times=2)
    person.find("push button", "Award this badge")
    person.picture("artwork")
    person.click("*", "View: Achievement")
    person.find("text", "Description")
    person.picture("achievement")
    person.key("F1")
    person.find("label", "Keyboard")
    person.picture("help")
    person.key("Escape")
    keys("key", "ctrl+comma")
    person.find("label", "Text size")
    person.picture("settings")
    person.tab_to("push button", "Set a lock.*")
    person.key("space")
    person.find("password text", "Passphrase.*", state="focused")
    person.picture("lock")
    person.key("Escape", "Escape")


def _back_up(person: Auditor) -> None:
    person.click("push button", "Back up now")
    person.find("text", "File name:", state="focused")
    person.key("Return")
    person.find("password text", "Passphrase of the backup", state="focused")
    person.picture("backup")
    person.key("Escape")


def _show(person: Auditor) -> None:
    """Go through the forms in which a badge is shown."""
    _begin(person)
    person.click("list item", "Sample.*", times=2)
    person.find("label", "Issuer not known")
    person.click("push button", "Share")
    for form in _FORMS:
        person.click("list item", form)
        person.steady("push button", "Save.*|Sign and save")
        person.picture(f"sharing: {form}")
    person.key("Escape")


def _issue(person: Auditor, folder: Path) -> None:
    """Go through what an issuer meets, and audit it wherever the journey takes a picture."""
    provider = Provider(person)
    provider.begin()
    provider.draw()
    provider.describe()
    provider.save()
    provider.make_issuer(folder / "harbour.badgedesk-recovery")
    provider.read_people(write_roster(folder / "course-november.csv"))
    provider.award()
    person.key("ctrl+2")
    person.click("push button", "Show in the register|Back to the register|Done")
    person.find("push button", "New award")
    person.picture("register")
    for button in ("Statistics", "Hand over"):
        person.click("push button", button)
        person.find("push button", "Close|Cancel")
        person.picture(button.lower())
        person.key("Escape")
    person.click("table cell", "Person 30.*")
    person.find("push button", "Close these details")
    person.picture("award details")


_WALKS: dict[str, Callable[[Auditor], None]] = {"learner": _learn, "showing": _show, "designer": _design}


def main(tools: str, folder: str, pictures: str, *walks: str) -> None:
    """Walk and tell."""
    told: dict[str, Any] = {"stops": {}, "heard": []}
    for walk in walks:
        with Auditor(Path(tools), Path(folder) / f"audit-{walk}", Path(pictures)) as person:
            person.place(0, 0, 1366, 768)
            if walk == "issuer":
                _issue(person, Path(folder))
            else:
                _WALKS[walk](person)
            if walk == "learner":
                told["roles"] = {place: person.find("page tab", place)["role"] for place in _PLACES}
            told["stops"] |= person.stops
            told["heard"] += person.heard
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
