"""Short notices on the desktop, through its own service on the session bus (Linux); elsewhere Qt has a way.

Spec: Desktop Notifications Specification, D-Bus Protocol.
"""

import html
import sys
from typing import Final

_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_PROGRAM: Final = "BadgeDesk"
_ICON: Final = "badgedesk"
_ANSWER_S: Final = 5.0
_BY_THE_DESKTOP: Final = -1
"""How long a notice stays is left to the desktop."""


def send_notice(title: str, body: str) -> bool:
    """Show a notice and return whether the desktop took it; ``body`` is plain text. Waits up to five seconds."""
    if sys.platform != "linux":
        return False
    try:
        from jeepney import DBusAddress, new_method_call
        from jeepney.io.blocking import open_dbus_connection
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg
    except ImportError:
        return False
    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    values: tuple[object, ...] = (_PROGRAM, 0, _ICON, title, html.escape(body, quote=False), [], {}, _BY_THE_DESKTOP)
    message = new_method_call(address, "Notify", "susssasa{sv}i", values)
    try:
        with open_dbus_connection(bus="SESSION") as connection:
            unwrap_msg(connection.send_and_get_reply(message, timeout=_ANSWER_S))
    except (DBusErrorResponse, OSError, RuntimeError, KeyError, ValueError):  # no bus, no service, no answer in time
        return False
    return True
