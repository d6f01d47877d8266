"""Whether a document follows the Open Badges 3.0 data model: one walk, with a JSON path for every problem.

Spec: Open Badges 3.0, Verification, Conformance; Verifiable Credentials Data Model 2.0, Basic Concepts.
"""

import re
from dataclasses import dataclass
from typing import Final

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import Code, InputError
from badgedesk.core.model.clr import ASSOCIATIONS, CLR_CLASSES
from badgedesk.core.model.parts import SoundParts
from badgedesk.core.model.schema import CLASSES, ENUMERATIONS, EXTENSION, LANGUAGE, ClassRule, Kind, Member
from badgedesk.core.model.shape import Shapes, Test
from badgedesk.core.strictjson import JsonObject, JsonValue

VCDM_1: Final = "https://www.w3.org/2018/credentials/v1"
VCDM_2: Final = "https://www.w3.org/ns/credentials/v2"
OB_CONTEXT: Final = re.compile(r"https://purl\.imsglobal\.org/spec/ob/v3p0/context(-3\.\d\.\d)*\.json")
_OB_CURRENT: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\"<>\\^`{|}\x00-\x20]*")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_URI: Final = bytes(range(0x21)) + b'"<>\\^`{|}'
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]{2,}")
_ENUMERATIONS: Final = {**ENUMERATIONS, "AssociationType": (ASSOCIATIONS, False)}
_LANGUAGE_KEYS: Final = frozenset({"@value", "@language", "@direction"})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the data model does not allow; a warning where it is in circulation and harmless."""

    path: str
    code: Code
    warning: bool = False


def validate_badge(document: JsonObject, parts: SoundParts | None = None) -> tuple[Problem, ...]:
    """Return every problem of an AchievementCredential or EndorsementCredential document, in document order.

    Beyond the published schema: the subject should have an id or an identifier, results must refer to results that
    the achievement describes, and their values must be allowed there.

    Args:
        document: the whole document.
        parts: objects that many documents share, which are looked into once.
    """
    walk = Walk()
    types = types_of(document)
    name = "EndorsementCredential" if "EndorsementCredential" in types else "AchievementCredential"
    walk.envelope(document)
    if not _SHAPES.holds(name, document if parts is None else parts.taken_out(document, _SHAPES)):
        walk.check_class(document, PLANS[name], "$")
    subject = document.get("credentialSubject")
    if name == "AchievementCredential" and isinstance(subject, dict):
        walk.subject(subject)
    return tuple(walk.problems)


def is_absolute(text: str) -> bool:
    """Return whether ``text`` is an absolute address (a scheme, a colon, no blanks)."""
    if text.isascii():
        data = text.encode()
        return _SCHEME.match(text) is not None and len(data.translate(None, _NOT_IN_URI)) == len(data)
    return _URI.fullmatch(text) is not None


class Walk:
    """Collects problems while it walks a document once."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, path: str, code: Code = Code.CREDENTIAL_SCHEMA, *, warning: bool = False) -> None:
        """Add one problem."""
        self.problems.append(Problem(path, code, warning))

    def envelope(self, document: JsonObject, *, badge: bool = True) -> None:
        """Check what every credential has: contexts, types and dates."""
        contexts = document.get("@context")
        listed = contexts if isinstance(contexts, list) else [contexts]
        first = listed[0] if listed else None
        if not isinstance(first, str) or first not in {VCDM_1, VCDM_2}:
            self.add("$['@context'][0]", Code.CONTEXT_ORDER)
        if badge:
            self._badge_context(listed)
        if "VerifiableCredential" not in types_of(document):
            self.add("$.type")
        self._dates(document, legacy=first == VCDM_1, needed=badge or first == VCDM_1)

    def _badge_context(self, listed: list[JsonValue]) -> None:
        badge_contexts = [
            (place, address)
            for place, address in enumerate(listed)
            if isinstance(address, str) and OB_CONTEXT.fullmatch(address)
        ]
        if not badge_contexts:
            self.add("$['@context'][1]", Code.CONTEXT_ORDER)
        elif badge_contexts[0][0] != 1:
            self.add("$['@context'][1]", Code.CONTEXT_ORDER, warning=True)
        elif badge_contexts[0][1] != _OB_CURRENT:
            self.add("$['@context'][1]", Code.CREDENTIAL_OLD_CONTEXT, warning=True)

    def _dates(self, document: JsonObject, *, legacy: bool, needed: bool) -> None:
        start, end = ("issuanceDate", "expirationDate") if legacy else ("validFrom", "validUntil")
        if start not in document and needed:
            self.add(f"$.{start}", Code.CREDENTIAL_DATE)
        times = []
        for name in (start, end):
            if name in document:
                value = document[name]
                if not _is_time(value):
                    self.add(f"$.{name}", Code.CREDENTIAL_DATE)
                times.append(value)
        if len(times) == 2 and all(isinstance(time, str) for time in times):  # noqa: PLR2004 - start and end
            self.in_order(str(times[0]), str(times[1]), f"$.{end}")

    def in_order(self, start: str, end: str, path: str) -> None:
        """Add a problem at ``path`` where ``end`` is before ``start``."""
        try:
            if parse_time(end) < parse_time(start):
                self.add(path, Code.CREDENTIAL_DATE)
        except InputError:
            return  # the malformed time itself is already listed

    def check_class(self, node: JsonObject, plan: "Plan", path: str) -> None:
        """Check an object and all in it against a class."""
        self._type(node, plan, path)
        for name, value in node.items():
            step = plan.steps.get(name)
            if step is None:
                if plan.closed and name != "type":
                    self.add(f"{path}.{name}")
            elif step.accepts is None or not step.accepts(value):
                self._member(value, step.member, f"{path}.{name}")
        for name in plan.required:
            if name not in node:
                code = Code.CREDENTIAL_MISSING_ISSUER if name == "issuer" else Code.CREDENTIAL_SCHEMA
                self.add(f"{path}.{name}", code, warning=plan.steps[name].member.lenient)

    def _type(self, node: JsonObject, plan: "Plan", path: str) -> None:
        if plan.accepted is None:
            return
        value = node.get("type")
        if isinstance(value, str):
            named = value in plan.accepted
        else:
            named = isinstance(value, list) and any(isinstance(item, str) and item in plan.accepted for item in value)
        if not named:
            self.add(f"{path}.type")
        elif plan.type_single and not isinstance(value, str):
            self.add(f"{path}.type", warning=True)

    def _member(self, value: JsonValue, member: Member, path: str) -> None:
        if not member.many:
            self._value(value, member, path)
            return
        if not isinstance(value, list):
            if not member.single_too:
                self.add(path, warning=True)
            self._value(value, member, path)
            return
        if not value and not path.endswith(".proof"):
            self.add(path, warning=True)
        for place, item in enumerate(value):
            self._value(item, member, f"{path}[{place}]")

    def _value(self, value: JsonValue, member: Member, path: str) -> None:
        if member.kind is Kind.OBJECT:
            self._object(value, member, path)
        elif member.kind is Kind.LANGUAGE_TEXT:
            self._language_text(value, path)
        elif (test := _test_of(member)) is not None and not test(value):
            date = member.kind in {Kind.DATE, Kind.DATE_TIME}
            own_term = member.kind is Kind.ENUM and isinstance(value, str)  # in circulation, meaning intact
            self.add(path, Code.CREDENTIAL_DATE if date else Code.CREDENTIAL_SCHEMA, warning=own_term)

    def _object(self, value: JsonValue, member: Member, path: str) -> None:
        if isinstance(value, dict):
            self.check_class(value, PLANS[member.of], path)
        elif isinstance(value, str) and member.or_uri and is_absolute(value):
            return
        elif isinstance(value, str) and member.of == "Image" and is_absolute(value):
            self.add(path, warning=True)  # a bare address: not allowed, yet in circulation
        else:
            self.add(path)

    def _language_text(self, value: JsonValue, path: str) -> None:
        if isinstance(value, str):
            return
        texts = value if isinstance(value, list) else [value]
        if not texts:
            self.add(path)
        for item in texts:
            if isinstance(item, dict):
                if not isinstance(item.get("@value"), str) or item.keys() - _LANGUAGE_KEYS:
                    self.add(path)
            else:
                self.add(path, warning=isinstance(item, str))

    def subject(self, subject: JsonObject) -> None:
        """Check what no schema says of an AchievementSubject: whose it is, and its results."""
        if not subject.get("id") and not subject.get("identifier"):
            self.add("$.credentialSubject.identifier", warning=True)  # whoever holds it: in circulation
        achievement = subject.get("achievement")
        results = subject.get("result")
        if not isinstance(achievement, dict) or not isinstance(results, list):
            return
        described = achievement.get("resultDescription")
        known: dict[str, JsonObject] = {}
        for item in described if isinstance(described, list) else []:
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                known[str(item["id"])] = item
        for place, result in enumerate(results):
            if isinstance(result, dict) and "resultDescription" in result:
                self._result(result, known, f"$.credentialSubject.result[{place}]")

    def _result(self, result: JsonObject, known: dict[str, JsonObject], path: str) -> None:
        reference = result["resultDescription"]
        description = known.get(reference) if isinstance(reference, str) else None
        if description is None:
            self.add(f"{path}.resultDescription")
            return
        if description.get("resultType") == "Status" and "status" not in result:
            self.add(f"{path}.status")
        allowed = description.get("allowedValue")
        if isinstance(allowed, list) and allowed and "value" in result and result["value"] not in allowed:
            self.add(f"{path}.value")
        if "value" in result and not _in_range(result["value"], description):
            self.add(f"{path}.value")
        levels = description.get("rubricCriterionLevel")
        if "achievedLevel" in result and isinstance(levels, list):
            ids = [level.get("id") for level in levels if isinstance(level, dict)]
            if result["achievedLevel"] not in ids:
                self.add(f"{path}.achievedLevel")


