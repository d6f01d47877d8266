"""Badges dragged and pasted into a real browser, by real mouse and keys; runs inside a throw-away desktop.

Arguments: folder of the desktop tools, browser, folder for what the page receives, then the steps to take. Tells what
happened as JSON on its last line. The wallet is the one that ``BADGEDESK_HOME`` names.
"""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

_WINDOW = ("0", "20", "740", "860")
"""Left of the browser's window: x, y, width, height."""
_WAIT_S = 60.0
_LOOKS = 4
_HOLD_MS = "700"
"""How long the badge is held over the target; a busy machine needs its time to answer."""
_CARD = "list item"
_BUTTON = "push button"


class Run:
    """The program, the browser, and the hands that move between them."""

    def __init__(self, tools: Path, browser: str, received: Path) -> None:
        self._tools, self._received = tools, received
        self._program = subprocess.Popen([sys.executable, "-m", "badgedesk"], stderr=subprocess.DEVNULL)
        self._window = self._find_window()
        self._keys("windowsize", "--sync", self._window, *_WINDOW[2:], "windowmove", self._window, *_WINDOW[:2])
        command = [str(tools / "drop-target"), "--out", str(received), "--browser", browser]
        self._browser = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert self._browser.stdout is not None
        assert "READY" in self._browser.stdout.readline()
        self._points = json.loads((received / "points.json").read_text("utf-8"))

    def drag_one_to_the_zone(self) -> dict[str, Any]:
        """Drag the first card onto the page's drop zone."""
        return self._drop(self._cards()[0], "zone")

    def drag_one_to_the_file_field(self) -> dict[str, Any]:
        """Drag the second card onto the page's file input."""
        return self._drop(self._cards()[1], "file")

    def drag_from_the_strip(self) -> dict[str, Any]:
        """Drag the picture out of the strip, which stands beside the page."""
        return self._drop(self._in_the_strip("Picture: with its proof"), "zone")

    def drag_one_to_the_post(self) -> dict[str, Any]:
        """Drag the same picture onto the page's text that can be edited, which may grow by it: no drag after it."""
        return self._drop(self._in_the_strip("Picture: with its proof"), "post")

    def drag_the_link(self) -> dict[str, Any]:
        """Open the one badge, then the strip, and drag its link into the page's field."""
        self._keys("mousemove", *map(str, self._cards()[0]), "click", "--repeat", "2", "--delay", "80", "1")
        self._wait(lambda: self._name(_BUTTON, "Badge file: .*?"), "the tile of the open badge")
        self._a11y("press", _BUTTON, "Add to LinkedIn")
        count = len(self._events())
        self._drag(self._in_the_strip("Link: to the badge page"), self._points["text"])
        event = self._arrival(count, "text")
        event["value"] = self._arrival(count, "text-value")["value"]
        event["said"] = self._note("Dropped the link")
        return event

    def _in_the_strip(self, pattern: str) -> list[int]:
        """Move the strip to where it covers nothing of the page, and return the middle of one of its tiles."""
        command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Add to LinkedIn"]
        found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        self._keys("windowmove", "--sync", found.stdout.split()[-1], "200", "100")
        return self._settled(_BUTTON, self._wait(lambda: self._name(_BUTTON, pattern), "the tile of the strip"))

    def drag_three_at_once(self) -> dict[str, Any]:
        """Select all cards by keyboard and drag them together."""
        first, *_, last = self._cards()
        self._click(last)  # not the one that is pressed next: two presses at one place are a double click
        self._keys("key", "ctrl+a")
        return self._drop(first, "zone")

    def paste(self) -> dict[str, Any]:
        """Copy the open badge's file and paste it into the page, which scrolls by that: no drag after it."""
        self._keys("windowactivate", "--sync", self._window, "key", "ctrl+c")
        self._wait(
            lambda: self._name("*", r"Copied “.*?”\. Paste it with Ctrl\+V\."), "the note that the file is copied"
        )
        count = len(self._events())
        self._click(self._points["post"])
        self._keys("key", "ctrl+v")
        return self._arrival(count, "paste")

    def drag_the_tile(self) -> dict[str, Any]:
        """Open the first badge and drag the tile beside its picture."""
        self._keys("mousemove", *map(str, self._cards()[0]), "click", "--repeat", "2", "--delay", "80", "1")
        tile = self._wait(lambda: self._name(_BUTTON, "Badge file: With its proof, .*?"), "the tile of the open badge")
        return self._drop(self._settled(_BUTTON, tile), "zone")

    def drop_beside(self) -> dict[str, Any]:
        """Drop a card on the program's own window, where nothing takes it."""
        self._drag(self._cards()[0], [40, 600])
        return {"said": self._note("Nothing took .*?")}

    def open_the_form(self) -> dict[str, Any]:
        """Open LinkedIn's form from the open badge; the desktop takes down the address."""
        self._a11y("press", _BUTTON, "Add to LinkedIn")
        self._a11y("press", _BUTTON, "Open the form in the browser")
        opened = Path(os.environ["DESK_OPENED"])
        self._wait(lambda: opened.is_file() and opened.read_text("utf-8"), "the address that was opened")
        return {"url": opened.read_text("utf-8").strip()}

    def audit(self) -> dict[str, Any]:
        """Say which things that take the keyboard have no name."""
        ended = subprocess.run(self._a11y_command("audit"), capture_output=True, text=True, timeout=60, check=False)
        return {"nameless": ended.stdout.strip() if ended.returncode else ""}

    def _ask_to_close(self) -> None:
        """Close the window as a person would; a busy window manager may miss a key, so it is pressed again."""
        for _ in range(3):
            self._keys("windowactivate", "--sync", self._window, "key", "alt+F4")
            try:
                self._program.wait(_WAIT_S)
            except subprocess.TimeoutExpired:
                continue
            return
        message = "the program does not end"
        raise TimeoutError(message)

    def close(self) -> list[str]:
        """End the program and the browser; return the files that lie staged afterwards."""
        self._ask_to_close()
        self._browser.terminate()
        self._browser.wait(_WAIT_S)
        return sorted(str(path) for path in (Path.home() / "Pictures" / "BadgeDesk").glob("*.png"))

    def kill(self) -> None:
        """End what is still there."""
        for process in (self._program, self._browser):
            process.kill()

    def _drop(self, start: list[int], target: str) -> dict[str, Any]:
        count = len(self._events())
        self._drag(start, self._points[target])
        event = self._arrival(count, target)
        event["said"] = self._note("Dropped .*?")
        return event

    def _note(self, pattern: str) -> str:
        """Return a note of the status bar; empty where it was gone again before a slow machine had looked."""
        try:
            return str(self._wait(lambda: self._name("*", pattern), pattern))
        except TimeoutError:
            return ""

    def _drag(self, start: list[int], end: list[int]) -> None:
        subprocess.run(
            [str(self._tools / "desk-drag"), "--hold", _HOLD_MS, *map(str, [*start, *end])], check=True, timeout=60
        )

    def _arrival(self, count: int, kind: str) -> dict[str, Any]:
        """Return the first event of ``kind`` after the first ``count`` ones."""
        found = self._wait(
            lambda: [e for e in self._events()[count:] if e["kind"] == kind], f"what the page got: {kind}"
        )
        return dict(found[0])

    def _events(self) -> list[dict[str, Any]]:
        file = self._received / "events.jsonl"
        lines = file.read_text("utf-8").splitlines() if file.is_file() else []
        return [json.loads(line) for line in lines]

    def _cards(self) -> list[list[int]]:
        lines = self._wait(lambda: [line for line in self._tree(_CARD) if "verified" in line], "the cards")
        return [_middle(line) for line in lines]

    def _name(self, role: str, pattern: str) -> str:
        """Return the name of the first thing of that role whose name fits wholly; empty where there is none."""
        for line in self._tree(role):
            found = re.search(rf"\| (['\"])(?P<name>{pattern})\1(?= \||$)", line)
            if found:
                return found["name"]
        return ""

    def _centre(self, role: str, name: str) -> list[int]:
        return next(_middle(line) for line in self._tree(role) if f"'{name}'" in line)

    def _settled(self, role: str, name: str) -> list[int]:
        """Return the middle of a thing once it stands still: a page just opened still lays itself out."""
        places: list[list[int]] = []

        def stands() -> bool:
            places.append(self._centre(role, name))
            return len(places) > _LOOKS and places[-1] == places[-_LOOKS]

        self._wait(stands, f"{name} to stand still")
        return places[-1]

    def _tree(self, role: str) -> list[str]:
        lines = [line.strip() for line in self._a11y("tree").splitlines()]
        return [line for line in lines if role == "*" or line.startswith(f"{role} |")]

    def _a11y(self, *words: str) -> str:
        done = subprocess.run(self._a11y_command(*words), capture_output=True, text=True, timeout=60, check=True)
        return done.stdout

    def _a11y_command(self, *words: str) -> list[str]:
        return [str(self._tools / "desk-a11y"), "--app", "BadgeDesk", *words]

    def _click(self, point: list[int]) -> None:
        self._keys("mousemove", *map(str, point), "click", "1")

    def _find_window(self) -> str:
        command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Wallet.*BadgeDesk"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout.split()[-1]

    @staticmethod
    def _keys(*words: str) -> None:
        subprocess.run(["xdotool", *words], check=True, timeout=60)

    @staticmethod
    def _wait(look: Callable[[], Any], what: str) -> Any:
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            time.sleep(0.1)  # between two looks at another process
        raise TimeoutError(what)


def _middle(line: str) -> list[int]:
    """Return the middle of the extents in a line of the accessible tree: ``[x, y, width, height]``."""
    found = re.search(r"\[(-?\d+), (-?\d+), (\d+), (\d+)\]", line)
    assert found is not None, line
    left, top, width, height = map(int, found.groups())
    return [left + width // 2, top + height // 2]


def main(tools: str, browser: str, received: str, *steps: str) -> None:
    """Take the steps and tell."""
    run = Run(Path(tools), browser, Path(received))
    try:
        told = {step: getattr(run, step)() for step in steps}
        staged = run.close()
        print(json.dumps({"steps": told, "staged": staged}), flush=True)
    finally:
        run.kill()


if __name__ == "__main__":
    main(*sys.argv[1:])
