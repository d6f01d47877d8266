"""The signature check and the issuer check: whether a proof holds, and whose key made it.

Spec: Open Badges 3.0, Verification, Proof; Verifiable Credential Data Integrity 1.0, Verify Proof.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from badgedesk.core.clock import format_time, parse_time
from badgedesk.core.did import FoundKey, KeySource, controller_document
from badgedesk.core.errors import Code, FetchError, InputError
from badgedesk.core.keys import KeyKind, PublicKey
from badgedesk.core.keys.jwk import algorithms
from badgedesk.core.model.credential import CredentialView
from badgedesk.core.model.report import BadgeFormat, Binding, Check, CheckName, Outcome, ProofSummary, TrustState
from badgedesk.core.proof import ProofResult, check_proofs
from badgedesk.core.proof.token import Token, check_header, check_signature, find_token_key
from badgedesk.core.strictjson import JsonObject, JsonValue
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.lookalike import find_lookalike

_SPEC = "Verification: Proof"
_RANK = {Outcome.PASS: 0, Outcome.WARN: 1, Outcome.FAIL: 2, Outcome.UNKNOWN: 3}
_BINDING_RANK = {Binding.BOUND: 0, Binding.UNPROVEN: 1, Binding.DIFFERS: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Secured:
    """What came of a credential's proofs: the signature and issuer checks, and each proof by itself."""

    signature: Check
    issuer: Check
    proofs: tuple[ProofSummary, ...]
    trust: TrustState


def check_secured(
    document: JsonObject, view: CredentialView, token: Token | None, circumstances: Circumstances
) -> Secured:
    """Check what secures a credential and who did it.

    One good proof of the issuer suffices; every proof is reported.
    """
    return sum_up(_results(document, view, token, circumstances), view, circumstances)


def sum_up(results: tuple[ProofResult, ...], view: CredentialView, circumstances: Circumstances) -> Secured:
    """Choose the result that counts: the issuer's own proof before anybody else's, a sound one before a broken one."""
    bindings = [_bind(result, view.issuer.id, circumstances) for result in results]
    summaries = tuple(
        ProofSummary(result.suite, result.outcome, result.method, binding, result.code)
        for result, binding in zip(results, bindings, strict=True)
    )
    trusted = circumstances.trusted(view.issuer.id) is not None
    trust = TrustState.TRUSTED if trusted else TrustState.UNKNOWN
    if not results:
        missing = Check(CheckName.SIGNATURE, Outcome.FAIL, Code.PROOF_MISSING, _SPEC)
        return Secured(missing, told_apart(issuer_check(None, view, trusted=trusted), view, circumstances), (), trust)
    best = _best(results, bindings) if len(results) > 1 else 0
    chosen = results[best]
    facts = (("suite", chosen.suite), ("key", chosen.method or ""), *chosen.facts)
    signature = Check(CheckName.SIGNATURE, chosen.outcome, chosen.code, _SPEC, facts)
    told = chosen.outcome in {Outcome.PASS, Outcome.WARN} or chosen.code is Code.ANCHOR_NOT_CHECKED
    binding = bindings[best] if told else None
    issuer = told_apart(issuer_check(binding, view, trusted=trusted), view, circumstances)
    return Secured(signature, issuer, summaries, trust)


def _best(results: tuple[ProofResult, ...], bindings: list[Binding | None]) -> int:
    return min(
        range(len(results)),
        key=lambda place: (
            bindings[place] is Binding.DIFFERS,
            _RANK[results[place].outcome],
            results[place].code is not Code.ANCHOR_NOT_CHECKED,
            _BINDING_RANK[bindings[place]],
        ),
    )


def _results(
    document: JsonObject, view: CredentialView, token: Token | None, circumstances: Circumstances
) -> tuple[ProofResult, ...]:
    if token is not None:
        return (check_token(token, view, circumstances),)
    try:
        results = check_proofs(document, circumstances.documents, circumstances.now)
        return tuple(
            _with_known_key(document, place, result, view, circumstances) for place, result in enumerate(results)
        )
    except InputError as error:
        return (ProofResult("", Outcome.FAIL, error.code, facts=tuple(error.facts.items())),)


