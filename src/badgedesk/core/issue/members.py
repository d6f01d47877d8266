"""Taking an object of JSON apart member by member, so that nothing unknown is taken in silence."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from badgedesk.core.errors import Code, InputError
from badgedesk.core.strictjson import JsonObject, JsonValue

_Item = TypeVar("_Item")
_TYPE = "type"


class Reader:
    """Takes the members of one object and knows at the end which were not asked for."""

    def __init__(self, json: JsonObject, path: str) -> None:
        self._json, self._path = json, path
        self._known = {_TYPE}

    def text(self, name: str) -> str:
        """Return a text; empty where it is not there."""
        value = self._take(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise self.fault(name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        found = []
        for value in self._list(name):
            if not isinstance(value, str):
                raise self.fault(name)
            found.append(value)
        return tuple(found)

    def number(self, name: str) -> float | None:
        """Return a number; None where it is not there."""
        value = self._take(name)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.fault(name)
        return value if isinstance(value, int | float) else None

    def object(self, name: str, members: set[str]) -> "Reader":
        """Return the reader of an object that may hold ``members``."""
        value = self._take(name)
        if value is None:
            return Reader({}, f"{self._path}{name}.")
        if not isinstance(value, dict):
            raise self.fault(name)
        for member in value:
            if member not in members:
                wrong = f"{name}.{member}"
                raise self.fault(wrong)
        return Reader(value, f"{self._path}{name}.")

    def inner(self, name: str) -> "Reader":
        """Return the reader of an object whose members are still to be asked for; of an empty one where it is not."""
        value = self._take(name)
        if value is not None and not isinstance(value, dict):
            raise self.fault(name)
        return Reader(value or {}, f"{self._path}{name}.")

    def items(self, name: str, read: "Callable[[Reader], _Item]") -> tuple[_Item, ...]:
        """Return the objects of a list, each read to its end."""
        found = []
        for index, value in enumerate(self._list(name)):
            if not isinstance(value, dict):
                wrong = f"{name}[{index}]"
                raise self.fault(wrong)
            reader = Reader(value, f"{self._path}{name}[{index}].")
            found.append(read(reader))
            reader.end()
        return tuple(found)

    def end(self) -> None:
        """Refuse members that nobody asked for."""
        for name in self._json:
            if name not in self._known:
                raise self.fault(name)

    def _list(self, name: str) -> Sequence[JsonValue]:
        value = self._take(name)
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, list | tuple):
            raise self.fault(name)
        return value

    def _take(self, name: str) -> JsonValue:
        self._known.add(name)
        return self._json.get(name)

    def fault(self, name: str) -> InputError:
        """Return the fault of a member."""
        return InputError(Code.ACHIEVEMENT_JSON, member=f"{self._path}{name}")
