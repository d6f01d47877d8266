"""Reads a running program as a screen reader does; one JSON request a line on standard input, one answer a line.

Runs under the system's own Python, which holds ``pyatspi``. A request names the program and a question:

``{"ask": "all"}``       everything that is showing, the foremost window first: role, name, description, label, extents,
                         states, text
``{"ask": "focused"}``   what has the keyboard: a list and its current row are both named
"""

import json
import sys

import pyatspi

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


def label(node):
    for relation in node.getRelationSet():
        if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY:
            return " ".join(relation.getTarget(place).name for place in range(relation.getNTargets()))
    return ""


def text(node):
    if "Text" not in pyatspi.listInterfaces(node):
        return ""
    found = node.queryText()
    return found.getText(0, found.characterCount)


def extents(node):
    if "Component" not in pyatspi.listInterfaces(node):
        return [0, 0, 0, 0]
    found = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return [found.x, found.y, found.width, found.height]


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
    for window in windows(request["app"]):
        if window is None or not window.getState().contains(pyatspi.STATE_SHOWING):
            continue
        seen = [told(node) for node in walk(window) if request["ask"] == "all" or _has_keyboard(node)]
        left, top, width, height = extents(window)
        found.insert(0, [thing for thing in seen if _meets(thing["extents"], left, top, width, height)])
    return [thing for things in found for thing in things]


def _has_keyboard(node):
    return node.getState().contains(pyatspi.STATE_FOCUSED)


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