def _in_range(value: JsonValue, description: JsonObject) -> bool:
    """Return whether a numeric value keeps the described bounds; what is not a number has none."""
    try:
        number = float(str(value))
        low, high = description.get("valueMin"), description.get("valueMax")
        return (low is None or float(str(low)) <= number) and (high is None or number <= float(str(high)))
    except ValueError:
        return True


def types_of(node: JsonObject) -> tuple[str, ...]:
    """Return the type names of an object, written alone or in an array."""
    value = node.get("type")
    listed = value if isinstance(value, list) else [value]
    return tuple(item for item in listed if isinstance(item, str))


def _are_types(value: JsonValue) -> bool:
    listed = value if isinstance(value, list) else [value]
    return bool(listed) and all(isinstance(item, str) and item for item in listed)


def is_uri(value: JsonValue) -> bool:
    """Return whether ``value`` is the text of an absolute address."""
    return isinstance(value, str) and is_absolute(value)


def _is_time(value: JsonValue) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parse_time(value)
    except InputError:
        return False
    return True


def _term_of(name: str) -> Test:
    """Return the test whether a value is a term of the enumeration ``name``."""
    terms, open_ended = _ENUMERATIONS[name]

    def is_term(value: JsonValue) -> bool:
        if not isinstance(value, str):
            return False
        return value in terms or (open_ended and EXTENSION.fullmatch(value) is not None)

    return is_term


