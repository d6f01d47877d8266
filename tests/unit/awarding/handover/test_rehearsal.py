"""An award seen before it is signed: the same that is signed afterwards, but for what is made by signing."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from badgedesk.awarding import Format, Sources, award_batch
from badgedesk.awarding.handover.rehearsal import rehearse
from badgedesk.core.bake import unbake
from badgedesk.core.errors import AwardError, BadgeDeskError, Code
from tests.unit.awarding.desk import Desk

NOW = datetime(2026, 11, 14, 12, tzinfo=UTC)
PEOPLE = (
    "Name,E-Mail,Language,Date,Valid until,Role\n"
    "Ada,ada@example.org,fr,2026-11-01,2030-01-01,Skipper\n"
    "Bo,bo@example.org,,2026-11-01,2020-01-01,\n"
)


def _plain(credential: Any) -> Any:
    """Return a credential without what signing makes: id, time of signing, salt and the hash that it goes into."""
    subject = credential["credentialSubject"]
    identities = [{**one, "salt": "", "identityHash": ""} if one["hashed"] else one for one in subject["identifier"]]
    kept = {name: value for name, value in credential.items() if name not in {"id", "proof", "validFrom"}}
    return {**kept, "credentialSubject": {**subject, "identifier": identities}}


def test_what_is_seen_is_what_is_signed_afterwards(desk: Desk, tmp_path: Path) -> None:
    request = desk.request(PEOPLE, formats=(Format.PNG,))
    seen = rehearse(request, 2, desk.issuer.profile, NOW)
    assert not desk.output.exists()
    assert desk.register.entries() == ()
    assert award_batch(request, desk.signer, desk.register, sources=Sources(now=lambda: NOW)).awarded == 1
    (file,) = desk.output.iterdir()
    signed = json.loads(unbake(file.read_bytes()).text)
    assert _plain(seen.credential) == _plain(signed)
    assert seen.credential["credentialSubject"]["role"] == "Skipper"  # type: ignore[call-overload, index]  # JSON
    assert Image.open(io.BytesIO(seen.badge)).tobytes() == Image.open(file).tobytes()
    certificate = Image.open(io.BytesIO(seen.certificate))
    assert certificate.width > certificate.height > 500


def test_the_certificate_takes_the_colour_that_is_given(desk: Desk) -> None:
    request = desk.request(PEOPLE, formats=(Format.PNG,))
    plum = rehearse(request, 2, desk.issuer.profile, NOW, "#7a2a6b").certificate
    colours = Image.open(io.BytesIO(plum)).convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert (0x7A, 0x2A, 0x6B) in {colour for _, colour in colours}


@pytest.mark.parametrize(("row", "code"), [(3, Code.ROSTER_DATE), (9, Code.ITEM_NOT_FOUND)])
def test_a_row_that_cannot_be_awarded_says_why(desk: Desk, row: int, code: Code) -> None:
    with pytest.raises(BadgeDeskError) as refused:
        rehearse(desk.request(PEOPLE, formats=(Format.PNG,)), row, desk.issuer.profile, NOW)
    assert refused.value.code is code
    assert isinstance(refused.value, AwardError) == (code is Code.ROSTER_DATE)


def test_a_file_in_the_way_of_the_award_is_no_hindrance(desk: Desk) -> None:
    taken = desk.output.with_suffix(".zip")
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.write_bytes(b"somebody else's")
    request = replace(desk.request(PEOPLE, formats=(Format.PNG,)), output=taken)
    assert rehearse(request, 2, desk.issuer.profile, NOW).badge.startswith(b"\x89PNG")
    assert taken.read_bytes() == b"somebody else's"
