"""Strict JSON: one meaning or none."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

JsonValue: TypeAlias = "bool | int | float | str | Sequence[JsonValue] | Mapping[str, JsonValue] | None"
"""A parsed JSON value; treat lists and objects as immutable."""
JsonObject: TypeAlias = Mapping[str, JsonValue]
