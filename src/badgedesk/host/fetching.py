"""Asking one host for one document: the only place of the program that reaches the network, and only when told to.

An address is asked over https by a public name. The name is looked up once, every number it stands for must be one
of the public internet, and the connection goes to that number. Each redirect is judged in the same way, and leads
only to hosts that were agreed to. Size and time are limited, nothing is inflated, and no cookie, no referrer and no
name of the user goes out.
"""

import ipaddress
import queue
import threading
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from badgedesk.core import limits
from badgedesk.core.address import check_public_address
from badgedesk.core.errors import BadgeDeskError, Code, FetchError
from badgedesk.core.model.document import Wanted

if TYPE_CHECKING:
    import http.client
    import socket
    import ssl

_PORT: Final = 443
_OK: Final = 200
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_CHUNK: Final = 64 * 1024
_ACCEPTED: Final = (
    "application/json, application/ld+json, application/vc, application/jwt, image/png, image/svg+xml, */*"
)
_HEADERS: Final = {
    "Accept": _ACCEPTED,
    "Accept-Encoding": "identity",
    "User-Agent": "BadgeDesk",
    "Connection": "close",
}
_PREFIXES: Final = (
    ipaddress.ip_network("64:ff9b::/96"),
    ipaddress.ip_network("64:ff9b:1::/48"),
    ipaddress.ip_network("2002::/16"),
    ipaddress.ip_network("2001::/32"),
)
"""Numbers of IPv6 that carry one of IPv4 inside them: which network they lead into is not seen."""


