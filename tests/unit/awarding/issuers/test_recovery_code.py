"""Recovery codes: every kind of issuer comes back, slips are found in their line, nothing else opens."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from badgedesk.awarding.issuers.issuer import KeyState
from badgedesk.awarding.issuers.recovery import KeptIssuer, KeptKey
from badgedesk.awarding.issuers.recovery_code import check_recovered, open_code, open_recovered, qr_text, write_code
from badgedesk.awarding.issuers.recovery_sheet import render_sheet
from badgedesk.core.did import did_key
from badgedesk.core.errors import BadgeDeskError, Code
from badgedesk.core.keys import KeyKind, generate_signing_key
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.award import Profile

SPARE = "a lamp for the cellar"
NOON = datetime(2026, 11, 14, 12, tzinfo=UTC)


def _issuer(kind: KeyKind = KeyKind.ED25519) -> KeptIssuer:
    key = generate_signing_key(kind)
    return KeptIssuer(Profile(did_key(key.public), "Bay Sailing Club"), (KeptKey(key, NOON),))


def _write(issuer: KeptIssuer) -> bytes:
    return write_code(issuer, SPARE, now=lambda: NOON, cost=LEAST_COST)


def _fault(work: Callable[[], object]) -> BadgeDeskError:
    with pytest.raises(BadgeDeskError) as caught:
        work()
    return caught.value


@pytest.mark.parametrize("kind", [KeyKind.ED25519, KeyKind.P256, KeyKind.RSA])
def test_an_issuer_of_every_kind_of_key_comes_back(kind: KeyKind) -> None:
    issuer = _issuer(kind)
    found = open_recovered(_write(issuer), SPARE)
    assert (found.profile, found.made_at) == (issuer.profile, NOON)
    assert found.keys[0].key.secret_bytes() == issuer.keys[0].key.secret_bytes()
    assert found.keys[0].did == issuer.profile.id


def test_a_domain_with_an_old_key_and_a_status_list_comes_back() -> None:
    old, new = generate_signing_key(), generate_signing_key(KeyKind.P256)
    did = "did:web:badges.baysail.example"
    profile = Profile(did, "Bay", url="https://baysail.example", email="post@baysail.example")
    ended = NOON + timedelta(days=3)
    keys = (
        KeptKey(old, NOON, f"{did}#one", KeyState.COMPROMISED, ended),
        KeptKey(new, NOON + timedelta(days=9), f"{did}#two"),
    )
    found = open_recovered(_write(KeptIssuer(profile, keys, "https://baysail.example/status")), SPARE)
    assert (found.profile, found.status_at) == (profile, "https://baysail.example/status")
    assert [(one.method, one.state, one.created_at, one.ended_at) for one in found.keys] == [
        (one.method, one.state, one.created_at, one.ended_at) for one in keys
    ]


def test_small_letters_other_breaks_and_letters_that_look_like_digits_do_not_matter() -> None:
    issuer = _issuer()
    text = _write(issuer).decode().lower().replace("\n", "").replace(" ", "-").replace("0", "o").replace("1", "l")
    assert open_code(text, SPARE).profile == issuer.profile
    assert open_code(qr_text(_write(issuer)), SPARE).profile == issuer.profile


def test_every_slip_of_one_letter_is_found_in_its_line() -> None:
    lines = _write(_issuer()).decode().split("\n")
    missed = 0
    for number, line in enumerate(lines):
        for place, letter in enumerate(line):
            if letter == " ":
                continue
            other = "7" if letter != "7" else "8"
            slipped = [*lines[:number], line[:place] + other + line[place + 1 :], *lines[number + 1 :]]
            fault = _fault(partial(open_code, "\n".join(slipped), SPARE))
            missed += (fault.code, fault.facts.get("line")) != (Code.RECOVERY_LINE, str(number + 1))
    assert missed <= len(lines)  # ten bits a line: one slip in a thousand is found by the seal instead


def test_a_line_left_out_or_two_lines_changed_over_are_refused() -> None:
    lines = _write(_issuer()).decode().split("\n")
    for text in (lines[:3] + lines[4:], lines[1:], lines[:-1], [lines[1], lines[0], *lines[2:]]):
        code = _fault(partial(open_code, "\n".join(text), SPARE)).code
        assert code in {Code.RECOVERY_LINE, Code.PASSPHRASE_WRONG}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.KEY_FILE_DAMAGED),
        (b"\xff\xfe", Code.KEY_FILE_DAMAGED),
        (b"0" * 90_000, Code.KEY_FILE_DAMAGED),
        (b"\x89PNG\r\n\x1a\n nothing", Code.RECOVERY_PICTURE),
        (b"What is this?", Code.RECOVERY_LINE),
    ],
)
def test_what_is_no_sheet_is_called_so(data: bytes, code: Code) -> None:
    assert _fault(lambda: open_recovered(data, SPARE)).code is code


def test_a_wrong_or_empty_passphrase_opens_nothing() -> None:
    code = _write(_issuer())
    assert _fault(lambda: check_recovered(code, "a lamp for the attic")).code is Code.PASSPHRASE_WRONG
    assert _fault(lambda: check_recovered(code, "")).code is Code.PASSPHRASE_NEEDED
    assert _fault(lambda: write_code(_issuer(), "")).code is Code.PASSPHRASE_NEEDED


def test_more_keys_than_a_sheet_holds_are_refused() -> None:
    keys = tuple(KeptKey(generate_signing_key(), NOON) for _ in range(90))
    issuer = KeptIssuer(Profile(did_key(keys[-1].key.public), "Bay"), keys)
    assert _fault(lambda: _write(issuer)).code is Code.TEXT_LIMIT


def test_neither_code_nor_sheet_holds_a_secret_in_the_open() -> None:
    issuer = _issuer()
    code = _write(issuer)
    secret = issuer.keys[0].key.secret_bytes()
    sheet = render_sheet(code, issuer.profile, NOON)
    for data in (code, sheet):
        assert secret not in data
        assert secret.hex().encode() not in data.lower()
