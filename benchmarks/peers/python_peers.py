"""The Python peers: PyLD with cryptography, openbadges-bakery, Pillow; each as its own documentation uses it."""

import base64
import json
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.peers.writing import write_synced

_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SECRET = bytes(range(32))


def build(folder: Path) -> dict[str, Callable[[], object]]:
    """Return the operations by name, as ``peer/operation``."""
    return {**_pyld(folder), **_bakery(folder), **_pillow(folder), **_pyjwt(folder), **_plain(folder)}


def _plain(folder: Path) -> dict[str, Callable[[], object]]:
    """Return what writes as many bytes as an award has, and nothing else."""
    disk = TemporaryDirectory()
    data = (folder / "artwork.png").read_bytes() + (folder / "signed.json").read_bytes()

    def write() -> None:
        write_synced(Path(disk.name) / "plain.png", data)

    return {"plain/award-disk": write}


def _encode58(data: bytes) -> str:
    number, letters = int.from_bytes(data, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        letters = _ALPHABET[digit] + letters
    return letters


def _decode58(text: str) -> bytes:
    number = 0
    for letter in text:
        number = number * 58 + _ALPHABET.index(letter)
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _pyld(folder: Path) -> dict[str, Callable[[], object]]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
    from openbadges_bakery import bake
    from pyld import jsonld

    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    files = {url: json.loads(Path(name).read_text("utf-8")) for url, name in settings["contexts"].items()}
    document = json.loads((folder / "unsigned.json").read_text("utf-8"))
    signed = (folder / "signed.json").read_text("utf-8")
    png = (folder / "artwork.png").read_bytes()
    key = Ed25519PrivateKey.from_private_bytes(_SECRET)
    target = folder / "python-award.png"

    def load(url: str, _options: object) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": url, "document": files[url], "contentType": "application/ld+json"}

    def canonize(value: dict[str, Any]) -> str:
        options = {
            "algorithm": "URDNA2015",
            "format": "application/n-quads",
            "documentLoader": load,
            "base": None,
        }
        return str(jsonld.normalize(value, options))

    def hashed(value: dict[str, Any], options: dict[str, Any]) -> bytes:
        configured = {"@context": value["@context"], **options}
        return sha256(canonize(configured).encode()).digest() + sha256(canonize(value).encode()).digest()

    def verify() -> None:
        credential = json.loads(signed)
        [proof] = credential.pop("proof")
        signature = _decode58(proof.pop("proofValue")[1:])
        multikey = _decode58(proof["verificationMethod"].partition("#")[2][1:])
        Ed25519PublicKey.from_public_bytes(multikey[2:]).verify(signature, hashed(credential, proof))

    def issue() -> str:
        options = {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": settings["created"],
            "verificationMethod": settings["verificationMethod"],
            "proofPurpose": "assertionMethod",
        }
        signature = key.sign(hashed(document, options))
        return json.dumps({**document, "proof": [{**options, "proofValue": "z" + _encode58(signature)}]})

    def award() -> int:
        baked = BytesIO()
        bake(BytesIO(png), issue(), baked)
        return target.write_bytes(baked.getvalue())

    if json.loads(issue())["proof"][0]["proofValue"] != json.loads(signed)["proof"][0]["proofValue"]:
        message = "PyLD signs something else: the comparison would not be fair"
        raise RuntimeError(message)
    return {
        "pyld/canon": lambda: canonize(document),
        "pyld/verify": verify,
        "pyld/issue": issue,
        "pyld-bakery/award": award,
    }


def _bakery(folder: Path) -> dict[str, Callable[[], object]]:
    from openbadges_bakery import bake, unbake

    signed = (folder / "signed.json").read_text("utf-8")
    png, svg = (folder / "artwork.png").read_bytes(), (folder / "artwork.svg").read_bytes()

    def baked(picture: bytes) -> bytes:
        out = BytesIO()
        bake(BytesIO(picture), signed, out)
        return out.getvalue()

    baked_svg = baked(svg)
    return {
        "bakery/bake-png": lambda: baked(png),
        "bakery/bake-svg": lambda: baked(svg),
        "bakery/extract-svg": lambda: unbake(BytesIO(baked_svg)),
    }


def _pyjwt(folder: Path) -> dict[str, Callable[[], object]]:
    import jwt

    def check(text: str, algorithm: str) -> None:
        kid = str(jwt.get_unverified_header(text)["kid"])
        encoded = kid.removeprefix("did:jwk:").removesuffix("#0")
        key = jwt.PyJWK.from_json(base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode(), algorithm)
        jwt.decode(text, key, algorithms=[algorithm], options={"verify_exp": False, "verify_nbf": False})

    names = {"eddsa": "EdDSA", "es256": "ES256", "rs256": "RS256"}
    return {
        f"pyjwt/verify-{name}": partial(check, (folder / f"token-{name}.jwt").read_text("utf-8"), algorithm)
        for name, algorithm in names.items()
    }


def _pillow(folder: Path) -> dict[str, Callable[[], object]]:
    from PIL import Image, PngImagePlugin

    signed = (folder / "signed.json").read_text("utf-8")
    png = (folder / "artwork.png").read_bytes()

    def reencode() -> bytes:
        info = PngImagePlugin.PngInfo()
        info.add_itxt("openbadgecredential", signed)
        out = BytesIO()
        with Image.open(BytesIO(png)) as image:
            image.save(out, "PNG", pnginfo=info)
        return out.getvalue()

    return {"pillow/bake-png": reencode}
