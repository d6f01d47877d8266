"""Every JSON vector: what is no JSON is refused by its code, what is JSON is read and can be written again."""

import json
from pathlib import Path

from badgedesk.core.errors import Code, InputError
from badgedesk.core.strictjson import parse_json, parse_object, write_json

READING = frozenset(
    {Code.JSON_SYNTAX, Code.JSON_DEPTH, Code.JSON_NUMBER, Code.JSON_DUPLICATE_KEY, Code.TEXT_NOT_UTF8, Code.TEXT_LIMIT}
)


def is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def complaint(data: bytes, outcome: str, codes: set[str]) -> str | None:
    try:
        value = parse_json(data)
    except InputError as fault:
        if outcome == "accept":
            return f"refused with {fault.code}"
        exact = codes | ({Code.TEXT_NOT_UTF8} if not is_utf8(data) else set())
        if outcome == "accept-or-reject":  # free: a more exact code is right as well
            exact = set(READING)
        return None if fault.code in exact else f"refused with {fault.code} instead of {codes}"
    if outcome == "reject" and codes & READING:
        return "read"
    if parse_json(write_json(value)) != value:
        return "written as something else"
    return None


def test_every_json_vector_is_read_or_refused_as_its_index_says(vectors_dir: Path) -> None:
    hostile = vectors_dir / "hostile"
    entries = [
        entry
        for entry in json.loads((hostile / "index.json").read_bytes())["entries"]
        if entry["file"].startswith("json/")
    ]
    complaints = {
        entry["file"]: complaint((hostile / entry["file"]).read_bytes(), entry["outcome"], set(entry["codes"]))
        for entry in entries
    }
    assert len(entries) > 240
    assert {file: words for file, words in complaints.items() if words} == {}


def test_what_is_json_but_no_object_is_no_credential(vectors_dir: Path) -> None:
    codes = {}
    for name in ("array", "null", "string"):
        try:
            parse_object((vectors_dir / "hostile" / "json" / f"shape-{name}.json").read_bytes())
        except InputError as fault:
            codes[name] = fault.code
    assert codes == dict.fromkeys(("array", "null", "string"), Code.CREDENTIAL_NOT_RECOGNISED)


def test_every_credential_among_the_vectors_is_read_as_another_reader_reads_it(vectors_dir: Path) -> None:
    files = [*(vectors_dir / "ob3").glob("*.json"), *(vectors_dir / "vcdm2").glob("*.json")]
    for file in files:
        assert parse_json(file.read_bytes()) == json.loads(file.read_bytes()), file.name
    assert len(files) > 100
