"""Compile published JSON-LD contexts into the program's own term tables.

Run as ``python tools/compile_contexts.py --source ../shared/standards/contexts``; it writes ``resources/contexts``.
A table holds what a context means, not its text, a term a line::

    {"context": [{"protected": true,
                  "scopes": {"Profile": {...}, "verifiableCredential": null},
                  "terms": {"id": "@id", "issuer": "https://www.w3.org/2018/credentials#issuer @id"}}], ...}

``context`` lists the layers in order: an object, or the address of another table. A term is one text of words
between spaces: the address it stands for (or a keyword), then what applies of ``@id``, ``@vocab``, ``@json`` or a
datatype (the coercion), ``@set``, ``@list``, ``@graph`` (the container) and ``@prefix`` (it may begin a compact
address). ``scopes`` holds the contexts that a term or type brings with it; null means that it clears all terms.
An address whose prefix the layer itself does not define stays as written, because its meaning then hangs on the
contexts that stand before it. What no published context uses is refused with a reason, so that nothing the engine
does not know can enter it unseen: a default vocabulary, base, language or direction, reverse, nested, indexed and
language-mapped properties, imports, terms set to null, and other names for ``@type`` than ``type``.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

OB_303: Final = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
LEFT_OUT: Final = {
    "https://www.w3.org/ns/credentials/examples/v2": "sets a default vocabulary, which hides undefined terms",
    "https://www.w3.org/ns/credentials/undefined-terms/v2": "sets a default vocabulary, which hides undefined terms",
    "https://w3id.org/openbadges/v1": "builds on a context of which no copy is at hand",
}
ALIASES: Final = {
    "https://openbadgespec.org/v2/context.json": "https://w3id.org/openbadges/v2",
    **{
        alias.format(version): f"https://w3id.org/blockcerts/v{target}"
        for version, target in (("2.0", "2"), ("2.1", "2.1"), ("3.0", "3"), ("3.1", "3.1"), ("3.2", "3.2"))
        for alias in (
            "https://w3id.org/blockcerts/schema/{}/context.json",
            "https://www.blockcerts.org/schema/{}/context.json",
        )
    },
    "https://w3id.org/blockcerts/v2.0": "https://w3id.org/blockcerts/v2",
    "https://w3id.org/blockcerts/v3.0": "https://w3id.org/blockcerts/v3",
}
DRAFTS: Final = {
    "https://w3id.org/blockcerts/v2.0-alpha": ("blockcerts-v2.0-alpha.json", "2.0-alpha"),
    "https://w3id.org/blockcerts/v3.0-alpha": ("blockcerts-v3.0-alpha.json", "3.0-alpha"),
    "https://w3id.org/blockcerts/v3.0-beta": ("blockcerts-v3.0-beta.json", "3.0-beta"),
}
"""Draft contexts that are in no folder of published ones, with the file and version each is read from.

