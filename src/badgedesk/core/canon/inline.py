"""Contexts written into a document, for the one kind of badge whose makers write them there: Blockcerts.

A term table is made of each, for this document alone; what it cannot hold is refused. Everything else in the program
keeps to the shipped contexts.

Spec: JSON-LD 1.1, Expanded Term Definition.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from badgedesk.core import limits
from badgedesk.core.canon.contexts import Contexts, read_shipped_table
from badgedesk.core.errors import Code, InputError
from badgedesk.core.strictjson import JsonObject, JsonValue

_PLACE: Final = "urn:written-in-the-document:"
_NAME: Final = re.compile(r"[^@:\s][^:\s]*")
_WORDS: Final = frozenset({"@id", "@type", "@container"})
_CONTAINERS: Final = frozenset({"@set", "@list"})


def with_inline_contexts(document: JsonObject) -> tuple[JsonObject, Contexts]:
    """Return the document with an address in place of each context written into it, and the set that knows these.

    Raises:
        InputError: `Code.CONTEXT_UNKNOWN` for a context that does more than define terms, `Code.CREDENTIAL_SCHEMA`
            for a term that stands for no address.
    """
    tables: dict[str, Mapping[str, Any]] = {}
    whole = _replace(document, tables)
    contexts = Contexts(lambda address: tables.get(address) or read_shipped_table(address))
    return (whole if isinstance(whole, dict) else {}), contexts


def _replace(value: JsonValue, tables: dict[str, Mapping[str, Any]]) -> JsonValue:
    if isinstance(value, list):
        return [_replace(item, tables) for item in value]
    if not isinstance(value, dict):
        return value
    node = {name: _replace(member, tables) for name, member in value.items() if name != "@context"}
    return {"@context": _addressed(value["@context"], tables), **node} if "@context" in value else node


def _addressed(written: JsonValue, tables: dict[str, Mapping[str, Any]]) -> JsonValue:
    listed = list(written) if isinstance(written, list) else [written]
    for place, item in enumerate(listed):
        if isinstance(item, dict):
            if len(tables) >= limits.CONTEXTS:
                raise InputError(Code.CONTEXT_UNKNOWN, path="$['@context']")
            address = f"{_PLACE}{len(tables)}"
            tables[address] = {"context": [_layer(item)]}
            listed[place] = address
    return listed


def _layer(context: JsonObject) -> Mapping[str, Any]:
    words = {name: value for name, value in context.items() if name.startswith("@")}
    harmless = {"@version": words.get("@version"), "@vocab": None, "@protected": words.get("@protected")}
    if any(name not in harmless or value != harmless[name] for name, value in words.items()):
        raise InputError(Code.CONTEXT_UNKNOWN, path="$['@context']")
    terms = {name: _term(name, value) for name, value in context.items() if name not in words}
    return {"terms": terms, "protected": words.get("@protected") is True}


def _term(name: str, value: JsonValue) -> str:
    parts = {"@id": value} if isinstance(value, str) else value
    if _NAME.fullmatch(name) is None or not isinstance(parts, dict) or set(parts) - _WORDS:
        raise InputError(Code.CONTEXT_UNKNOWN, path=f"$['@context'].{name}")
    words = [parts.get("@id"), *(parts[word] for word in ("@type", "@container") if word in parts)]
    for word in words:
        if not isinstance(word, str) or not word or any(character.isspace() for character in word):
            raise InputError(Code.CREDENTIAL_SCHEMA, path=f"$['@context'].{name}")
        if word.startswith("@") and word not in {"@id", *_CONTAINERS}:
            raise InputError(Code.CONTEXT_UNKNOWN, path=f"$['@context'].{name}")
    return " ".join(str(word) for word in words)
