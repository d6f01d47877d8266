"""From an empty program to a finished shield, by real mouse and keys; runs inside a throw-away desktop.

Arguments: folder of the desktop tools, folder to work in, folder for pictures. Draws a shield with a gradient, a ring,
arc texts above and below, an icon and a ribbon, saves, exports, closes, opens again and exports again. Tells as JSON on
its last line how many events that took, what a screen reader was told of the layers, and what the files hold.
"""

import hashlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.e2e import hand
from tests.e2e.hand import Person, middle, write
from tests.e2e.journey_provider import SAMPLES

_TITLE = "Master of the canvas"
_MIDDLE_Y = 232
"""Where the middle of the ring lies, in px of the artboard."""
_OVER, _ALONG = "Over a circle", "Along the foot of a circle"
_SIZE = 38
_CAP_HALF = 13
"""Half the height of a capital of the arc texts."""
_RADIUS = 106
_MENU = ("Circle", "Ellipse", "Ring", "Rectangle", "Triangle", "Hexagon", "Star", "Burst", "Sparkle", "Seal", "Gear",
         "Shield", "Laurel", "Rosette", "Divider", "Rays", "Piece of a ring", "Arc", "Line", "Ribbon")  # fmt: skip
"""What the menu of shapes holds, in its order."""
_PLACE = re.compile(r"at (-?\d+), (-?\d+) px, (\d+) wide, (\d+) high")