The alphas lie in the package cert-schema 3.10.0 under ``cert_schema/<version>/context.json``. The beta had two
contents; the badges at hand were fingerprinted with the earlier, of 1EdTech/cert-schema at 05e59762.
"""
DRAFT_DIGESTS: Final = {
    "blockcerts-v2.0-alpha.json": "1b85185c93a2923a50292fc8ec41b26e4dc404e79ec19bf32c02a3136c1eaf81",
    "blockcerts-v3.0-alpha.json": "1f1a02a0322ad28d9376dced3b81b909e0ea39dca2f963ec8308926d0aaf6acb",
    "blockcerts-v3.0-beta.json": "e24622d64986ad84d103c07696cb28a6a6a2e450bf39b10b531671f1b70c3f79",
}
_CONTEXT_WORDS: Final = {"@version", "@protected"}
_TERM_WORDS: Final = {"@id", "@type", "@container", "@context"}
_CONTAINERS: Final = {"@set", "@list", "@graph"}
_COERCIONS: Final = {"@id", "@vocab", "@json"}
_PREFIX_ENDS: Final = ":/?#[]@"


class ContextError(Exception):
    """A published context uses something that the tables cannot hold, or is not what it should be."""


def compile_all(source: Path) -> dict[str, dict[str, Any]]:
    """Return every file of ``resources/contexts`` by name, from the folder of published contexts."""
    files: dict[str, dict[str, Any]] = {}
    addresses: dict[str, str] = {}
    for entry in json.loads((source / "index.json").read_text("utf-8")):
        address: str = entry["url"]
        if address in LEFT_OUT:
            continue
        data = (source / entry["file"]).read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        if digest != entry["sha256"]:
            message = f"{entry['file']}: SHA-256 is {digest}, index.json says {entry['sha256']}"
            raise ContextError(message)
        base, _, revision = address.partition("#")
        name = entry["file"].removesuffix(".jsonld").removesuffix(".json") + ".json"
        if base == OB_303 and not revision:
            revision = "revision-C"
        try:
            layers = compile_layers(json.loads(data)["@context"])
        except ContextError as error:
            message = f"{entry['file']}: {error}"
            raise ContextError(message) from error
        source_facts = {"address": base, "revision": revision or None, "sha256": digest}
        files[name] = {"context": layers, "source": source_facts}
        addresses[address] = name
    addresses |= {alias: addresses[target] for alias, target in ALIASES.items()}
    return {**files, "index.json": dict(sorted((addresses | draft_addresses()).items()))}


def compile_drafts(source: Path) -> dict[str, dict[str, Any]]:
    """Return the table of each draft context by file name, from a folder that holds them under these names."""
    files: dict[str, dict[str, Any]] = {}
    for address, (name, version) in DRAFTS.items():
        data = (source / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != DRAFT_DIGESTS[name]:
            message = f"{name}: another content than was pinned"
            raise ContextError(message)
        facts = {"address": address, "revision": version, "sha256": DRAFT_DIGESTS[name]}
        files[name] = {"context": compile_layers(json.loads(data)["@context"]), "source": facts}
    return files


def draft_addresses() -> dict[str, str]:
    """Return the table of each address that a draft context answers for."""
    places = ("https://w3id.org/blockcerts/schema/{}/context.json", "https://www.blockcerts.org/schema/{}/context.json")
    return {
        alias: name
        for address, (name, version) in DRAFTS.items()
        for alias in (address, *(place.format(version) for place in places))
    }


def compile_layers(context: Any) -> list[Any]:
    """Return the layers of one published ``@context`` value, in order."""
    layers: list[Any] = []
    for item in context if isinstance(context, list) else [context]:
        if isinstance(item, str):
            layers.append(item)
        elif isinstance(item, dict):
            layer = _layer(item)
            if layer["terms"]:
                layers.append(layer)
        else:
            message = f"a context that is {json.dumps(item)}"
            raise ContextError(message)
    return layers


def _layer(context: Mapping[str, Any]) -> dict[str, Any]:
    names = {name for name in context if name.startswith("@")}
    if names - _CONTEXT_WORDS:
        message = f"the context uses {', '.join(sorted(names - _CONTEXT_WORDS))}"
        raise ContextError(message)
    terms: dict[str, str] = {}
    scopes: dict[str, Any] = {}
    for name, definition in context.items():
        if name in _CONTEXT_WORDS:
            continue
        terms[name] = _term(name, definition, context)
        if isinstance(definition, dict) and "@context" in definition:
            scope = definition["@context"]
            scopes[name] = None if scope is None else _scope(name, scope)
    layer: dict[str, Any] = {"terms": dict(sorted(terms.items()))}
    if scopes:
        layer["scopes"] = dict(sorted(scopes.items()))
    if context.get("@protected", False):
        layer["protected"] = True
    return layer


def _scope(name: str, scope: Any) -> dict[str, Any]:
    if not isinstance(scope, dict):
        message = f"{name}: a scoped context that is no object"
        raise ContextError(message)
    return _layer(scope)


def _term(name: str, definition: Any, context: Mapping[str, Any]) -> str:
    simple = isinstance(definition, str)
    parts: Mapping[str, Any] = {"@id": definition} if simple else definition
    if not isinstance(parts, dict) or set(parts) - _TERM_WORDS or not isinstance(parts.get("@id"), str):
        message = f"{name}: a term defined as {json.dumps(definition)[:200]}"
        raise ContextError(message)
    if ":" in name or not name or any(character.isspace() for character in name):
        message = f"{name!r}: a term of this form"
        raise ContextError(message)
    address = _resolve(parts["@id"], context)
    if address.startswith("@"):
        return _alias(name, address, parts)
    words = [_absolute(name, address)]
    if "@type" in parts:
        coercion = parts["@type"]
        words.append(coercion if coercion in _COERCIONS else _absolute(name, _resolve(coercion, context)))
    if "@container" in parts:
        container = parts["@container"]
        if not isinstance(container, str) or container not in _CONTAINERS:
            message = f"{name}: the container {json.dumps(container)}"
            raise ContextError(message)
        words.append(container)
    if simple and address[-1] in _PREFIX_ENDS:
        words.append("@prefix")
    return " ".join(words)


def _alias(name: str, keyword: str, parts: Mapping[str, Any]) -> str:
    if set(parts) != {"@id"} or keyword not in {"@id", "@type"} or (keyword == "@type") != (name == "type"):
        message = f"{name}: a name for {keyword}"
        raise ContextError(message)
    return keyword


def _resolve(value: str, context: Mapping[str, Any]) -> str:
    """Expand ``value`` by the terms of its own context, as far as they reach."""
    for _ in range(10):
        prefix, colon, suffix = value.partition(":")
        if not colon and value in context and not value.startswith("@"):
            value = _address(context[value])
        elif colon and not suffix.startswith("//") and prefix in context:
            namespace = _resolve(_address(context[prefix]), context)
            if not isinstance(context[prefix], str) or namespace[-1] not in _PREFIX_ENDS or "://" not in namespace:
                message = f"{value}: {prefix} is no prefix"
                raise ContextError(message)
            return namespace + suffix
        else:
            return value
    message = f"{value}: terms that stand for each other in a circle"
    raise ContextError(message)


def _address(definition: Any) -> str:
    address = definition if isinstance(definition, str) else definition.get("@id")
    if not isinstance(address, str):
        message = f"a term defined as {json.dumps(definition)[:200]}"
        raise ContextError(message)
    return address


def _absolute(name: str, address: str) -> str:
    if ":" not in address or any(character.isspace() for character in address):
        message = f"{name}: stands for {address!r}, no absolute address"
        raise ContextError(message)
    return address


def text_of(content: Mapping[str, Any]) -> str:
    """Return the text of one file: a term a line, members in a fixed order."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Compile published JSON-LD contexts into term tables.")
    parser.add_argument("--source", type=Path, required=True, help="folder of published contexts with its index.json")
    default = Path(__file__).resolve().parents[1] / "resources" / "contexts"
    parser.add_argument("--target", type=Path, default=default, help="folder to write (default: %(default)s)")
    parser.add_argument("--drafts", type=Path, help="folder of draft contexts; their tables stay as they are without")
    options = parser.parse_args()
    try:
        files = compile_all(options.source) | (compile_drafts(options.drafts) if options.drafts else {})
    except ContextError as error:
        print(f"not compiled: {error}", file=sys.stderr)
        return 1
    options.target.mkdir(parents=True, exist_ok=True)
    for stale in set(options.target.glob("*.json")) - {options.target / name for name in (*files, *DRAFT_DIGESTS)}:
        stale.unlink()
    for name, content in files.items():
        (options.target / name).write_text(text_of(content), "utf-8")
    print(f"{len(files) - 1} tables written to {options.target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
