"""Reads a running program as a screen reader does; one JSON request a line on standard input, one answer a line.

Runs under the system's own Python, which holds ``pyatspi``. A request names the program and a question:

``{"ask": "all"}``       everything that is showing, the foremost window first: role, name, description, label, extents,
                         states, text
``{"ask": "focused"}``   what has the keyboard: a list and its current row are both named
"""

import json
import sys

import pyatspi
from seen import extents, label

_DEEPEST = 40


def walk(node, depth=0):
    """Yield ``node`` and all below it that is showing."""
    yield node
    if depth > _DEEPEST:
        return
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None and child.getState().contains(pyatspi.STATE_SHOWING):
            yield from walk(child, depth + 1)


def windows(app):
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        program = desktop.getChildAtIndex(index)
        if program is not None and program.name == app:
            yield from (program.getChildAtIndex(place) for place in range(program.childCount))


def text(node):
    if "Text" not in pyatspi.listInterfaces(node):
        return ""
    found = node.queryText()
    return found.getText(0, found.characterCount)


def told(node):
    """Return what is to be known of one thing."""
    states = sorted(pyatspi.stateToString(state) for state in node.getState().getStates())
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "label": label(node),
        "extents": extents(node),
        "states": states,
        "text": text(node) if "editable" in states or "multi line" in states else "",
    }


def answer(request):
    """Return all that was asked for; what vanishes while it is read is left out by asking again."""
    found = []
    shown = [window for window in windows(request["app"]) if window is not None and _is(window, pyatspi.STATE_SHOWING)]
    if request["ask"] == "focused":
        shown = [window for window in shown if _is(window, pyatspi.STATE_ACTIVE)] or shown
    for window in shown:
        seen = [told(node) for node in walk(window) if request["ask"] == "all" or _has_keyboard(node)]
        left, top, width, height = extents(window)
        found.insert(0, [thing for thing in seen if _meets(thing["extents"], left, top, width, height)])
    return [thing for things in found for thing in things]


def _has_keyboard(node):
    return _is(node, pyatspi.STATE_FOCUSED)


def _is(node, state):
    return node.getState().contains(state)


def _meets(box, left, top, width, height):
    """Tell whether the middle of a box lies in the window, where a mouse can reach it."""
    across, down = box[0] + box[2] // 2, box[1] + box[3] // 2
    return left <= across < left + width and top <= down < top + height


for line in sys.stdin:
    request = json.loads(line)
    try:
        reply = answer(request)
    except Exception as error:  # noqa: BLE001 - the tree changes while it is read, in every way that the bus knows
        reply = {"again": str(error)}
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()
