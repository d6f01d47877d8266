"""Every hostile file through the two doors a stranger's file comes in by: verifying, and adding to a wallet.

The words of the index mean what the README of the hostile vectors says; time and trust are those of their
``trust.json`` and ``keys.json``. Where our code is more exact than the proposed one, or names another of several
faults of the same file, `MORE_EXACT` lists it with the reason.
"""

import io
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from badgedesk.cli.output import Output
from badgedesk.cli.report import report_value, report_words
from badgedesk.cli.trustfile import read_trust_file
from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.issue import sign_credential
from badgedesk.core.keys import KeyKind, load_signing_key
from badgedesk.core.model.document import Document
from badgedesk.core.model.report import CheckName, Outcome, Report, Verdict
from badgedesk.core.verify import Circumstances, TrustedIssuer, verify
from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from badgedesk.wording import fault_message
from tests.unit.core.conftest import signer_of

_HOSTILE: Final = Path(__file__).resolve().parents[3] / "shared" / "vectors" / "hostile"
_FOLDERS: Final = ("png", "svg", "json", "jose", "jsonld")
NOW: Final = datetime(2024, 6, 1, tzinfo=UTC)
MESSAGE_CHARACTERS: Final = 500

MORE_EXACT: Final[Mapping[str, tuple[str, str]]] = {
    "svg/limit-canvas-zero.svg": ("BAKED_NOT_FOUND", "no badge is inside, and nothing is drawn to find one"),
    "svg/limit-canvas-huge.svg": ("BAKED_NOT_FOUND", "no badge is inside, and nothing is drawn to find one"),
    "svg/limit-use-bomb-1e9.svg": ("BAKED_NOT_FOUND", "no badge is inside, and nothing is drawn to find one"),
    "svg/xml-empty.svg": ("CREDENTIAL_NOT_RECOGNISED", "an empty file is told by content, its ending is not asked"),
    "png/idat-short.png": ("BAKED_NOT_FOUND", "pixels are not decoded to look for a badge, and none is inside"),
    "png/notpng-empty.png": ("CREDENTIAL_NOT_RECOGNISED", "an empty file is told by content, its ending is not asked"),
    "png/notpng-eps.png": ("CREDENTIAL_NOT_RECOGNISED", "another kind of file; its ending is not asked"),
    "png/notpng-jpeg.png": ("BAKED_JPEG", "told by content: a JPEG, and why none holds a badge"),
    "png/notpng-svg.png": ("BAKED_NOT_FOUND", "told by content: an SVG, without a badge"),
    "png/trailing-zip.png": ("PROOF_MISSING", "refused for its unsigned badge; the note on the end is in the paths"),
    "json/text-nul.json": ("PROOF_MISSING", "refused as unsigned; a control character is shown as a mark"),
    "json/shape-subject-empty.json": ("PROOF_MISSING", "refused as unsigned, among other faults"),
    "json/shape-types-wrong.json": ("CREDENTIAL_NOT_RECOGNISED", "without a type it is no credential at all"),
    "jose/header-zip.jwt": ("TEXT_NOT_UTF8", "the packed payload is no text; it is never inflated"),
    "jose/claim-exp-past.jwt": ("PROOF_EXPIRED", "the token has ended, not the credential, which names no end"),
    "jose/claim-exp-huge.jwt": ("JSON_NUMBER", "refused before the claims are compared"),
    "jose/form-json-two-signatures.json": ("CREDENTIAL_NOT_RECOGNISED", "only compact tokens hold badges"),
    "jose/key-embedded-jwk-nokid.jwt": ("PROOF_KEY_UNPROVEN", "sound, and nothing ties the key to the issuer"),
    "jsonld/context-empty.json": ("CONTEXT_ORDER", "names the rule of the data model that is broken"),
    "jsonld/context-order.json": ("CONTEXT_ORDER", "names the rule of the data model that is broken"),
    "jsonld/keyword-graph.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-included.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-reverse.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-value.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-index.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/keyword-id-twice.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/unsigned-keyword-like.json": ("CREDENTIAL_KEYWORD", "names what cannot be signed safely"),
    "jsonld/proof-key-fragment.json": ("DID_SYNTAX", "a did:key has one key, under its own name"),
    "jsonld/proof-key-file.json": ("DID_SYNTAX", "a path of a file is no address of a key"),
    "jsonld/proof-key-didweb-ip.json": ("DID_SYNTAX", "a did:web names a public host"),
    "jsonld/endorsement-broken.json": ("ENDORSEMENT_BROKEN", "the outer check sums up the endorsements"),
    "jsonld/statuslist-short.json": ("STATUS_LIST_SHORT", "names what is wrong with the list"),
    "jsonld/rdfc-test074-in.nq": (
        "CREDENTIAL_NOT_RECOGNISED",
        "statements are no credential; the graph has its own test",
    ),
}
"""File: the code we give for it, and why that one."""

