"""Goes by keyboard through every place and dialog, and reads each as a screen reader does.

Runs inside a throw-away desktop. Arguments: folder of the desktop tools, folder to work in, folder for pictures.
Tells on its last line, as JSON, for each stop: what takes the keyboard and has no name, and what Tab leads to in its
order; and the roles of the places.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e.hand import Person, Thing, keys

_MOST_STOPS = 60
_PLACES = ("Designs", "Awards", "Wallet")


def _tabs(person: Person) -> list[str]:
    """Return what Tab leads to, until it comes round."""
    met: list[str] = []
    for _ in range(_MOST_STOPS):
        thing = person.focused()
        name = f"{thing['role']}: {thing['name'] or thing['label']}"
        if len(met) > 1 and name == met[0] and met[-1] != name:
            break
        if not met or met[-1] != name:  # on the canvas Tab goes through the layers first
            met.append(name)
        person.key("Tab")
    return met


def _stop(person: Person, name: str) -> dict[str, Any]:
    person.picture(name)
    return {"nameless": person.audit(), "tabs": _tabs(person)}


def _role(person: Person, name: str) -> str:
    thing: Thing = person.find("page tab", name)
    return str(thing["role"])


def _walk(person: Person) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each place and dialog by name, and what was found there."""
    person.find("push button", "Start with a design", state="focused")
    yield "first start", _stop(person, "audit-first-start")
    person.click("push button", "Open my wallet")
    person.find("page tab", "Wallet", state="selected")
    person.find("list item", "Sample.*")
    yield "wallet", _stop(person, "audit-wallet")
    person.click("list item", "Sample.*", times=2)
    person.find("label", "Issuer not known")
    yield "badge", _stop(person, "audit-badge")
    person.click("push button", "Add to LinkedIn")
    person.find("push button", "Open the form in the browser")
    yield "LinkedIn", _stop(person, "audit-linkedin")
    person.key("Escape")
    person.key("ctrl+2")
    person.find("push button", "Make the first issuer")
    yield "awards", _stop(person, "audit-awards")
    person.click("push button", "Make the first issuer")
    person.find("text", "Name", state="focused")
    yield "issuer", _stop(person, "audit-issuer")
    person.key("Escape")
    person.key("ctrl+1")
    person.find("page tab", "Designs", state="selected")
    person.click("list item", "Sample.*", times=2)
    person.find("push button", "Award this badge")
    yield "artwork", _stop(person, "audit-artwork")
    person.click("*", "View: Achievement")
    person.find("text", "Description")
    yield "achievement", _stop(person, "audit-achievement")
    person.key("F1")
    person.find("label", "Keyboard")
    yield "help", _stop(person, "audit-help")
    person.key("Escape")
    keys("key", "ctrl+comma")
    person.find("label", "Text size")
    yield "settings", _stop(person, "audit-settings")
    person.key("Escape")


def main(tools: str, folder: str, pictures: str) -> None:
    """Walk and tell."""
    with Person(Path(tools), Path(folder) / "audit", Path(pictures)) as person:
        person.place(0, 0, 1366, 768)
        found = dict(_walk(person))
        roles = {place: _role(person, place) for place in _PLACES}
        print(json.dumps({"stops": found, "roles": roles, "heard": person.heard}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