class Events:
    """Counts what the virtual screen sends to the program."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def watch(self, send: Callable[..., None]) -> Callable[..., None]:
        """Return ``send`` counted."""

        def counted(*words: object) -> None:
            self._count([str(word) for word in words])
            send(*words)

        return counted

    def _count(self, words: list[str]) -> None:
        at = 0
        while at < len(words):
            word = words[at]
            if word == "mousemove":
                self.counts["moves"] += 1
            elif word == "click":
                times = int(words[words.index("--repeat") + 1]) if "--repeat" in words else 1
                self.counts["button presses and releases"] += 2 * times
            elif word in {"mousedown", "mouseup"}:
                self.counts["button presses and releases"] += 1
            elif word in {"keydown", "keyup"}:
                self.counts["key presses and releases"] += 1
            elif word in {"key", "type"}:
                rest = words[at + 3 :] if "--delay" in words else words[at + 1 :]
                keys = len(rest[-1]) if word == "type" else sum(each.count("+") + 1 for each in rest)
                self.counts["key presses and releases"] += 2 * keys
                return
            at += 1


class Designer:
    """What somebody does who draws a badge from nothing."""

    def __init__(self, person: Person, folder: Path) -> None:
        self.person, self._folder = person, folder

    def begin(self) -> None:
        """Come from the first start to an empty badge."""
        person = self.person
        person.steady("label", "What would you like to do first.")
        person.click("check box", SAMPLES)
        person.click("push button", "Start with a design")
        person.click("push button", "Empty badge")
        person.find("canvas", "Canvas")
        person.picture("empty")

    def shape(self, name: str) -> None:
        """Add a shape from the menu of the tools; Qt shows no menu to a screen reader's tree, so keys go through it."""
        self.person.click("*", "Add a shape")
        self.person.key(*["Down"] * (_MENU.index(name) + 1), "Return")
        self.person.find("*", f"{name}, .*|{name}", state="selected")

    def number(self, name: str, value: float) -> None:
        """Type a number into a field of the inspector."""
        person = self.person
        person.click("text", f"{name}( in .*)?")
        person.find("text", f"{name}( in .*)?", state="focused")
        person.key("ctrl+a")
        write(f"{value:g}")
        person.key("Return")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Give what is selected its place and size."""
        for name, value in (("Width", width), ("Height", height), ("Left edge", x), ("Top edge", y)):
            self.number(name, value)

    def colour(self, row: str, name: str) -> None:
        """Choose a colour of the palette."""
        self.person.click("*", f"{row}: {name}, .*")

    def text(self, words: str, run: str) -> None:
        """Add a text along the top or the bottom of the ring."""
        person = self.person
        person.click("*", "Add a text")
        person.fill("text", "Text", words)
        self.number("Size", _SIZE)
        person.click("*", f"Run of the text: {run}")
        self.number("Bend", _RADIUS)
        self.colour("Colour", "light")
        _, _, width, height = self.place(f"{words}, Arc text")
        reach = _RADIUS + _CAP_HALF
        self.number("Top edge", _MIDDLE_Y - reach if run == _OVER else _MIDDLE_Y + reach - height)
        self.number("Left edge", 256 - width / 2)

    def place(self, name: str) -> tuple[int, int, int, int]:
        """Return where the selected layer lies, as a screen reader is told."""
        found: list[tuple[int, int, int, int]] = []

        def seen() -> bool:
            for thing in self.layers():
                match = _PLACE.search(thing["description"])
                if thing["name"] == name and "selected" in thing["states"] and match:
                    found.append(tuple(map(int, match.groups())))  # type: ignore[arg-type]  # four groups
                    return True
            return False

        self.person.wait(seen, f"the place of {name}")
        return found[-1]

    def layers(self) -> list[dict[str, Any]]:
        """Return the layers of the canvas as a screen reader meets them."""
        return [thing for thing in self.person.all() if _PLACE.search(thing["description"])]

    def layer(self, name: str) -> dict[str, Any]:
        """Wait until a layer is there and stands still, and return it."""
        seen: list[Any] = []

        def stands() -> dict[str, Any] | None:
            seen.append(next((thing for thing in self.layers() if thing["name"] == name), None))
            return seen[-1] if len(seen) > 1 and seen[-1] and seen[-1] == seen[-2] else None

        return dict(self.person.wait(stands, f"layer {name} to stand still"))

    def drag(self, start: list[int], end: list[int], *held: str) -> None:
        """Drag with the left button, in steps as a hand does."""
        hand.keys("mousemove", *start, "mousedown", 1)
        for key in held:
            hand.keys("keydown", key)
        steps = 16
        for step in range(1, steps + 1):
            at = [round(a + (b - a) * step / steps) for a, b in zip(start, end, strict=True)]
            hand.keys("mousemove", *at)
            time.sleep(0.02)  # a hand takes its time
        hand.keys("mouseup", 1)
        for key in held:
            hand.keys("keyup", key)

    def draw(self) -> None:
        """Draw everything."""
        person = self.person
        self.shape("Shield")
        self.box(66, 36, 380, 440)
        person.click("*", "Kind of fill: Fade")
        self.colour("Colour", "base")
        self.colour("Second colour", "base dark")
        person.picture("shield")
        self.shape("Circle")
        self.box(256 - 148, _MIDDLE_Y - 148, 296, 296)
        self.colour("Colour", "base dark")
        self.shape("Ring")
        self.number("Outer radius", 150)
        self.number("Inner radius", 138)
        self.number("Top edge", _MIDDLE_Y - 150)
        person.click("*", "Kind of fill: Metal")
        person.picture("ring")
        self.text("CANVAS SKILLS", _OVER)
        self.text("BADGE DESIGN", _ALONG)
        person.picture("arcs")
        self.icon()
        self.ribbon()
        self.motto()

    def icon(self) -> None:
        """Find an icon by what it shows, add it, and put it into the ring with the mouse."""
        person = self.person
        person.click("*", "Add an icon")
        person.find("*", "Find an icon", state="focused")
        write("palette")
        person.click("push button", "Add to the badge")
        person.click("push button", "Close")
        self.box(256 - 65, 40, 130, 130)
        self.colour("Colour", "accent")
        found = self.place("Palette, Icon")
        at = self.layer("Palette, Icon")["extents"]
        scale = at[2] / found[2]
        start = [at[0] + round(0.3 * at[2]), at[1] + round(0.55 * at[3])]
        down = round((_MIDDLE_Y - 65 - found[1]) * scale)
        self.drag(start, [start[0], start[1] + down], "shift")
        person.picture("icon")

    def ribbon(self) -> None:
        """Add a ribbon and drag it to the foot of the shield; then nudge it by keys."""
        person = self.person
        self.shape("Ribbon")
        found, at = self.place("Ribbon"), self.layer("Ribbon")["extents"]
        scale = at[2] / found[2]
        start = middle({"extents": at})
        self.drag(start, [start[0], start[1] + round(150 * scale)], "shift")
        person.key("shift+Down", "Down")
        person.click("*", "Colour: accent, .*")
        person.picture("ribbon")

    def motto(self) -> None:
        """Write on the ribbon."""
        person = self.person
        _, top, _, height = self.place("Ribbon")
        person.click("*", "Add a text")
        person.fill("text", "Text", "MASTER")
        self.number("Size", _SIZE)
        person.click("push button", "Fold")  # what the checks say about these letters covers the colours
        person.find("push button", "List them")
        self.colour("Colour", "base dark")
        _, _, width, high = self.place("MASTER, Text")
        self.number("Top edge", top + height / 2 - high / 2 - 4)
        self.number("Left edge", 256 - width / 2)
        person.picture("motto")

    def describe(self) -> None:
        """Give the badge its name, so that its file has one."""
        person = self.person
        person.click("*", "View: Achievement")
        person.fill("text", "Name", _TITLE)
        person.click("*", "View: Artwork")

    def save(self) -> None:
        """Save where the dialog suggests."""
        person = self.person
        person.key("ctrl+s")
        person.find("text", "File name:", state="focused")
        person.key("Return")
        person.find("label", "saved.*")

    def export(self, name: str) -> Path:
        """Export the picture into the folder."""
        person, target = self.person, self._folder / name
        person.key("ctrl+e")
        person.find("text", "File name:", state="focused")
        person.key("ctrl+a")
        write(str(target))
        person.key("Return")
        person.wait(target.exists, f"{name} to be written")
        person.wait(lambda: f"Exported {name}" in json.dumps(person.all()), f"{name} to be told")
        return target

    def reopen(self) -> None:
        """Close the design and open it again from the gallery."""
        person = self.person
        person.key("ctrl+w")
        person.click("*", "My designs.*", state="selectable")
        person.picture("gallery")
        person.click("list item", f"{_TITLE}, .*", times=2)
        person.find("canvas", "Canvas")
        person.find("push button", "Export")


def main(tools: Path, folder: Path, pictures: Path) -> None:
    """Draw the badge and tell of it."""
    events = Events()
    hand.keys = events.watch(hand.keys)
    started = time.monotonic()
    person = Person(tools, folder / "home", pictures)
    with person:
        person.place(0, 0, 1920, 1080)
        designer = Designer(person, folder)
        designer.begin()
        designer.draw()
        designer.describe()
        designer.save()
        first = designer.export("first.png")
        person.picture("finished")
        layers = [(thing["name"], thing["description"], "selected" in thing["states"]) for thing in designer.layers()]
        designer.reopen()
        second = designer.export("second.png")
        drawing = designer.export("second.svg")
        person.picture("reopened")
        person.end()
    told = {
        "events": dict(events.counts),
        "all": sum(events.counts.values()),
        "seconds": round(time.monotonic() - started, 1),
        "layers": layers,
        "same": hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(second.read_bytes()).digest(),
        "text elements": len(re.findall(rb"<text[\s>]", drawing.read_bytes())),
    }
    (pictures / "badge.png").write_bytes(second.read_bytes())
    (pictures / "badge.svg").write_bytes(drawing.read_bytes())
    print(json.dumps(told))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
