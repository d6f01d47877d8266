"""The check that runs in a visitor's own browser: its program, and the tables and words it needs.

The program lies in ``resources/site/check``; the tables of terms and classes are the very ones that
`badgedesk.core` reads, so browser and program know the same closed world. Nothing is fetched from elsewhere.
"""

import json
from functools import cache
from typing import Final

from badgedesk.core.canon.contexts import read_shipped_table, shipped_addresses
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.schema import CLASSES, LANGUAGE, ClassRule
from badgedesk.core.resources import resource
from badgedesk.core.strictjson import JsonObject, JsonValue, parse_json, write_json

_PARTS: Final = (
    *("faults", "json", "encodings", "contexts", "statements", "canonical", "keys", "proofs", "structure", "status"),
    *("check", "view"),
)
_FILE_PART: Final = "badge-file"
_GIVEN: Final = "check, showCheck, parseJson, canonicalJson, canonicalNQuads, Canonicaliser, Broken, Open"
_LATE_TERMS: Final = ("endorsementJwt", "jti")
"""Members that make the older revisions of a context worth a look."""


@cache
def check_script(*, with_files: bool = False) -> str:
    """Return the program that defines ``BadgeCheck``; ``with_files`` also reads badges out of pictures."""
    parts = (*_PARTS, _FILE_PART) if with_files else _PARTS
    given = f"{_GIVEN}, textOfFile" if with_files else _GIVEN
    code = "\n".join(_code(part) for part in parts)
    return f"const BadgeCheck = (() => {{\n'use strict';\n{code}\nreturn {{{given}}};\n}})();\n"


def _code(part: str) -> str:
    """Return one part without the lines that are only comment."""
    text = resource("site", "check", f"{part}.js").read_text("utf-8")
    return "\n".join(line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("//"))


def check_tables(credential: bytes | None = None) -> JsonObject:
    """Return the tables the program needs: ``tables`` of terms by the address of the context, and ``classes``.

    Args:
        credential: the one credential that will be checked; None for whatever a visitor may bring.
    """
    return {"tables": _term_tables(None if credential is None else _text(credential)), "classes": class_table()}


def _text(credential: bytes) -> str:
    """Return the text of a credential with its addresses as they are; of a token, nothing is needed."""
    try:
        return write_json(parse_json(credential))
    except BadgeDeskError:
        return credential.decode("utf-8", "replace")


def _term_tables(text: str | None) -> JsonObject:
    wanted = [address for address in sorted(shipped_addresses()) if text is None or _is_named(address, text)]
    tables: dict[str, JsonValue] = {}
    while wanted:
        address = wanted.pop()
        table = read_shipped_table(address)
        if table is None or address in tables:
            continue
        tables[address] = {"context": table["context"]}
        wanted += [layer for layer in table["context"] if isinstance(layer, str)]
    return tables


def _is_named(address: str, text: str) -> bool:
    bare, _, revision = address.partition("#")
    return json.dumps(bare) in text and (not revision or any(f'"{term}"' in text for term in _LATE_TERMS))


@cache
def class_table() -> JsonObject:
    """Return the classes of the data model as the program reads them.

    Each class has ``types`` (null: any), ``closed``, ``required`` and ``members``: by name, the kind of value, what
    class it is of, whether there may be many, and whether an address may stand for it.
    """
    classes: dict[str, JsonValue] = {name: _class(rule) for name, rule in CLASSES.items()}
    return {"language": LANGUAGE.pattern, "classes": classes}


def _class(rule: ClassRule) -> JsonObject:
    required = [name for name, member in rule.members.items() if member.required and not member.lenient]
    types: JsonValue = [rule.type_name, *rule.alternatives] if rule.type_name else None
    members: dict[str, JsonValue] = {
        name: [member.kind.name, member.of, member.many, member.or_uri] for name, member in rule.members.items()
    }
    return {"types": types, "closed": rule.closed, "required": required, "members": members}
