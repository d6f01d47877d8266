"""Frozen dataclasses to JSON and back, strictly, by their own annotations.

A member equal to its default is left out. Unions of classes are objects whose ``kind`` names the class. Reading
refuses what writing would not have written: unknown or missing members, other types, values outside their marks.
"""

import base64
import binascii
import dataclasses
import math
import threading
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Annotated, Any, Final, TypeVar, cast, get_args, get_origin

from badgedesk.core.errors import Code, DesignError
from badgedesk.core.strictjson import JsonValue
from badgedesk.design.outlines.geometry import Affine
from badgedesk.design.outlines.path import FURTHEST_PX, Path, parse_path
from badgedesk.design.ranges import Length, Pattern, Pieces, Range

_LARGEST: Final = 1e9
_AFFINE_NUMBERS: Final = 6
_T = TypeVar("_T")


@dataclasses.dataclass(frozen=True, slots=True)
class Kinds:
    """The names under which the classes of unions stand in files; they outlive renamings of the classes."""

    names: Mapping[str, type]

    def name_of(self, kind: type) -> str:
        """Return the name of a class."""
        for name, found in self.names.items():
            if found is kind:
                return name
        raise KeyError(kind)


@dataclasses.dataclass(frozen=True, slots=True)
class _Rule:
    """How values of one type are written and read; both are told where they are, for the fault."""

    write: Callable[[Any, str], JsonValue]
    read: Callable[[Any, str], Any]


