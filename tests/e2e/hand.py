"""A person at the program: eyes that read what a screen reader reads, and a hand on the real mouse and keyboard.

Only events of the virtual screen reach the program; nothing in it is called. Every step waits for what it needs to see.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import Any, Self

Thing = dict[str, Any]

_EYES = Path(__file__).with_name("eyes.py")
_EARS = Path(__file__).with_name("ears.py")
_SYSTEM_PYTHON = "/usr/bin/python3"
_WAIT_S = 60.0
ROWS = frozenset({"list item", "table cell", "tree item"})
_STEADY = 3
_MAPPED = re.compile(r"[ -~]*")


class Person:
    """One running program, and who works with it.

    Args:
        tools: the folder of the desktop tools.
        home: the profile folder.
        pictures: where a picture is kept of each step.
        files: named on the command line.
    """

    def __init__(self, tools: Path, home: Path, pictures: Path, *files: Path) -> None:
        self._tools, self._pictures = tools, pictures
        self._taken = len(list(pictures.glob("*.png")))
        self.seen: list[str] = []
        """Names of the things that were found through the accessible tree."""
        command = [sys.executable, "-m", "badgedesk", "--home", str(home), *map(str, files)]
        self.program = subprocess.Popen(command)
        self._eyes = subprocess.Popen(
            [_SYSTEM_PYTHON, str(_EYES)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._ears = subprocess.Popen([_SYSTEM_PYTHON, str(_EARS)], stdout=subprocess.PIPE, text=True)
        assert self._ears.stdout is not None
        assert self._ears.stdout.readline().strip() == "listening"
        self.heard: list[str] = []
        """What a screen reader would have read out, as it was said."""
        self.followed: list[Thing] = []
        """What got the keyboard, one after another; of a list, both list and row."""
        Thread(target=self._listen, daemon=True).start()
        self.window = self._find_window()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for process in (self.program, self._eyes, self._ears):
            process.kill()
            process.wait()

    def place(self, left: int, top: int, width: int, height: int) -> None:
        """Put the window there."""
        keys("windowactivate", "--sync", self.window)
        keys("windowsize", "--sync", self.window, width, height, "windowmove", self.window, left, top)

    def all(self) -> list[Thing]:
        """Return everything that shows."""
        return self._ask("all")

    def focused(self) -> Thing:
        """Return what has the keyboard; Qt also calls the current row of each other list focused, so rows come last."""
        found = self.wait(lambda: self._ask("focused"), "something with the keyboard")
        return dict(min(found, key=lambda thing: thing["role"] in ROWS))

    def look(self, role: str, name: str, *, state: str = "", part: bool = False) -> Thing | None:
        """Return the first thing of that role whose name or label fits, foremost window first; else None.

        Args:
            role: as AT-SPI names it, or ``*``.
            name: a pattern for the whole name; with ``part``, text that stands somewhere in it.
            state: that it must have.
            part: see ``name``.
        """
        pattern = re.compile(f".*{re.escape(name)}.*" if part else name, re.DOTALL)
        for thing in self.all():
            if role not in {"*", thing["role"]} or (state and state not in thing["states"]):
                continue
            if pattern.fullmatch(thing["name"]) or (thing["label"] and pattern.fullmatch(thing["label"])):
                return thing
        return None

    def find(self, role: str, name: str, *, state: str = "", part: bool = False) -> Thing:
        """Wait until the thing is there, and return it."""
        found = self.wait(lambda: self.look(role, name, state=state, part=part), f"{role} “{name}” {state}")
        self.seen.append(f"{found['role']}: {found['name'] or found['label']}")
        return dict(found)

    def steady(self, role: str, name: str, *, state: str = "enabled") -> Thing:
        """Wait until the thing is there, takes clicks and stands still, and return it."""
        places: list[list[int]] = []

        def stands() -> Thing | None:
            thing = self.look(role, name, state=state)
            places.append(thing["extents"] if thing else [])
            return thing if len(places) >= _STEADY and places[-1] and places[-1] == places[-_STEADY] else None

        found = self.wait(stands, f"{role} “{name}” to stand still")
        self.seen.append(f"{found['role']}: {found['name'] or found['label']}")
        return dict(found)

    def click(self, role: str, name: str, *, times: int = 1, state: str = "enabled") -> Thing:
        """Press the mouse on the thing."""
        thing = self.steady(role, name, state=state)
        press(middle(thing), times)
        return thing

    def fill_secret(self, name: str, text: str) -> None:
        """Click into a field for a passphrase, and write in place of what it holds."""
        self.click("password text", name)
        keys("key", "ctrl+a")
        write(text)

    def meet_window(self) -> None:
        """Turn to the window of a program that has started itself anew."""
        self.window = self._find_window()

    def fill(self, role: str, name: str, text: str) -> None:
        """Click into a field, and write in place of what it holds."""
        self.click(role, name)
        self.find(role, name, state="focused")
        keys("key", "ctrl+a")
        write(text)
        self.wait(lambda: self.holds(role, name, text), f"{role} “{name}” to hold “{text}”")

    def tab_to(self, role: str, name: str, *, most: int = 80, back: bool = False) -> Thing:
        """Press Tab until the thing has the keyboard."""
        pattern = re.compile(name)
        passed: list[str] = []
        for _ in range(most):
            try:
                thing = self.focused()
            except TimeoutError as error:
                message = f"nothing has the keyboard after {passed[-4:]}"
                raise TimeoutError(message) from error
            if role in {"*", thing["role"]} and any(pattern.fullmatch(thing[part]) for part in ("name", "label")):
                self.seen.append(f"{thing['role']}: {thing['name'] or thing['label']}")
                return thing
            passed.append(f"{thing['role']} “{thing['name'] or thing['label']}”")
            self.key("shift+Tab" if back else "Tab")
        self.picture("lost")
        message = f"no Tab leads to {role} “{name}”; met {passed}"
        raise TimeoutError(message)

    def key(self, *names: str) -> None:
        """Press keys, and wait until the program has taken them."""
        keys("key", "--delay", "30", *names)

    def hear(self, sentence: str) -> None:
        """Wait until a screen reader was told this; ``sentence`` is a pattern for all of it."""
        pattern = re.compile(sentence)
        self.wait(lambda: any(pattern.fullmatch(said) for said in self.heard), f"“{sentence}” to be said")

    def picture(self, name: str) -> None:
        """Keep a picture of the screen."""
        self._taken += 1
        file = self._pictures / f"{self._taken:02}-{name}.png"
        subprocess.run(["import", "-window", "root", str(file)], check=True, timeout=60)

    def audit(self) -> list[str]:
        """Return what takes the keyboard and has no name; of a field with several values, the value is none."""
        return [
            f"{thing['role']} {thing['extents']} {thing['name']}".rstrip()
            for thing in self.all()
            if "focusable" in thing["states"]
            and not thing["label"]
            and not (": " in thing["name"] if thing["role"] == "combo box" else thing["name"])
        ]

    def end(self) -> None:
        """Close the window as a person would; a busy window manager may miss a key, so it is pressed again."""
        for _ in range(3):
            keys("windowactivate", "--sync", self.window, "key", "alt+F4")
            try:
                self.program.wait(_WAIT_S / 3)
            except subprocess.TimeoutExpired:
                continue
            return
        message = "the program does not end"
        raise TimeoutError(message)

    def wait(self, look: Callable[[], Any], what: str) -> Any:
        """Return what ``look`` finds, once it finds something."""
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            found = look()
            if found:
                return found
            if self.program.poll() is not None:
                message = f"the program has ended with {self.program.returncode} while waiting for {what}"
                raise ChildProcessError(message)
            time.sleep(0.05)  # between two looks at another process
        self.picture("stuck")
        message = f"not seen: {what}"
        raise TimeoutError(message)

    def holds(self, role: str, name: str, text: str) -> bool:
        """Tell whether a field holds ``text``."""
        thing = self.look(role, name)
        return thing is not None and thing["text"].strip() == text.strip()

    def _listen(self) -> None:
        assert self._ears.stdout is not None
        for line in self._ears.stdout:
            said = json.loads(line)
            (self.followed if isinstance(said, dict) else self.heard).append(said)

    def _ask(self, what: str) -> list[Thing]:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        while True:
            self._eyes.stdin.write(json.dumps({"app": "BadgeDesk", "ask": what}) + "\n")
            self._eyes.stdin.flush()
            reply = json.loads(self._eyes.stdout.readline())
            if isinstance(reply, list):
                return reply

    def _find_window(self) -> str:
        end = time.monotonic() + _WAIT_S
        while time.monotonic() < end:
            command = ["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid), "--name", "BadgeDesk"]
            done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
            if done.stdout.split():
                return done.stdout.split()[-1]
            time.sleep(0.05)  # between two looks at the screen
        message = "no window"
        raise TimeoutError(message)


def keys(*words: object) -> None:
    """Give words to xdotool."""
    subprocess.run(["xdotool", *map(str, words)], check=True, timeout=60)


def press(point: list[int], times: int = 1) -> None:
    """Press the mouse there."""
    keys("mousemove", *point, "click", "--repeat", times, "--delay", 60, 1)


def write(text: str) -> None:
    """Type ``text``; letters outside the keyboard come over the clipboard, as a person would fetch them."""
    if _MAPPED.fullmatch(text) and len(text) < 60:
        keys("type", "--delay", 12, text)
        return
    subprocess.run(["xclip", "-selection", "clipboard"], input=text, text=True, check=True, timeout=60)
    keys("key", "ctrl+v")


def middle(thing: Thing) -> list[int]:
    """Return the middle of a thing on the screen."""
    left, top, width, height = thing["extents"]
    return [left + width // 2, top + height // 2]