def check_token(token: Token, view: CredentialView, circumstances: Circumstances) -> ProofResult:
    """Check a VC-JWT: header, key, signature, then each registered claim that is present.

    Spec: Open Badges 3.0, Verify a Credential VC-JWT Signature.
    """
    kid = token.header.get("kid")
    method = kid if isinstance(kid, str) else None
    name = token.header.get("alg")
    suite = f"jwt-{name.lower()}" if isinstance(name, str) else "jwt"
    found: FoundKey | None = None
    try:
        algorithm = check_header(token.header)
        found = _find_token_key(token, algorithm, view, circumstances)
        check_signature(token, algorithm, found)
        _check_claims(token.payload, view, circumstances.now)
    except (InputError, FetchError) as error:
        outcome = Outcome.UNKNOWN if isinstance(error, FetchError) else Outcome.FAIL
        return ProofResult(suite, outcome, error.code, method, found, tuple(error.facts.items()))
    if found.revoked_at is not None:
        facts = (("since", format_time(found.revoked_at)),)
        late = view.valid_from is None or parse_time(view.valid_from) >= found.revoked_at
        return ProofResult(suite, Outcome.FAIL if late else Outcome.WARN, Code.KEY_COMPROMISED, method, found, facts)
    hashed = (("hash", sha256(token.signing_input).hexdigest()),)
    return ProofResult(suite, Outcome.PASS, None, method, found, hashed)


def _find_token_key(token: Token, algorithm: str, view: CredentialView, circumstances: Circumstances) -> FoundKey:
    """Return the key a token names; where its document is not at hand, the key that the user knows under that name.

    A key the token carries is the last resort: it proves nothing about the issuer.
    """
    try:
        found = find_token_key(token.header, circumstances.documents)
    except FetchError:
        known = _known_key(token, algorithm, view, circumstances)
        if known is None:
            raise
        return known
    known = _known_key(token, algorithm, view, circumstances) if found.source is KeySource.HEADER else None
    return known or found


def _known_key(token: Token, algorithm: str, view: CredentialView, circumstances: Circumstances) -> FoundKey | None:
    kid, trusted = token.header.get("kid"), circumstances.trusted(view.issuer.id)
    if trusted is None or not isinstance(kid, str):
        return None
    keys = trusted.keys_for(kid)
    holding = next((key for key in keys if _holds(token, algorithm, key)), None)
    if holding is None and kid in trusted.key_ids:
        holding = keys[0]
    return FoundKey(holding, trusted.id, KeySource.TRUST) if holding is not None else None


def _holds(token: Token, algorithm: str, key: PublicKey) -> bool:
    return algorithm in algorithms(key.kind) and key.verify(token.signature, token.signing_input)


def _with_known_key(
    document: JsonObject, place: int, result: ProofResult, view: CredentialView, circumstances: Circumstances
) -> ProofResult:
    """Return the result of a proof whose key is not at hand, by the key that the user knows under its address.

    A key without an address counts only where the proof holds with it: that it does not fit proves nothing.
    """
    trusted = circumstances.trusted(view.issuer.id)
    if result.code is not Code.KEY_UNAVAILABLE or result.method is None or trusted is None:
        return result
    for key in trusted.keys_for(result.method):
        if key.kind is KeyKind.RSA:
            continue
        documents = {**circumstances.documents, **controller_document(result.method, key)}
        again = check_proofs(document, documents, circumstances.now)[place]
        if again.outcome in {Outcome.PASS, Outcome.WARN} or result.method in trusted.key_ids:
            return again
    return result