def is_public_number(number: str) -> bool:
    """Say whether an IP number is one of the public internet, and no other network is hidden in it."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    if mapped is not None or any(address in network for network in _PREFIXES if network.version == address.version):
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def look_up(host: str, port: int) -> list[str]:
    """Return every IP number of a host, as this computer resolves it; it may wait long."""
    import socket

    return [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def connect(number: str, port: int, timeout_s: float) -> "socket.socket":
    """Return a connection to an IP number."""
    import socket

    return socket.create_connection((number, port), timeout_s)


@dataclass(frozen=True, slots=True)
class Ways:
    """How names are looked up and connections made; a test puts its own in place."""

    look_up: Callable[[str, int], Sequence[str]] = look_up
    connect: "Callable[[str, int, float], socket.socket]" = connect
    context: "Callable[[], ssl.SSLContext] | None" = None
    seconds: float = limits.NET_SECONDS


class Fetcher:
    """Asks hosts that were agreed to, one document at a time.

    Args:
        agreed: the hosts that may be asked, in small letters.
        ways: how to look up and connect.
    """

    def __init__(self, agreed: Collection[str], ways: Ways | None = None) -> None:
        self._agreed = frozenset(agreed)
        self._ways = ways or Ways()
        self._open: socket.socket | None = None
        self._stopped = threading.Event()

    def cancel(self) -> None:
        """End what is going on at once; to be called from another thread."""
        self._stopped.set()
        self._shut()

    def fetch(self, wanted: Wanted) -> bytes:
        """Return what an address answers, byte for byte.

        Raises:
            FetchError: `Code.NET_CONSENT` for a host that was not agreed to, `Code.NET_BLOCKED` for an address that is
                never asked, `Code.NET_ELSEWHERE` where the answer lies with another host, `Code.NET_LIMIT`,
                `Code.NET_SLOW`, and `Code.NET_FAILED` for everything else.
        """
        if wanted.code is not None:
            raise FetchError(wanted.code, address=wanted.url)
        ends = time.monotonic() + self._ways.seconds
        guard = threading.Timer(self._ways.seconds, self._shut)
        guard.daemon = True
        guard.start()
        url = wanted.url
        try:
            for step in range(limits.NET_REDIRECTS + 1):
                answer = self._ask(url, wanted.limit_bytes, ends, followed=step > 0)
                if isinstance(answer, bytes):
                    return answer
                url = answer.to
            raise FetchError(Code.NET_FAILED, host=wanted.host, reason="it sends from place to place")
        except (OSError, ValueError) as error:
            raise self._failed(wanted.host, ends, error) from error
        finally:
            guard.cancel()
            self._shut()

    def _failed(self, host: str, ends: float, error: Exception) -> BadgeDeskError:
        if self._stopped.is_set():
            return FetchError(Code.NET_FAILED, host=host, reason="it was stopped")
        if time.monotonic() >= ends or isinstance(error, TimeoutError):
            return FetchError(Code.NET_SLOW, host=host)
        return FetchError(Code.NET_FAILED, host=host, reason="no connection could be made")

    def _ask(self, url: str, limit_bytes: int, ends: float, *, followed: bool) -> "bytes | _Moved":
        import http.client

        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port or _PORT
        if parts.scheme != "https" or check_public_address(url) is not None:
            raise FetchError(Code.NET_BLOCKED, address=url)
        if host not in self._agreed:
            raise FetchError(Code.NET_ELSEWHERE if followed else Code.NET_CONSENT, host=host, address=url)
        numbers = self._numbers(host, port, ends)
        connection = http.client.HTTPConnection(host, port)
        connection.auto_open = 0  # the one connection is the sealed one made here
        connection.sock = self._connected(numbers[0], host, port, ends)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", target, headers={"Host": host if port == _PORT else f"{host}:{port}", **_HEADERS})
            with connection.getresponse() as response:
                if response.status in _REDIRECTS:
                    return _Moved(urljoin(url, response.headers.get("Location", "")))
                return self._read(response, host, limit_bytes, ends)
        except http.client.HTTPException as error:
            self._go_on(ends)
            raise FetchError(Code.NET_FAILED, host=host, reason="its answer is broken") from error
        finally:
            connection.close()

    def _read(self, response: "http.client.HTTPResponse", host: str, limit_bytes: int, ends: float) -> bytes:
        if response.status != _OK:
            raise FetchError(Code.NET_FAILED, host=host, reason=f"it says {response.status}")
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise FetchError(Code.NET_FAILED, host=host, reason="its answer is packed")
        parts: list[bytes] = []
        size = 0
        while part := response.read1(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > limit_bytes:
                raise FetchError(Code.NET_LIMIT, host=host)
            self._go_on(ends)
        self._go_on(ends)
        if response.length:
            raise FetchError(Code.NET_FAILED, host=host, reason="its answer was cut short")
        return b"".join(parts)

    def _go_on(self, ends: float) -> None:
        """Stop here where the time is over or somebody said so; what was read by then is no whole answer."""
        if time.monotonic() >= ends or self._stopped.is_set():
            raise TimeoutError

    def _numbers(self, host: str, port: int, ends: float) -> list[str]:
        """Look a name up, beside this thread: the system may take its time."""
        answers: queue.Queue[list[str] | OSError] = queue.Queue()

        def work() -> None:
            try:
                answers.put(list(self._ways.look_up(host, port)))
            except (OSError, UnicodeError) as error:
                answers.put(OSError(str(error)))

        threading.Thread(target=work, daemon=True).start()
        try:
            found = answers.get(timeout=max(0.0, ends - time.monotonic()))
        except queue.Empty as error:
            raise TimeoutError from error
        if isinstance(found, OSError):
            raise FetchError(Code.NET_FAILED, host=host, reason="its name is not known") from found
        if not found or not all(is_public_number(number) for number in found):
            raise FetchError(Code.NET_BLOCKED, address=host)
        return found

    def _connected(self, number: str, host: str, port: int, ends: float) -> "ssl.SSLSocket":
        import ssl

        context = (self._ways.context or ssl.create_default_context)()
        self._go_on(ends)
        plain = self._open = self._ways.connect(number, port, ends - time.monotonic())
        plain.settimeout(max(0.01, ends - time.monotonic()))
        try:
            sealed = context.wrap_socket(plain, server_hostname=host)
        except ssl.SSLError as error:
            plain.close()
            raise FetchError(Code.NET_FAILED, host=host, reason="its certificate does not hold") from error
        self._open = sealed
        return sealed

    def _shut(self) -> None:
        """End the connection under whoever reads from it."""
        import socket

        opened, self._open = self._open, None
        if opened is not None:
            with suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)


@dataclass(frozen=True, slots=True)
class _Moved:
    to: str