class Codec:
    """Writes and reads values of the classes it is asked for; rules are made once per type."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self._rules: dict[Any, _Rule] = {}
        self._begun: dict[Any, _Rule] = {}
        self._lock = threading.RLock()

    def write(self, value: object) -> JsonValue:
        """Return ``value``, a dataclass, as JSON.

        Raises:
            DesignError: `Code.DESIGN_LIMIT`, a member holds what reading would refuse.
        """
        return self._rule(type(value)).write(value, "")

    def read(self, kind: type[_T], json: JsonValue) -> _T:
        """Return the value of class ``kind`` that was written as ``json``.

        Raises:
            DesignError: `Code.DESIGN_FORMAT`, with the path of the first member at fault.
        """
        return cast(_T, self._rule(kind).read(json, ""))

    def _rule(self, kind: Any) -> _Rule:
        rule = self._rules.get(kind)
        if rule is None:
            with self._lock:  # a window saves in the background while it loads
                rule = self._rules.get(kind) or self._begun.get(kind)
                if rule is None:
                    self._begun[kind] = self._forward(kind)
                    rule = self._rules[kind] = self._made(kind)
                    del self._begun[kind]
        return rule

    def _forward(self, kind: Any) -> _Rule:
        """Return the rule that a recursive type meets while its own is being made."""

        def write(value: object, path: str) -> JsonValue:
            return self._rule(kind).write(value, path)

        def read(json: object, path: str) -> object:
            return self._rule(kind).read(json, path)

        return _Rule(write, read)

    def _made(self, kind: Any) -> _Rule:
        if isinstance(kind, typing.NewType):
            return self._rule(kind.__supertype__)
        origin = get_origin(kind)
        if origin is Annotated:
            return _marked(self._rule(get_args(kind)[0]), get_args(kind)[1:])
        if origin is tuple:
            return _sequence(self._rule(get_args(kind)[0]))
        if origin in {typing.Union, types.UnionType}:
            return self._union(get_args(kind))
        if kind in _PLAIN:
            return _PLAIN[kind]
        if issubclass(kind, Enum):
            return _choice(kind)
        return self._object(kind)

    def _union(self, members: tuple[Any, ...]) -> _Rule:
        rest = tuple(member for member in members if member is not type(None))
        rule = self._rule(rest[0]) if len(rest) == 1 else self._kind_of(rest)
        if len(rest) == len(members):
            return rule
        return _Rule(
            lambda value, path: None if value is None else rule.write(value, path),
            lambda json, path: None if json is None else rule.read(json, path),
        )

    def _kind_of(self, members: tuple[Any, ...]) -> _Rule:
        by_name = {self.kinds.name_of(member): member for member in members}
        names = {member: name for name, member in by_name.items()}

        def write(value: object, path: str) -> JsonValue:
            written = self._rule(type(value)).write(value, path)
            return {"kind": names[type(value)], **cast(Mapping[str, JsonValue], written)}

        def read(json: Any, path: str) -> object:
            if not isinstance(json, Mapping) or json.get("kind") not in by_name:
                raise _wrong(path + ".kind", json.get("kind") if isinstance(json, Mapping) else json)
            members = {name: value for name, value in json.items() if name != "kind"}
            return self._rule(by_name[json["kind"]]).read(members, path)

        return _Rule(write, read)

    def _object(self, kind: type) -> _Rule:
        fields = [(field, self._rule(_hints(kind)[field.name])) for field in dataclasses.fields(kind) if field.init]
        by_name = {field.name: (field, rule) for field, rule in fields}
        needed = [field.name for field, _ in fields if field.default is dataclasses.MISSING]

        def write(value: object, path: str) -> JsonValue:
            written: dict[str, JsonValue] = {}
            for field, rule in fields:
                member = getattr(value, field.name)
                if field.default is dataclasses.MISSING or member != field.default:
                    written[field.name] = rule.write(member, f"{path}.{field.name}")
            return written

        def read(json: Any, path: str) -> object:
            if not isinstance(json, Mapping):
                raise _wrong(path, json)
            members: dict[str, Any] = {}
            for name, value in json.items():
                at = f"{path}.{name}"
                if name not in by_name:
                    raise _wrong(at, "?")
                members[name] = by_name[name][1].read(value, at)
            absent = [name for name in needed if name not in members]
            if absent:
                raise _wrong(".".join((path, absent[0])), "")
            return kind(**members)

        return _Rule(write, read)


@lru_cache(maxsize=128)
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind, include_extras=True)


def _wrong(path: str, value: object) -> DesignError:
    return DesignError(Code.DESIGN_FORMAT, path=path.removeprefix("."), value=value)


def _too_much(path: str, value: object) -> DesignError:
    return DesignError(Code.DESIGN_LIMIT, path=path.removeprefix("."), value=value)


def _marked(rule: _Rule, marks: tuple[Any, ...]) -> _Rule:
    checks = [mark for mark in marks if isinstance(mark, Range | Pattern | Length | Pieces)]

    def write(value: Any, path: str) -> JsonValue:
        if not all(check.allows(value) for check in checks):
            raise _too_much(path, value)
        return rule.write(value, path)

    def read(json: Any, path: str) -> Any:
        value = rule.read(json, path)
        if not all(check.allows(value) for check in checks):
            raise _wrong(path, value)
        return value

    return _Rule(write, read)


def _sequence(rule: _Rule) -> _Rule:
    def write(value: Sequence[Any], path: str) -> JsonValue:
        return [rule.write(member, f"{path}[{index}]") for index, member in enumerate(value)]

    def read(json: Any, path: str) -> tuple[Any, ...]:
        if not isinstance(json, list):
            raise _wrong(path, json)
        return tuple(rule.read(member, f"{path}[{index}]") for index, member in enumerate(json))

    return _Rule(write, read)


def _choice(kind: type[Enum]) -> _Rule:
    by_value = {member.value: member for member in kind}

    def read(json: Any, path: str) -> Enum:
        if not isinstance(json, str) or json not in by_value:
            raise _wrong(path, json)
        return by_value[json]

    return _Rule(lambda value, _path: cast(str, value.value), read)


def _write_number(value: float, path: str) -> JsonValue:
    if not math.isfinite(value) or abs(value) > _LARGEST:
        raise _too_much(path, value)
    return int(value) if value == int(value) else value


def _read_number(json: Any, path: str) -> float:
    if isinstance(json, bool) or not isinstance(json, int | float) or not abs(json) <= _LARGEST:
        raise _wrong(path, json)
    return float(json)


def _read_whole(json: Any, path: str) -> int:
    if isinstance(json, bool) or not isinstance(json, int):
        raise _wrong(path, json)
    return json


def _read_truth(json: Any, path: str) -> bool:
    if not isinstance(json, bool):
        raise _wrong(path, json)
    return json


def _write_text(value: str, path: str) -> JsonValue:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise _too_much(path, value) from error
    return value


def _read_text(json: Any, path: str) -> str:
    if not isinstance(json, str):
        raise _wrong(path, json)
    return json


def _read_bytes(json: Any, path: str) -> bytes:
    try:
        return base64.b64decode(_read_text(json, path), validate=True)
    except (ValueError, binascii.Error) as error:
        raise _wrong(path, json) from error


def _write_path(value: Path, path: str) -> JsonValue:
    if not all(abs(number) <= FURTHEST_PX for number in value.numbers):
        raise _too_much(path, "path")
    return value.exact()


def _read_path(json: Any, path: str) -> Path:
    try:
        return parse_path(_read_text(json, path))
    except DesignError as error:
        raise _wrong(path, error.facts.get("value", "")) from error


def _write_affine(value: Affine, path: str) -> JsonValue:
    return [_write_number(number, path) for number in (value.a, value.b, value.c, value.d, value.e, value.f)]


def _read_affine(json: Any, path: str) -> Affine:
    if not isinstance(json, list) or len(json) != _AFFINE_NUMBERS:
        raise _wrong(path, json)
    return Affine(*(_read_number(number, path) for number in json))


_PLAIN: Final[dict[Any, _Rule]] = {
    float: _Rule(_write_number, _read_number),
    int: _Rule(lambda value, _path: int(value), _read_whole),
    bool: _Rule(lambda value, _path: bool(value), _read_truth),
    str: _Rule(_write_text, _read_text),
    bytes: _Rule(lambda value, _path: base64.b64encode(value).decode("ascii"), _read_bytes),
    Path: _Rule(_write_path, _read_path),
    Affine: _Rule(_write_affine, _read_affine),
}
