"""The signed head of the register: a token in which an issuer says how far both chains had come, and to what.

Whoever changes, adds or cuts off entries would have to sign again; a copy of a token kept elsewhere proves it.
"""

from collections.abc import Sequence
from datetime import datetime

from badgedesk.awarding.issuers.issuer import Issuer
from badgedesk.awarding.register.register import Register
from badgedesk.core.clock import format_time
from badgedesk.core.errors import Code, InputError, StoreError
from badgedesk.core.issue import Signer
from badgedesk.core.keys.jwk import encode_base64url
from badgedesk.core.proof.token import parse_token, sign_statement
from badgedesk.core.strictjson import JsonObject, JsonValue


def seal_register(register: Register, signer: Signer, *, now: datetime) -> str:
    """Sign the present heads of both chains, keep the token in the register and return it."""
    awards, events = register.heads()
    said: JsonObject = {
        "iss": signer.profile.id,
        "at": format_time(now),
        "awards": {"number": awards.number, "chain": encode_base64url(awards.chain)},
        "events": {"number": events.number, "chain": encode_base64url(events.chain)},
    }
    token = sign_statement(said, signer.key, verification_method=signer.verification_method)
    register.keep_head(token, at=now)
    return token


def check_seals(register: Register, issuers: Sequence[Issuer], tokens: Sequence[str] | None = None) -> int:
    """Check signed heads against the register as it is, and return how many there are.

    Args:
        register: whose chains were checked before (`Register.check`).
        issuers: of the profile; their keys alone count.
        tokens: kept elsewhere; left out, those in the register.

    Raises:
        StoreError: `Code.STORE_DAMAGED`, with the ``number`` of the head that does not fit.
    """
    listed = register.kept_heads() if tokens is None else tokens
    keys = {key.method: key.public for issuer in issuers for key in issuer.keys}
    awards, events = register.chains()
    for number, text in enumerate(listed, start=1):
        try:
            token = parse_token(text.strip())
        except InputError as error:
            raise StoreError(Code.STORE_DAMAGED, number=number, reason="signed head") from error
        key = keys.get(str(token.header.get("kid")))
        sound = key is not None and key.verify(token.signature, token.signing_input)
        fits = _fits(token.payload.get("awards"), awards) and _fits(token.payload.get("events"), events)
        if not sound or not fits:
            raise StoreError(Code.STORE_DAMAGED, number=number, reason="signed head")
    return len(listed)


def _fits(said: JsonValue, chains: dict[int, bytes]) -> bool:
    if not isinstance(said, dict) or not isinstance(said.get("number"), int):
        return False
    chain = chains.get(int(str(said["number"])))
    return chain is not None and said.get("chain") == encode_base64url(chain)
