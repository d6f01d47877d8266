"""Hears what a program tells screen readers: what is to be read out, and what has got the keyboard.

One JSON value a line on standard output: a sentence, or a thing with role, name, label and extents. Runs under the
system's own Python, which holds ``pyatspi``. Its first line says that it listens.
"""

import json
import sys

import pyatspi
from seen import extents, label


def tell(value):
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def hear(event):
    tell(str(event.any_data))


def follow(event):
    if not event.detail1:
        return
    node = event.source
    try:
        node.clear_cache()  # a button may have another name by now
        thing = {"role": node.getRoleName(), "name": node.name, "label": label(node), "extents": extents(node)}
    except Exception:  # noqa: BLE001 - it was gone before it could be asked, in every way that the bus knows
        return
    tell(thing)


pyatspi.Registry.registerEventListener(hear, "object:announcement")
pyatspi.Registry.registerEventListener(follow, "object:state-changed:focused")
sys.stdout.write("listening\n")
sys.stdout.flush()
pyatspi.Registry.start()
