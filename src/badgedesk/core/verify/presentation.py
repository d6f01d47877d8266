"""Presentations: who shows credentials, for which question, and what these come to.

Spec: Verifiable Credentials Data Model 2.0, Presentations; Verifiable Credential Data Integrity 1.0, ``challenge`` and
``domain``.
"""

from dataclasses import replace
from typing import Final

from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.credential import CredentialView, IssuerView, as_list, text, view_credential
from badgedesk.core.model.report import Check, CheckName, InnerReport, Outcome, Role, Verdict
from badgedesk.core.proof import PRESENTED, ProofResult, check_proofs
from badgedesk.core.proof.token import Token, parse_token
from badgedesk.core.strictjson import JsonObject
from badgedesk.core.verify.circumstances import Circumstances
from badgedesk.core.verify.inner import Found, InnerSummary
from badgedesk.core.verify.signature import Secured, check_token, sum_up

_SPEC: Final = "Presentations"


def view_presentation(document: JsonObject) -> CredentialView:
    """Return the view on a presentation; its holder stands where a credential has its issuer."""
    holder = document.get("holder")
    identifier = text(holder.get("id")) if isinstance(holder, dict) else text(holder)
    name = text(holder.get("name")) if isinstance(holder, dict) else None
    return replace(view_credential(document), issuer=IssuerView(id=identifier, name=name))


def check_presented(
    document: JsonObject, view: CredentialView, token: Token | None, circumstances: Circumstances
) -> Secured:
    """Check the holder's own signature, and that it answers the question asked.

    A presentation without one is open: it says nothing about who shows it.
    """
    results = _results(document, view, token, circumstances)
    secured = sum_up(results, view, circumstances)
    if not results:
        missing = Check(CheckName.SIGNATURE, Outcome.UNKNOWN, Code.PROOF_MISSING, _SPEC)
        return replace(secured, signature=missing)
    return secured


def _results(
    document: JsonObject, view: CredentialView, token: Token | None, circumstances: Circumstances
) -> tuple[ProofResult, ...]:
    asked = (("challenge", circumstances.challenge), ("domain", circumstances.domain))
    if token is not None:
        result = check_token(token, view, circumstances)
        claims = {"challenge": token.payload.get("nonce"), "domain": token.payload.get("aud")}
        return (_answering(result, claims, asked),)
    try:
        results = check_proofs(document, circumstances.documents, circumstances.now, PRESENTED)
    except InputError as error:
        return (ProofResult("", Outcome.FAIL, error.code, facts=tuple(error.facts.items())),)
    proofs = [proof if isinstance(proof, dict) else {} for proof in as_list(document.get("proof"))]
    return tuple(_answering(result, proof, asked) for result, proof in zip(results, proofs, strict=True))


def _answering(result: ProofResult, said: JsonObject, asked: tuple[tuple[str, str | None], ...]) -> ProofResult:
    facts = tuple((name, str(said[name])) for name, _ in asked if said.get(name) is not None)
    for name, wanted in asked:
        if wanted is not None and wanted not in as_list(said.get(name)):
            return replace(result, outcome=Outcome.FAIL, code=Code.PROOF_CHALLENGE, facts=(("field", name), *facts))
    return replace(result, facts=(*result.facts, *facts))


def check_shown(view: CredentialView, secured: Secured, inner: tuple[InnerReport, ...], summary: InnerSummary) -> Check:
    """Return the issuer line: whose credentials these are, once the holder's own key is settled."""
    if view.issuer.id is None:
        return Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.PROOF_KEY_UNPROVEN, _SPEC)
    if secured.issuer.outcome is Outcome.FAIL:
        return secured.issuer  # somebody else than the holder signed
    facts = (("holder", view.issuer.id), ("count", str(len(inner))))
    if summary.unsigned:
        where = (("path", ", ".join(summary.unsigned[:5])),)
        return Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.INNER_UNSIGNED, _SPEC, facts + where)
    if not inner or any(item.report.verdict is not Verdict.PASS for item in inner):
        where = (("path", ", ".join(summary.open[:5])),)
        return Check(CheckName.ISSUER, Outcome.UNKNOWN, Code.INNER_OPEN, _SPEC, facts + where)
    if secured.issuer.code is Code.PROOF_KEY_UNPROVEN:
        return secured.issuer
    return Check(
        CheckName.ISSUER, Outcome.PASS, None, _SPEC, (("issuer", "everybody who signed what is inside"), *facts)
    )


def check_holder(view: CredentialView, found: list[Found]) -> Check:
    """Return the recipient line: whether who shows the credentials is who they were awarded to."""
    subjects = {subject for item in found if (subject := _subject(item)) is not None}
    if view.issuer.id is None or not subjects:
        return Check(CheckName.RECIPIENT, Outcome.UNKNOWN, Code.IDENTITY_NOT_CHECKED, _SPEC)
    if subjects == {view.issuer.id}:
        return Check(CheckName.RECIPIENT, Outcome.PASS, None, _SPEC, (("recipient", view.issuer.id),))
    return Check(CheckName.RECIPIENT, Outcome.WARN, Code.HOLDER_DIFFERS, _SPEC, (("holder", view.issuer.id),))


def _subject(item: Found) -> str | None:
    if item.role is not Role.CREDENTIAL:
        return None
    try:
        document = parse_token(item.content).credential if isinstance(item.content, str) else item.content
    except InputError:
        return None
    return view_credential(document).subject_id