_SIMPLE: Final[dict[Kind, Test]] = {
    Kind.TYPES: _are_types,
    Kind.TEXT: lambda value: isinstance(value, str),
    Kind.URI: is_uri,
    Kind.BOOLEAN: lambda value: isinstance(value, bool),
    Kind.NUMBER: lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    Kind.DATE_TIME: _is_time,
    Kind.DATE: lambda value: isinstance(value, str) and _DATE.fullmatch(value) is not None,
    Kind.PATTERN: lambda value: isinstance(value, str) and LANGUAGE.fullmatch(value) is not None,
    Kind.TOKEN: lambda value: isinstance(value, str) and _TOKEN.fullmatch(value) is not None,
}
_TERMS: Final = {name: _term_of(name) for name in _ENUMERATIONS}


def _test_of(member: Member) -> Test | None:
    """Return the check that a plain single value of a member needs; None where it is none."""
    return _TERMS[member.of] if member.kind is Kind.ENUM else _SIMPLE.get(member.kind)


@dataclass(frozen=True, slots=True)
class _Step:
    """One member of a class, with the check that a plain single value needs; None for all others."""

    member: Member
    accepts: Test | None


class Plan:
    """A class rule laid out for the walk."""

    __slots__ = ("accepted", "closed", "required", "steps", "type_single")

    def __init__(self, rule: ClassRule) -> None:
        self.steps = {
            name: _Step(member, None if member.many else _test_of(member)) for name, member in rule.members.items()
        }
        self.required = tuple(name for name, member in rule.members.items() if member.required)
        self.accepted = frozenset((rule.type_name, *rule.alternatives)) if rule.type_name else None
        self.type_single = rule.type_single
        self.closed = rule.closed


PLANS: Final = {name: Plan(rule) for name, rule in (CLASSES | CLR_CLASSES).items()}
_SHAPES: Final = Shapes(_test_of)
