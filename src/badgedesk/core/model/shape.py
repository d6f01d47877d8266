"""The data model laid out for one yes or no: most documents are sound, and need no path to any problem.

Where this says no, `badgedesk.core.model.structure` walks again and says what is wrong and where. A no costs that
walk; a yes must never be said where the walk would find something.
"""

from collections.abc import Callable
from typing import TypeAlias

from badgedesk.core.model.schema import CLASSES, ClassRule, Kind, Member
from badgedesk.core.strictjson import JsonObject, JsonValue

Test: TypeAlias = Callable[[JsonValue], bool]
"""Says whether a value is what is wanted."""


class Shapes:
    """The classes of the data model, compiled once.

    Args:
        test_of: gives the check that the walk makes of a plain single value of a member.
    """

    def __init__(self, test_of: Callable[[Member], Test | None]) -> None:
        self._test_of = test_of
        self._shapes = {name: _Shape(rule) for name, rule in CLASSES.items()}
        for name, rule in CLASSES.items():
            tests = self._shapes[name].tests
            for member, wanted in rule.members.items():
                test = self._test(wanted)
                tests[member] = None if test is _is_text else test

    def holds(self, name: str, node: JsonObject) -> bool:
        """Return whether ``node`` is a sound object of the class ``name``, without even a warning."""
        return self._shapes[name].holds(node)

    def _test(self, member: Member) -> Test:
        single = self._single(member)
        return _every(single) if member.many else single

    def _single(self, member: Member) -> Test:
        if member.kind is Kind.OBJECT:
            holds = self._shapes[member.of].holds
            is_address = self._test_of(Member(Kind.URI)) if member.or_uri else None
            if is_address is None:
                return holds
            return lambda value: is_address(value) if isinstance(value, str) else holds(value)
        test = self._test_of(member)
        return _is_text if test is None or member.kind is Kind.TEXT else test


class _Shape:
    """One class.

    Attributes:
        tests: what each member must be; None for any text.
    """

    __slots__ = ("_accepted", "_open", "_required", "_type_single", "tests")

    def __init__(self, rule: ClassRule) -> None:
        self.tests: dict[str, Test | None] = {}
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
        for name in self._required:  # noqa: SIM110 - most classes require one or two, which a loop finds sooner
            if name not in node:
                return False
        return True

    def _is_typed(self, value: JsonValue) -> bool:
        accepted = self._accepted or frozenset()
        if isinstance(value, str):
            return value in accepted
        if self._type_single or not isinstance(value, list):
            return False
        for item in value:  # noqa: SIM110 - most lists hold one type, which a loop finds sooner
            if isinstance(item, str) and item in accepted:
                return True
        return False


def _every(test: Test) -> Test:
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
