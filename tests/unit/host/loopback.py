"""A server on this computer that is reached by the names of public hosts, and what it can answer."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typing_extensions import override

from badgedesk.host.fetching import Ways

HOST = "club.example"
OTHER = "elsewhere.example"
PUBLIC = "93.184.215.14"
_LONG = b"x" * 200_000
_PAUSE = threading.Event()
"""Never set: waiting for it is how a slow server is slow."""

Answer = Callable[[BaseHTTPRequestHandler], None]


def whole(body: bytes, status: int = 200, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def moved(to: str, status: int = 302) -> Answer:
    return whole(b"", status, Location=to)


def endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(_LONG)


def drop_by_drop(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b"x")
        _PAUSE.wait(0.05)


def heads_by_drops(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        request.wfile.write(b"x")
        _PAUSE.wait(0.05)


def short(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100")
    request.end_headers()
    request.wfile.write(b"{}")


@dataclass
class Site:
    """A server on this computer, reached by the names of public hosts; ``asked`` holds what came in."""

    context: ssl.SSLContext
    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    numbers: dict[str, list[str]] = field(default_factory=lambda: {HOST: [PUBLIC], OTHER: [PUBLIC]})
    asked: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    came: threading.Event = field(default_factory=threading.Event)

    def ways(self, seconds: float = 20.0) -> Ways:
        return Ways(self._look_up, self._connect, lambda: self.context, seconds)

    def _look_up(self, host: str, _port: int) -> list[str]:
        self.looked_up.append(host)
        if host not in self.numbers:
            raise socket.gaierror
        return self.numbers[host]

    def _connect(self, number: str, port: int, timeout_s: float) -> socket.socket:
        self.connected.append((number, port))
        return socket.create_connection(("127.0.0.1", self.port), timeout_s)


def _certificate(folder: Path, names: Iterable[str]) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(each) for each in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return certificate, private


@contextmanager
def serving(folder: Path, *names: str) -> Iterator[Site]:
    """Serve by these names too while the block runs; the certificate lies in ``folder``."""
    certificate, private = _certificate(folder, (HOST, OTHER, *names))
    client = ssl.create_default_context(cafile=str(certificate))
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate, private)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.came.set()
            found.asked.append((str(self.headers["Host"]), self.path, dict(self.headers.items())))
            try:
                found.answers.get(self.path, whole(b"nothing here", 404))(self)
            except OSError:
                self.close_connection = True

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        @override
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that does not trust us ends the talk; that is what some tests are about."""

        @override
        def get_request(self) -> tuple[socket.socket, object]:
            plain, address = self.socket.accept()
            return served.wrap_socket(plain, server_side=True, do_handshake_on_connect=False), address

    server = Server(("127.0.0.1", 0), Handler)
    found = Site(client, server.server_address[1])
    found.numbers |= {name: [PUBLIC] for name in names}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
