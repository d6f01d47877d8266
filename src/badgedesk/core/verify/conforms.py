"""The structure check: which model a document must follow, and what came of it.

Spec: Open Badges 3.0, Verification, Conforms; Verifiable Credentials Data Model 2.0, Conformance.
"""

from collections.abc import Iterable
from typing import Final

from badgedesk.core import limits
from badgedesk.core.canon import to_statements
from badgedesk.core.canon.inline import with_inline_contexts
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.assertion import is_ob2, is_ob2_part, validate_assertion
from badgedesk.core.model.plain import validate_credential, validate_presentation, validate_record
from badgedesk.core.model.report import BadgeFormat, Check, CheckName, Outcome
from badgedesk.core.model.structure import Problem, types_of, validate_badge
from badgedesk.core.status import read_status_list
from badgedesk.core.strictjson import JsonObject
from badgedesk.core.verify.hosted import Linked, hosted_problems
from badgedesk.core.verify.inner import InnerSummary
from badgedesk.core.verify.receive import Received

_SPEC: Final = "Verification: Conforms"
_LEGACY_SPEC: Final = "Open Badges 2.0, Assertion"
_VALIDATORS: Final = {
    BadgeFormat.OB3_EMBEDDED: validate_badge,
    BadgeFormat.OB3_JWT: validate_badge,
    BadgeFormat.CLR2: validate_record,
    BadgeFormat.PRESENTATION: validate_presentation,
}
_BADGES: Final = frozenset({BadgeFormat.OB3_EMBEDDED, BadgeFormat.OB3_JWT, BadgeFormat.CLR2, BadgeFormat.PRESENTATION})
_MEANINGLESS: Final = frozenset({Code.CONTEXT_ORDER, Code.CREDENTIAL_SCHEMA})


def check_structure(received: Received, inner: InnerSummary, *, whole: bool) -> Check:
    """Check what a file holds against its model; ``whole`` is false where there was too much inside to look at."""
    problems = _VALIDATORS.get(received.format, validate_credential)(received.document)
    if received.format not in _BADGES:
        problems = (*problems, *_meaning(received.document))
    failure = next((problem for problem in problems if not problem.warning), None)
    if failure is not None:
        return _structure(Outcome.FAIL, failure.code, [failure])
    inside = _check_inside(received, inner, whole=whole)
    if inside is not None:
        return inside
    if received.notes:
        return _structure(Outcome.WARN, received.notes[0], problems)
    if problems:
        return _structure(Outcome.WARN, problems[0].code, problems)
    if received.format is BadgeFormat.STATUS_LIST:
        return _check_list(received)
    if received.format not in _BADGES:
        return _check_other(received)
    return _structure(Outcome.PASS, None, ())


def _check_other(received: Received) -> Check:
    """Check a credential that is no badge; a status list that does not say it is one can answer for nothing."""
    subject = received.document.get("credentialSubject")
    kinds = types_of(subject) if isinstance(subject, dict) else ()
    if {"BitstringStatusList", "StatusList2021"} & set(kinds):
        return _structure(Outcome.FAIL, Code.STATUS_LIST_FORMAT, [Problem("$.type", Code.STATUS_LIST_FORMAT)])
    return _structure(Outcome.WARN, Code.CREDENTIAL_NOT_BADGE, ())


def _check_inside(received: Received, inner: InnerSummary, *, whole: bool) -> Check | None:
    """Return the check that what a record or presentation carries comes to, or None where there is nothing to say."""
    if inner.broken:
        return _named(Outcome.FAIL, Code.INNER_BROKEN, inner.broken)
    if received.format in {BadgeFormat.CLR2, BadgeFormat.PRESENTATION} and not whole:
        return _structure(Outcome.UNKNOWN, Code.INNER_LIMIT, ())
    if received.format is BadgeFormat.CLR2 and inner.open:
        return _named(Outcome.UNKNOWN, Code.INNER_OPEN, inner.open)
    return _named(Outcome.WARN, Code.INNER_UNSIGNED, inner.unsigned) if inner.unsigned else None


def check_legacy_structure(received: Received, linked: Linked | None) -> Check:
    """Check a badge from before 3.0, with the documents around it where it is a hosted one."""
    document = received.document
    if "badge" not in document and not is_ob2(document):
        return Check(CheckName.STRUCTURE, Outcome.UNKNOWN, Code.HOSTED_NOT_FETCHED, _LEGACY_SPEC)
    problems = hosted_problems(document, linked) if linked else validate_assertion(document, hosted=False)
    failure = next((problem for problem in problems if not problem.warning), None)
    if failure is not None:
        return _structure(Outcome.FAIL, failure.code, [failure], _LEGACY_SPEC)
    if linked is not None and linked.renamed:
        facts = (("address", linked.renamed),)
        return Check(CheckName.STRUCTURE, Outcome.WARN, Code.HOSTED_REDIRECTED, _LEGACY_SPEC, facts)
    if received.notes:
        return _structure(Outcome.WARN, received.notes[0], problems, _LEGACY_SPEC)
    if problems:
        return _structure(Outcome.WARN, problems[0].code, problems, _LEGACY_SPEC)
    if is_ob2_part(document):
        return _structure(Outcome.WARN, Code.CREDENTIAL_NOT_BADGE, (), _LEGACY_SPEC)
    return _structure(Outcome.PASS, None, (), _LEGACY_SPEC)


def _meaning(document: JsonObject) -> tuple[Problem, ...]:
    """Return what is wrong with the contexts and types of a document, where they are all known here."""
    bare = {name: value for name, value in document.items() if name != "proof"}
    try:
        whole, contexts = with_inline_contexts(bare)
        to_statements(whole, contexts=contexts)
    except InputError as error:
        of_type = error.code is Code.CREDENTIAL_UNSIGNED_TERM and error.facts.get("field") == "type"
        if of_type or error.code in _MEANINGLESS:
            return (Problem(error.facts.get("path", "$"), error.code),)
    return ()


def _check_list(received: Received) -> Check:
    """Check that a status list, which is no badge, could answer for one.

    Spec: Bitstring Status List v1.0, Validate Algorithm.
    """
    try:
        size = len(read_status_list(received.document).bits)
    except InputError as error:
        return Check(CheckName.STRUCTURE, Outcome.FAIL, error.code, _SPEC, tuple(error.facts.items()))
    if size < limits.STATUS_LIST_TOLERATED_BYTES:
        return _structure(Outcome.FAIL, Code.STATUS_LIST_SHORT, ())
    return _structure(Outcome.WARN, Code.CREDENTIAL_NOT_BADGE, ())


def _named(outcome: Outcome, code: Code, paths: tuple[str, ...]) -> Check:
    return Check(CheckName.STRUCTURE, outcome, code, _SPEC, (("path", ", ".join(paths[:5])),))


def _structure(outcome: Outcome, code: Code | None, problems: Iterable[Problem], spec: str = _SPEC) -> Check:
    paths = ", ".join(problem.path for problem in list(problems)[:5])
    return Check(CheckName.STRUCTURE, outcome, code, spec, (("path", paths),) if paths else ())