_NO_TEXT: Final = frozenset({"JSON_SYNTAX", "TEXT_NOT_UTF8", "CREDENTIAL_NOT_RECOGNISED", "JWS_FORMAT"})
"""What a file may be told that is no readable JSON: which of them depends on where its bytes go wrong first."""


@dataclass(frozen=True)
class Entry:
    """One file of the index."""

    file: str
    outcome: str
    codes: frozenset[str]

    @property
    def folder(self) -> str:
        return self.file.partition("/")[0]

    @property
    def path(self) -> Path:
        return _HOSTILE / self.file


@cache
def entries() -> Mapping[str, Entry]:
    if not _HOSTILE.is_dir():
        return {"absent": Entry("absent", "data", frozenset())}
    listed = json.loads((_HOSTILE / "index.json").read_bytes())["entries"]
    return {
        entry["file"]: Entry(entry["file"], entry["outcome"], frozenset(entry["codes"]))
        for entry in listed
        if entry["file"].startswith(tuple(f"{folder}/" for folder in _FOLDERS)) and entry["outcome"] != "data"
    }


def named(*outcomes: str) -> list[str]:
    return [name for name, entry in entries().items() if entry.outcome in outcomes or name == "absent"]


STATUS_LISTS: Final = [name for name in entries() if "/statuslist-" in name or name == "absent"]


@pytest.fixture
def circumstances(shared_dir: Path) -> Circumstances:
    trust = json.loads((shared_dir / "vectors/hostile/jsonld/trust.json").read_bytes())
    keys = json.loads((shared_dir / "vectors/hostile/jose/keys.json").read_bytes())["trusted"]
    listed = [{"id": issuer} for issuer in trust["trusted_issuers"]] + [{"id": keys["issuer"], "keys": keys["keys"]}]
    return Circumstances(
        NOW, read_trust_file(json.dumps(listed).encode()), identities=tuple(trust["holder_identities"])
    )


def codes(report: Report) -> set[str]:
    return {check.code.value for check in report.checks if check.code is not None}


def fitting(entry: Entry) -> frozenset[str]:
    group = _NO_TEXT if entry.folder == "json" and entry.codes & {"JSON_SYNTAX", "TEXT_NOT_UTF8"} else frozenset()
    return entry.codes | group | ({MORE_EXACT[entry.file][0]} if entry.file in MORE_EXACT else set())


@pytest.mark.parametrize("name", list(entries()))
def test_a_file_gets_a_whole_report_and_passes_only_by_a_proven_signature(
    name: str, circumstances: Circumstances
) -> None:
    report = verify(entries()[name].path.read_bytes(), circumstances)
    assert [check.name for check in report.checks] == list(CheckName)
    if report.verdict is Verdict.PASS:
        assert {report.outcome(CheckName.SIGNATURE), report.outcome(CheckName.ISSUER)} == {Outcome.PASS}
        assert entries()[name].folder in {"jose", "jsonld"}