def _check_claims(payload: JsonObject, view: CredentialView, now: datetime) -> None:
    for claim, value in (("iss", view.issuer.id), ("sub", view.subject_id), ("jti", view.id)):
        if claim in payload and payload[claim] != value:
            raise InputError(Code.CLAIM_MISMATCH, field=claim)
    wrapped = payload.get("vc")
    if isinstance(wrapped, dict) and any(payload.get(name, value) != value for name, value in wrapped.items()):
        raise InputError(Code.CLAIM_MISMATCH, field="vc")  # two credentials in one token: none is chosen
    _check_instant(payload, "nbf", view.valid_from)
    if "vc" in payload or view.valid_until is not None:
        _check_instant(payload, "exp", view.valid_until)
    expires = payload.get("exp")
    if _is_number(expires) and float(str(expires)) < now.timestamp() and view.valid_until is None:
        raise InputError(Code.PROOF_EXPIRED, field="exp")


def _check_instant(payload: JsonObject, claim: str, written: str | None) -> None:
    if claim not in payload:
        return
    value = payload[claim]
    if not _is_number(value) or written is None:
        raise InputError(Code.CLAIM_MISMATCH, field=claim)
    if int(float(str(value))) != int(parse_time(written).timestamp()):
        raise InputError(Code.CLAIM_MISMATCH, field=claim)


def _is_number(value: JsonValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _bind(result: ProofResult, issuer_id: str | None, circumstances: Circumstances) -> Binding | None:
    """Say how a proof's key relates to the issuer (Issuer binding: controller, then the user's own trust list)."""
    found = result.found
    if found is None and result.code is Code.ANCHOR_NOT_CHECKED and issuer_id and result.method:
        signer = result.method.partition("#")[0]
        differs = issuer_id.startswith("did:") and signer.startswith("did:") and signer != issuer_id
        return Binding.DIFFERS if differs else None
    if found is None or issuer_id is None:
        return None
    trusted = circumstances.trusted(issuer_id)
    if trusted is not None and trusted.keys:
        if found.key in trusted.keys:
            return Binding.BOUND
        return Binding.DIFFERS if issuer_id.startswith("did:") else Binding.UNPROVEN
    if found.source is KeySource.DID and found.controller == issuer_id:
        return Binding.BOUND
    if found.source is KeySource.DOCUMENT and found.controller == issuer_id.partition("#")[0]:
        return Binding.BOUND
    return Binding.DIFFERS if issuer_id.startswith("did:") else Binding.UNPROVEN


def issuer_check(binding: Binding | None, view: CredentialView, *, trusted: bool) -> Check:
    """Return the issuer line: bound and known is good, another DID's key is bad, the rest is open."""
    spec = "Verification: Issuer"
    facts = (("issuer", view.issuer.name or view.issuer.id or ""), ("id", view.issuer.id or ""))
    if view.issuer.id is None:
        return Check(CheckName.ISSUER, Outcome.FAIL, Code.CREDENTIAL_MISSING_ISSUER, spec, facts)
    if binding is None:
        return Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.ISSUER_UNKNOWN, spec, facts)
    if binding is Binding.DIFFERS:
        return Check(CheckName.ISSUER, Outcome.FAIL, Code.PROOF_KEY_NOT_ISSUER, spec, facts)
    if binding is Binding.UNPROVEN:
        return Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.PROOF_KEY_UNPROVEN, spec, facts)
    if trusted:
        return Check(CheckName.ISSUER, Outcome.PASS, None, spec, facts)
    return Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.ISSUER_UNKNOWN, spec, facts)


def told_apart(check: Check, view: CredentialView, circumstances: Circumstances) -> Check:
    """Return the check with a warning where a stranger bears a name like that of an issuer the user knows."""
    if check.outcome is not Outcome.UNKNOWN or circumstances.trusted(view.issuer.id) is not None:
        return check
    known = find_lookalike(view.issuer.name, view.issuer.id, circumstances.trust)
    if known is None:
        return check
    return Check(check.name, Outcome.WARN, Code.TEXT_CONFUSABLE, check.spec, (*check.facts, ("known", known.name)))


def unchecked_signature(format_: BadgeFormat, code: Code) -> Check:
    """Return the signature check of a format whose proof is not computed here."""
    return Check(CheckName.SIGNATURE, Outcome.UNKNOWN, code, _SPEC, (("format", format_.value),))
