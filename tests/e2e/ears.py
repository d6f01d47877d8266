"""Hears what a program tells screen readers to read out; one sentence a line, as JSON, on standard output.

Runs under the system's own Python, which holds ``pyatspi``. Its first line says that it listens.
"""

import json
import sys

import pyatspi


def hear(event):
    sys.stdout.write(json.dumps(str(event.any_data)) + "\n")
    sys.stdout.flush()


pyatspi.Registry.registerEventListener(hear, "object:announcement")
sys.stdout.write("listening\n")
sys.stdout.flush()
pyatspi.Registry.start()