@pytest.mark.parametrize("name", [name for name in named("reject") if name not in STATUS_LISTS or name == "absent"])
def test_what_is_to_be_refused_never_passes_and_says_why(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is not Verdict.PASS
    assert codes(report) & fitting(entry), codes(report)


@pytest.mark.parametrize("name", named("reject-or-warn"))
def test_what_may_be_taken_with_a_warning_is_refused_or_warned_of(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    told = {check.code.value for check in report.checks if check.code and check.outcome is not Outcome.PASS}
    assert told & fitting(entry)


@pytest.mark.parametrize(
    "name", named("verified", "verified-with-unknown-endorsement", "verified-with-invalid-endorsement")
)
def test_what_is_sound_and_trusted_passes(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is Verdict.PASS
    if entry.outcome != "verified":
        assert report.outcome(CheckName.ENDORSEMENTS) is Outcome.WARN
        assert codes(report) & fitting(entry)


@pytest.mark.parametrize("name", named("unknown-issuer"))
def test_the_badge_of_a_stranger_is_not_shown_as_verified(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is not Verdict.PASS
    assert report.outcome(CheckName.ISSUER) is not Outcome.PASS
    assert codes(report) & fitting(entry)


@pytest.mark.parametrize("name", named("status-unknown", "reject-or-status-unknown"))
def test_a_status_that_cannot_be_checked_is_never_called_good(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is not Verdict.PASS
    assert report.outcome(CheckName.STATUS) in {Outcome.UNKNOWN, Outcome.FAIL}
    assert codes(report) & fitting(entry)


LIST_ADDRESS: Final = "https://issuer.example/s/1"
"""The id of every status list of the set."""


def listed_badge() -> tuple[bytes, TrustedIssuer]:
    """Return a badge of ours whose status is said to lie in the lists of the set, and its issuer."""
    template: dict[str, Any] = json.loads((_HOSTILE / "jsonld/status-index-0.json").read_bytes())
    key = load_signing_key(KeyKind.ED25519, bytes(range(32)))
    signer = signer_of(key)
    del template["proof"]
    template["issuer"] = {"id": signer.profile.id, "type": ["Profile"], "name": "Bay Sailing Club"}
    template["credentialStatus"]["statusListIndex"] = "5"
    assert template["credentialStatus"]["statusListCredential"] == LIST_ADDRESS
    signed = sign_credential(template, key, verification_method=signer.verification_method, created=NOW)
    return signed, TrustedIssuer(signer.profile.id, "Bay Sailing Club")


@pytest.mark.parametrize("name", STATUS_LISTS)
def test_a_status_list_answers_for_a_badge_only_when_it_is_sound(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    badge, issuer = listed_badge()
    documents = {LIST_ADDRESS: Document(entry.path.read_bytes())}
    report = verify(badge, Circumstances(NOW, (*circumstances.trust, issuer), documents))
    assert report.outcome(CheckName.SIGNATURE) is Outcome.PASS
    if entry.outcome == "reject":
        assert report.verdict is not Verdict.PASS
        assert codes(report) & fitting(entry)
    elif entry.outcome == "accept":
        assert report.verdict is Verdict.PASS
        assert report.outcome(CheckName.STATUS) is Outcome.PASS
    else:
        assert entry.outcome == "accept-or-reject"
        assert report.outcome(CheckName.STATUS) is Outcome.PASS or codes(report) & fitting(entry)


@pytest.mark.parametrize("name", ["jsonld/statuslist-bomb-200mb.json", "jsonld/statuslist-short.json"])
def test_a_status_list_that_cannot_answer_is_no_good_by_itself(name: str, circumstances: Circumstances) -> None:
    entry = entries()[name]
    report = verify(entry.path.read_bytes(), circumstances)
    assert report.verdict is Verdict.FAIL
    assert codes(report) & fitting(entry)


@pytest.mark.parametrize("name", named("reject"))
def test_what_is_said_of_a_refused_file_is_short_and_plain(name: str, circumstances: Circumstances) -> None:
    report = verify(entries()[name].path.read_bytes(), circumstances)
    value: Any = report_value("a file", report)
    said = [str(check["text"]) for check in value["checks"]]
    shown = io.StringIO()
    Output(out=shown).answer(value, report_words("a file", report))
    said += shown.getvalue().removesuffix("\n").split("\n")
    assert not [text for text in said if len(text) > MESSAGE_CHARACTERS or not is_plain(text)]


def is_plain(text: str) -> bool:
    return not any(unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for character in text)


@pytest.mark.parametrize("folder", _FOLDERS)
def test_a_wallet_keeps_the_very_bytes_or_refuses_with_a_plain_message(
    folder: str, circumstances: Circumstances, tmp_path: Path
) -> None:
    profile = open_profile(tmp_path / "profile")
    refused: dict[str, str] = {}
    with Wallet(profile, now=lambda: NOW) as wallet:
        for name, entry in entries().items():
            if entry.folder != folder:
                continue
            data = entry.path.read_bytes()
            try:
                added = wallet.add(data, entry.path.name, circumstances)
            except BadgeDeskError as error:
                refused[name] = str(fault_message(error))
                continue
            assert data in [wallet.original(original.sha256) for original in wallet.originals(added.item.id)], name
            if entry.outcome == "reject":
                assert added.report.verdict is not Verdict.PASS, name
        assert wallet.check() == ()
    assert refused
    assert not {name: text for name, text in refused.items() if len(text) > MESSAGE_CHARACTERS or not is_plain(text)}


@pytest.mark.parametrize("name", list(MORE_EXACT))
def test_each_code_listed_as_more_exact_is_given_and_the_proposed_one_is_not(
    name: str, circumstances: Circumstances
) -> None:
    given = codes(verify(entries()[name].path.read_bytes(), circumstances))
    assert MORE_EXACT[name][0] in given
    assert not given & entries()[name].codes
