"""The data model laid out for one yes or no: most documents are sound, and need no path to any problem.

Where this says no, `badgedesk.core.model.structure` walks again and says what is wrong and where. A no costs that
walk; a yes must never be said where the walk would find something.
"""

from collections.abc import Callable

from badgedesk.core.model.schema import CLASSES, ClassRule, Kind, Member
from badgedesk.core.strictjson import JsonObject, JsonValue

Accepts = Callable[[JsonValue, Member], bool]
"""Says whether a plain single value is what a member wants."""
_Test = Callable[[JsonValue], bool]


class Shapes:
    """The classes of the data model, compiled once.

    Args:
        simple: for each kind of plain value, the check that the walk makes.
    """

    def __init__(self, simple: dict[Kind, Accepts]) -> None:
        self._simple = simple
        self._shapes = {name: _Shape(rule) for name, rule in CLASSES.items()}
        for name, rule in CLASSES.items():
            tests = self._shapes[name].tests
            for member, wanted in rule.members.items():
                test = self._test(wanted)
                tests[member] = None if test is _is_text else test

    def holds(self, name: str, node: JsonObject) -> bool:
        """Return whether ``node`` is a sound object of the class ``name``, without even a warning."""
        return self._shapes[name].holds(node)

    def _test(self, member: Member) -> _Test:
        single = self._single(member)
        return _every(single) if member.many else single

    def _single(self, member: Member) -> _Test:
        if member.kind is Kind.OBJECT:
            holds = self._shapes[member.of].holds
            if not member.or_uri:
                return holds
            is_address = _bound(self._simple[Kind.URI], member)
            return lambda value: is_address(value) if isinstance(value, str) else holds(value)
        if member.kind in {Kind.TEXT, Kind.LANGUAGE_TEXT}:
            return _is_text
        return _bound(self._simple[member.kind], member)


class _Shape:
    """One class.

    Attributes:
        tests: what each member must be; None for any text.
    """

    __slots__ = ("_accepted", "_open", "_required", "_type_single", "tests")

    def __init__(self, rule: ClassRule) -> None:
        self.tests: dict[str, _Test | None] = {}
        self._required = frozenset(name for name, member in rule.members.items() if member.required)
        self._accepted = frozenset((rule.type_name, *rule.alternatives)) if rule.type_name else None
        self._type_single = rule.type_single
        self._open = not rule.closed

    def holds(self, node: JsonValue) -> bool:
        if not isinstance(node, dict) or (self._accepted is not None and not self._is_typed(node.get("type"))):
            return False
        get = self.tests.get
        for name, value in node.items():
            test = get(name, _any)
            if test is None:
                if not isinstance(value, str):
                    return False
            elif test is _any:
                if name != "type" and not self._open:
                    return False
            elif not test(value):
                return False
        return self._required <= node.keys()

    def _is_typed(self, value: JsonValue) -> bool:
        accepted = self._accepted or frozenset()
        if isinstance(value, str):
            return value in accepted
        if self._type_single or not isinstance(value, list):
            return False
        return not accepted.isdisjoint([item for item in value if isinstance(item, str)])


def _bound(accepts: Accepts, member: Member) -> _Test:
    return lambda value: accepts(value, member)


def _every(test: _Test) -> _Test:
    """Return the test of a list that is not empty; a single value without its list is left to the walk."""

    def holds(value: JsonValue) -> bool:
        if not isinstance(value, list) or not value:
            return False
        return all(map(test, value))

    return holds


def _any(_: JsonValue) -> bool:
    return True


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str)
