"""Notices on the desktop: what reaches its service on a real bus of its own, and silence where there is none."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from badgedesk.host.notices import send_notice

_RUN = """
import json, threading
from jeepney import MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from badgedesk.host.notices import send_notice

alone = send_notice("nobody", "listens")
desktop = open_dbus_connection(bus="SESSION")
desktop.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
heard = []

def serve():
    while not heard:
        message = desktop.receive()
        if message.header.message_type is MessageType.method_call:
            heard.append(message.body)
            desktop.send(new_method_return(message, "u", (7,)))

thread = threading.Thread(target=serve)
thread.start()
taken = send_notice("A badge ends soon", "Sea & <b>Land</b>: ends in 7 days")
thread.join(10)
print(json.dumps({"alone": alone, "taken": taken, "heard": heard}))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="dbus-run-session is missing")
def test_a_notice_reaches_the_desktop_as_plain_text() -> None:
    command = ["dbus-run-session", "--", sys.executable, "-c", _RUN]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    told = json.loads(done.stdout)
    assert (told["alone"], told["taken"]) == (False, True)
    program, replaces, _, title, body, actions, _, _ = told["heard"][0]
    assert (program, replaces, actions) == ("BadgeDesk", 0, [])
    assert (title, body) == ("A badge ends soon", "Sea &amp; &lt;b&gt;Land&lt;/b&gt;: ends in 7 days")


@pytest.mark.parametrize("address", ["", "unix:path=/nowhere/at/all", "nonsense"])
def test_without_a_bus_nothing_is_taken(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setitem(os.environ, "DBUS_SESSION_BUS_ADDRESS", address)
    assert not send_notice("A badge ends soon", "Sea: ends in 7 days")
