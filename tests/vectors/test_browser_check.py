"""The check of a visitor's browser on all published and hostile vectors: it never says more than our verifier does."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from badgedesk.core.canon.contexts import read_shipped_table
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.report import Binding, CheckName, Outcome, Report
from badgedesk.core.proof import Suite
from badgedesk.core.verify import Circumstances, receive, verify_received
from badgedesk.showcase.checking import check_tables
from tests.vectors.browser_check import answers, checks
from tests.vectors.nquads import parse_nquads

_VECTORS: Final = Path(__file__).resolve().parents[3] / "shared" / "vectors"
_NOW: Final = datetime(2026, 11, 1, tzinfo=UTC)
_FOLDERS: Final = (
    *("ob3", "vc-jwt", "vcdm2", "clr2", "status", "blockcerts/v3", "hostile/jose", "hostile/jsonld", "hostile/json"),
    *("vc-di-eddsa/eddsa-rdfc-2022", "vc-di-eddsa/eddsa-jcs-2022", "vc-di-eddsa/Ed25519Signature2020"),
    *("vc-di-ecdsa/ecdsa-rdfc-2019-p256", "vc-di-ecdsa/ecdsa-jcs-2019-p384"),
)
_DECISIVE: Final = (CheckName.STRUCTURE, CheckName.SIGNATURE, CheckName.ISSUER, CheckName.TIME, CheckName.STATUS)
_EXAMPLES: Final = "https://www.w3.org/ns/credentials/examples/v2"


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Every text of the vectors that a page can hold."""
    if not _VECTORS.is_dir():
        pytest.skip("the shared vectors are not beside this checkout")
    found = {}
    for folder in _FOLDERS:
        for path in sorted((_VECTORS / folder).glob("*.js*")) + sorted((_VECTORS / folder).glob("*.jwt")):
            try:
                found[f"{folder}/{path.name}"] = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue
    assert len(found) > 400
    return found


