"""The trust file of one run: a JSON list of issuers, with the keys that bind them where it names any."""

from badgedesk.core.errors import Code, InputError
from badgedesk.core.keys import PublicKey, parse_jwk, parse_multikey
from badgedesk.core.strictjson import JsonValue, parse_json
from badgedesk.core.verify import TrustedIssuer


def read_trust_file(data: bytes) -> tuple[TrustedIssuer, ...]:
    """Return the issuers that a trust file names: a list of ``{"id", "name", "keys": [JWK or Multikey]}``.

    What ``issuer list --json`` answers is such a list.

    Raises:
        InputError: `Code.JSON_SYNTAX` and the like, or `Code.USAGE` with the place of a wrong entry.
    """
    listed = parse_json(data)
    if not isinstance(listed, list):
        raise InputError(Code.USAGE, detail="A trust file is a JSON list of issuers.")
    return tuple(_entry(item, place) for place, item in enumerate(listed))


def _entry(item: JsonValue, place: int) -> TrustedIssuer:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise InputError(Code.USAGE, detail=f"Entry {place + 1} of the trust file has no id.")
    name = item.get("name", "")
    keys = item.get("keys", [])
    if not isinstance(name, str) or not isinstance(keys, list):
        raise InputError(Code.USAGE, detail=f"Entry {place + 1} of the trust file has a wrong name or keys.")
    key_ids = tuple(_key_id(key) for key in keys)
    return TrustedIssuer(str(item["id"]), name, tuple(_key(key, place) for key in keys), key_ids)


def _key_id(key: JsonValue) -> str:
    """Return the address a JWK is known under, or empty text."""
    kid = key.get("kid") if isinstance(key, dict) else None
    return kid if isinstance(kid, str) else ""


def _key(key: JsonValue, place: int) -> PublicKey:
    if isinstance(key, str):
        return parse_multikey(key)
    if isinstance(key, dict):
        multikey = key.get("publicKeyMultibase")
        return parse_multikey(multikey) if isinstance(multikey, str) else parse_jwk(key)
    raise InputError(Code.USAGE, detail=f"A key in entry {place + 1} of the trust file is neither JWK nor Multikey.")
