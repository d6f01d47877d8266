"""Looks for what must be in no file: a private key in any form it could be written in, whatever it is packed into."""

import base64
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from badgedesk.core.keys.base58 import encode as base58


def forms_of(secret: bytes) -> Iterator[bytes]:
    """Yield an Ed25519 key as it could be written: raw, hex, base64 in both alphabets, base58, PEM, DER."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    yield base64.b64encode(secret).rstrip(b"=")
    yield base64.urlsafe_b64encode(secret).rstrip(b"=")
    yield base58(secret).encode()
    yield base58(b"\x80\x26" + secret).encode()
    key = Ed25519PrivateKey.from_private_bytes(secret)
    for form in (PrivateFormat.PKCS8, PrivateFormat.OpenSSH):
        pem = key.private_bytes(Encoding.PEM, form, NoEncryption())
        yield pem.splitlines()[1]
    yield key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def files_below(folder: Path) -> list[Path]:
    """Return every file below a folder, hidden ones too; sockets and the like are none."""
    return [path for path in folder.rglob("*") if path.is_file()]


def holding(files: Iterable[Path], forms: Sequence[bytes]) -> list[Path]:
    """Return the files that hold one of ``forms``, also within archives and PDF files."""
    return [file for file in files if any(form in part for part in _contents(file) for form in forms)]


def _contents(file: Path) -> Iterator[bytes]:
    data = file.read_bytes()
    yield data
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if data.startswith(b"%PDF"):
        for found in re.finditer(rb"stream\r?\n", data):
            with suppress(zlib.error):
                yield zlib.decompressobj().decompress(data[found.end() :])