@pytest.fixture(scope="module")
def said(texts: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What the browser's check says of each, at the time the vectors are meant for."""
    return dict(zip(texts, checks(list(texts.values()), _NOW), strict=True))


def _report(text: str) -> Report | None:
    try:
        return verify_received(receive(text.encode()), Circumstances(_NOW))
    except BadgeDeskError:
        return None


def test_nothing_is_called_sound_that_our_verifier_does_not_find_so(
    texts: dict[str, str], said: dict[str, dict[str, Any]]
) -> None:
    good = [name for name, found in said.items() if found["outcome"] in {"sound", "part"}]
    assert len(good) > 60
    for name in good:
        report = _report(texts[name])
        assert report is not None, name
        failed = [check.name for check in report.checks if check.outcome is Outcome.FAIL and check.name in _DECISIVE]
        assert failed == [], name
        assert report.check(CheckName.SIGNATURE).outcome is Outcome.PASS, name
        assert Binding.BOUND in {proof.binding for proof in report.proofs} or said[name]["outcome"] == "part", name


def test_nothing_is_called_broken_that_our_verifier_lets_stand(
    texts: dict[str, str], said: dict[str, dict[str, Any]]
) -> None:
    broken = [name for name, found in said.items() if found["outcome"] == "broken"]
    assert len(broken) > 140
    for name in broken:
        report = _report(texts[name])
        if report is not None:
            failed = [check.name for check in report.checks if check.outcome is Outcome.FAIL]
            assert failed, (name, said[name])


@pytest.mark.parametrize(
    "name",
    [
        "ob3/made-eddsa-rdfc-didkey.json",
        "ob3/made-eddsa-jcs-didkey.json",
        "ob3/made-ecdsa-rdfc-p256-didkey.json",
        "ob3/dcc-v2-di-didKey-legacyRegistry-noStatus-noExpiry-OBSpecExample.json",
        "ob3/made-unicode-control-chars.json",
        "vc-jwt/made-eddsa-kid-didkey.jwt",
        "vc-jwt/made-es256-kid-didjwk.jwt",
    ],
)
def test_badges_of_every_way_of_signing_are_sound(said: dict[str, dict[str, Any]], name: str) -> None:
    assert said[name]["outcome"] == "sound", said[name]
    assert {"name": "issuer", "outcome": "bound", "reason": "issuer-own"} in said[name]["lines"]


def test_signatures_of_an_older_revision_are_left_open(said: dict[str, dict[str, Any]]) -> None:
    found = said["ob3/made-revA-signed-with-endorsementjwt.json"]
    assert {"name": "signature", "outcome": "unknown", "reason": "late-terms"} in found["lines"]
    assert found["outcome"] == "open"


def test_published_lists_are_read_bit_by_bit(vectors_dir: Path) -> None:
    folder = vectors_dir / "status"
    names = ("made-cred-index-94566.json", "made-cred-index-94567.json", "made-bad-cred-index-131072.json")
    badges = [(folder / name).read_text("utf-8") for name in names]
    address = json.loads(badges[0])["credentialStatus"]
    entry = address[0] if isinstance(address, list) else address
    served = {"list": (folder / "made-list-131072.json").read_text("utf-8")}
    page = {"lists": {entry["statusListCredential"]: "list"}, "served": served}
    lines = [found["lines"][-1] for found in checks(badges, _NOW, **page)]
    for badge, line in zip(badges, lines, strict=True):
        where = json.loads(badge)["credentialStatus"]
        index = int((where[0] if isinstance(where, list) else where)["statusListIndex"])
        expected = {94566: ("pass", "status-good"), 94567: ("fail", "withdrawn")}.get(index, ("unknown", "status-list"))
        assert (line["outcome"], line["reason"]) == expected, index
    other = json.loads(served["list"])
    other["proof"][0]["created"] = "2020-01-01T00:00:00Z"
    (found,) = checks(badges[:1], _NOW, lists=page["lists"], served={"list": json.dumps(other)})
    assert found["lines"][-1] == {"name": "status", "outcome": "unknown", "reason": "status-list"}


def test_every_published_canonical_form_is_met(vectors_dir: Path) -> None:
    cases, expected = [], []
    paths = [*(vectors_dir / "rdf-canon").glob("*-in.nq"), *(vectors_dir / "hostile/jsonld").glob("*-in.nq")]
    for path in sorted(paths):
        digest = "SHA-384" if path.name.startswith("test075") else "SHA-256"
        quads = parse_nquads(path.read_bytes().decode())
        cases.append({"act": "quads", "quads": quads, "digest": digest})
        result = path.with_name(path.name.replace("-in.nq", "-rdfc10.nq"))
        expected.append(result.read_bytes().decode() if result.exists() else None)
    assert expected.count(None) == 2  # both are the ten-node clique
    for case, found, text in zip(cases, answers(cases), expected, strict=True):
        assert found == ({"text": text} if text is not None else {"fault": "open", "reason": "limit"}), case


@pytest.mark.parametrize(
    ("folder", "suffix", "act"),
    [
        ("vc-di-eddsa/eddsa-rdfc-2022", "DataInt", "nquads"),
        ("vc-di-eddsa/Ed25519Signature2020", "EdSig", "nquads"),
        ("vc-di-ecdsa/ecdsa-rdfc-2019-p256", "ECDSAP256", "nquads"),
        ("vc-di-eddsa/eddsa-jcs-2022", "JCS", "jcs"),
        ("vc-di-ecdsa/ecdsa-jcs-2019-p384", "JCSECDSAP384", "jcs"),
    ],
)
def test_every_published_intermediate_text_is_met(vectors_dir: Path, folder: str, suffix: str, act: str) -> None:
    place = vectors_dir / folder
    credential = (place.parent / "unsigned.json").read_text("utf-8")
    options = (place / f"proofConfig{suffix}.json").read_text("utf-8")
    terms = {"AlumniCredential", "alumniOf"}
    example = {
        "context": [{"terms": {term: f"https://www.w3.org/ns/credentials/examples#{term}" for term in sorted(terms)}}]
    }
    tables = {**dict(check_tables()["tables"]), _EXAMPLES: example}  # type: ignore[arg-type]  # a JSON object
    found = answers([{"act": act, "text": text, "tables": tables} for text in (credential, options)])
    assert found[0]["text"] == (place / f"canonDoc{suffix}.txt").read_bytes().decode()
    assert found[1]["text"] == (place / f"proofCanon{suffix}.txt").read_bytes().decode()


def test_json_is_read_as_strictly_as_by_our_reader(vectors_dir: Path) -> None:
    names, cases = [], []
    for path in sorted((vectors_dir / "hostile/json/suite").iterdir()):
        if path.name.startswith(("n_", "y_")):
            try:
                cases.append({"act": "parse", "text": path.read_bytes().decode("utf-8")})
            except UnicodeDecodeError:
                continue
            names.append(path.name)
    found = dict(zip(names, answers(cases), strict=True))
    assert [name for name, said in found.items() if name.startswith("n_") and "read" in said] == []
    refused = [name for name, said in found.items() if name.startswith("y_") and "read" not in said]
    assert all("duplicated" in name for name in refused), refused


def test_every_changed_letter_of_a_sound_badge_is_seen(vectors_dir: Path) -> None:
    for name in ("made-eddsa-rdfc-didkey.json", "made-eddsa-jcs-didkey.json"):
        text = (vectors_dir / "ob3" / name).read_text("utf-8")
        changed = [
            text[:place] + ("a" if text[place] != "a" else "b") + text[place + 1 :]
            for place in range(0, len(text), 5)
            if text[place].isalnum()
        ]
        assert len(changed) > 150
        outcomes = [found["outcome"] for found in checks([text, *changed], _NOW)]
        assert outcomes[0] == "sound"
        assert not {"sound", "part"} & set(outcomes[1:])


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "[]", '{"a":1,"a":1}', '{"a":"\\ud800"}', '{"a":1e999}', "{'a':1}", "a.b.c", "....", "[" * 200),
        *('{"__proto__":{"a":1}}', '{"constructor":1,"proof":[]}', '{"a":' * 65 + "1" + "}" * 65),
    ],
)
def test_what_is_no_badge_is_never_sound(text: str) -> None:
    (found,) = checks([text], _NOW)
    assert found["outcome"] in {"broken", "open"}
    assert found["lines"][0]["outcome"] in {"fail", "unknown"}


def test_the_tables_of_the_page_are_those_of_the_program() -> None:
    tables = check_tables()["tables"]
    assert isinstance(tables, dict)
    for address, table in tables.items():
        shipped = read_shipped_table(address)
        assert shipped is not None
        assert table == {"context": shipped["context"]}
    assert Suite.EDDSA_RDFC_2022.value == "eddsa-rdfc-2022"
