"""What must hold for any bytes, one function a target; a broken promise is an `AssertionError` or a foreign fault.

Only `BadgeDeskError` may leave a reader, and what a reader lets through must come out the same when it is written and
read again, within the fixed limits.
"""

import contextlib
import json
import math
import random
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final

from badgedesk.cli.report import report_value, report_words
from badgedesk.core import limits
from badgedesk.core.bake import Baked, prepare, strip, unbake, unbake_each
from badgedesk.core.bake.chunks import SIGNATURE, read_png
from badgedesk.core.canon import canonicalise
from badgedesk.core.errors import BadgeDeskError, Code, InputError
from badgedesk.core.model.report import CheckName, Report, Verdict
from badgedesk.core.proof.token import check_header, parse_token
from badgedesk.core.strictjson import parse_json, write_json
from badgedesk.core.verify import Circumstances, receive, verify
from tests.fuzz.graphs import decoded
from tests.property.canon_oracles import (
    is_form_elsewhere,
    oracle_canonicalises,
    shares_no_two_quads,
    under_other_names,
)
from tests.property.test_tampering import DOCUMENT, TRUSTING, claims

CREDENTIAL: Final = '{"id":"urn:uuid:0","name":"Größe ]]> 😀"}'
_REPORT_CHARACTERS: Final = 4_000
_SIGNED: Final = claims(json.dumps(DOCUMENT).encode())


def check_picture(image: bytes) -> None:
    """A picture that is read gives one answer by every way, and comes out whole with another badge in it."""
    read, each = _answer(unbake, image), _answer(unbake_each, image)
    if isinstance(each, tuple) and len(each) == 1:
        assert read == each[0]
    elif isinstance(each, tuple):
        assert read is (Code.BAKED_AMBIGUOUS if each else Code.BAKED_NOT_FOUND)
    else:
        assert read is each
    if isinstance(read, Baked):
        assert 0 < len(read.text) <= limits.CREDENTIAL_BYTES
    stripped = _answer(strip, image)
    if isinstance(stripped, bytes):
        assert _answer(unbake_each, stripped) in ((), each)  # another text than the badge's may be past a limit
        assert not isinstance(each, tuple) or unbake_each(stripped) == ()
        assert _is_spared(image) or strip(stripped) == stripped
    prepared = _answer(prepare, image)
    if not isinstance(prepared, Code):
        baked = prepared.bake(CREDENTIAL)
        assert unbake(baked).text == CREDENTIAL
        assert len(baked) < len(stripped) + 400
        assert _is_spared(image) or prepare(baked).bake(CREDENTIAL) == baked


def check_png(image: bytes) -> None:
    """As `check_picture`; the chunks of a PNG lie end to end and cover the file up to IEND."""
    try:
        png = read_png(image)
    except InputError:
        pass
    else:
        assert png.chunks[0].start == len(SIGNATURE)
        assert all(one.end == other.start for one, other in zip(png.chunks, png.chunks[1:], strict=False))
        assert png.header.width_px * png.header.height_px <= limits.PNG_PIXELS
        assert read_png(image[: png.chunks[-1].end]).chunks == png.chunks
    check_picture(image)


def check_json(data: bytes) -> None:
    """What is read is what the standard library reads, and is written so that it reads back the same."""
    try:
        value = parse_json(data)
    except InputError as fault:
        if fault.code is Code.JSON_SYNTAX:
            assert not _is_plain_json(data)
        return
    assert _same(value, json.loads(data.decode().removeprefix("\ufeff")))
    for indented in (False, True):
        written = write_json(value, indented=indented)
        assert _same(parse_json(written.encode(), limit_bytes=limits.FILE_BYTES), value)


def _is_plain_json(data: bytes) -> bool:
    """Whether another reader, told to refuse the names of numbers that JSON does not have, takes the text."""
    try:
        json.loads(data.decode().removeprefix("\ufeff"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return True


def _refuse(name: str) -> None:
    raise ValueError(name)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are one, kinds of number, order of members and the sign of zero included."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(value, other[name]) for name, value in one.items())
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, float):
        return one == other and math.copysign(1, one) == math.copysign(1, other)
    return bool(one == other)


def check_token(data: bytes) -> None:
    """A token that is taken apart is spelt in one way only, and proves nothing that its issuer did not sign."""
    try:
        token = parse_token(data.decode("utf-8", "replace"))
    except InputError:
        return
    assert data.startswith(token.signing_input + b".")
    assert len(token.signature) <= len(data)
    assert parse_json(write_json(token.header)) == token.header
    with contextlib.suppress(InputError):
        assert check_header(token.header) in {"RS256", "ES256", "ES384", "EdDSA", "Ed25519"}
    check_credential(data)


def check_credential(data: bytes) -> None:
    """A report is whole, short and plain, and passes only what the trusted issuer signed."""
    report = verify(data, TRUSTING)
    assert [check.name for check in report.checks] == list(CheckName)
    if not _is_spared(data):
        assert report == verify(data, TRUSTING)
        assert verify(data, Circumstances(TRUSTING.now)).verdict is not Verdict.PASS
    _check_words(report)
    if report.verdict is Verdict.PASS:
        assert claims(data) == _SIGNED
    try:
        received = receive(data)
    except BadgeDeskError:
        assert report.verdict is not Verdict.PASS
    else:
        assert len(received.text) <= limits.CREDENTIAL_BYTES


def _check_words(report: Report) -> None:
    value = report_value("a file", report)
    assert parse_json(write_json(value)) == value
    for check in value["checks"]:
        assert 0 < len(check["text"]) <= _REPORT_CHARACTERS
    assert all(len(line) <= _REPORT_CHARACTERS for line in report_words("a file", report))


def check_graph(data: bytes) -> None:
    """Neither order nor names of blank nodes change a canonical form, and another program finds the same one."""
    statements = decoded(data)
    try:
        text = canonicalise(statements)
    except InputError as fault:
        assert fault.code is Code.GRAPH_LIMIT
        return
    other = canonicalise(under_other_names(statements, random.Random(len(data))))
    if other != text:
        # The standard's own algorithm gives such a graph several forms; another program then gives it the same ones.
        assert is_form_elsewhere(text, statements)
        assert is_form_elsewhere(other, statements)
    lines = text.splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert len(lines) == len(set(statements))
    if shares_no_two_quads(statements):
        assert oracle_canonicalises(statements) == text or is_form_elsewhere(text, statements)


def _is_spared(data: bytes) -> bool:
    """Whether the slowest questions are not asked of this input; they are of one in eight."""
    return zlib.crc32(data) % 8 != 0


def _answer(work: Callable[[bytes], Any], data: bytes) -> Any:
    try:
        return work(data)
    except InputError as fault:
        return fault.code


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "png": check_png,
    "svg": check_picture,
    "json": check_json,
    "jws": check_token,
    "credential": check_credential,
    "rdfc": check_graph,
}
"""Each target by its name on the command line."""
