"""Unpacks a BadgeDesk backup without BadgeDesk: python read_backup.py FILE FOLDER. Needs the package cryptography."""
# FOLDER must not exist. It will hold every received file under originals/, and all rows as lines of JSON.

import base64
import getpass
import hashlib
import io
import json
import sys
import tarfile
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id


def unseal(data: bytes, passphrase: str) -> bytes:
    """Return the tar archive inside a backup."""
    name, line, sealed = data.split(b"\n", 2)
    if name != b"BadgeDesk backup 1":
        raise SystemExit("This is no backup of version 1.")
    head = json.loads(line)
    salt = base64.urlsafe_b64decode(head["salt"] + "==")
    kdf = Argon2id(salt=salt, length=32, iterations=head["passes"], lanes=head["lanes"], memory_cost=head["memoryKiB"])
    cipher = AESGCM(kdf.derive(unicodedata.normalize("NFC", passphrase).encode()))
    size = 1024 * 1024 + 16  # of every sealed piece but the last
    pieces, plain = [sealed[start : start + size] for start in range(0, len(sealed), size)], b""
    for number, piece in enumerate(pieces):
        nonce = number.to_bytes(11, "big") + bytes([number == len(pieces) - 1])
        try:
            plain += cipher.decrypt(nonce, piece, name + b"\n" + line + b"\n")
        except InvalidTag:
            raise SystemExit("The passphrase is wrong." if number == 0 else "The file is damaged.") from None
    return plain


def unpack(archive: bytes, folder: Path) -> int:
    """Write the members of the archive, each compared with its digest, and return how many there are."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        members = {member.name: tar.extractfile(member).read() for member in tar}  # all are ordinary files
    listed = json.loads(members.pop("digests.json"))
    if listed != {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}:
        raise SystemExit("The contents are not what was written.")
    for name, data in members.items():
        target = (folder / name).resolve()
        if folder.resolve() not in target.parents:
            raise SystemExit("A name leads out of the folder.")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return len(members)


if __name__ == "__main__":
    source, destination = Path(sys.argv[1]), Path(sys.argv[2])
    destination.mkdir()
    count = unpack(unseal(source.read_bytes(), getpass.getpass("Passphrase: ")), destination)
    sys.stdout.write(f"{count} files written to {destination}\n")
