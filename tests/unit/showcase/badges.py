"""Badges to be shown in tests: signed for real, and as plain values with any text in every field."""

import base64
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from PIL import Image

from badgedesk.core.bake import bake
from badgedesk.core.did import did_key
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import generate_signing_key
from badgedesk.core.model.achievement import Achievement, Alignment, ResultDescription
from badgedesk.core.model.award import Award, Evidence, Profile, Recipient, Result
from badgedesk.showcase.exhibit import Exhibit, build_exhibit

MADE_AT = datetime(2026, 11, 14, 12, tzinfo=UTC)
CRITERIA = "The skipper has\n\n- sailed **200 miles**,\n- planned a passage and\n- moored to a [buoy](https://baysail.example/buoy).\n"


@lru_cache(maxsize=8)
def picture_png(colour: str = "#12395b", side: int = 256) -> bytes:
    """A round badge of one colour on nothing."""
    image = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    disc = Image.new("L", (side, side), 0)
    disc.paste(255, (side // 8, side // 8, side - side // 8, side - side // 8))
    image.paste(Image.new("RGBA", (side, side), colour), mask=disc)
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


@lru_cache(maxsize=1)
def _signer() -> Signer:
    key = generate_signing_key()
    profile = Profile(did_key(key.public), "Bay Sailing Club", url="https://baysail.example")
    return Signer(profile, key, f"{profile.id}#{key.public.multibase}")


@lru_cache(maxsize=16)
def signed(name: str = "Coastal Skipper", number: int = 1) -> bytes:
    """A signed badge as JSON, with everything a badge can say."""
    mark = ResultDescription(
        id=f"urn:uuid:0000000{number}-0000-4000-8000-000000000009", name="Mark", result_type="LetterGrade"
    )
    achievement = Achievement(
        id=f"https://baysail.example/achievements/{number}",
        name=name,
        description="Sails a yacht along the coast.",
        criteria_narrative=CRITERIA,
        caption="A round badge",
        tags=("sailing", "navigation"),
        alignments=(Alignment("Passage planning", "https://skills.example/passage", target_framework="Sea skills"),),
        results=(mark,),
    )
    award = Award(
        achievement,
        Recipient(name="Anna Ångström", email="anna@mail.example"),
        valid_from=datetime(2026, 11, 14, 9, tzinfo=UTC),
        valid_until=datetime(2031, 11, 14, 9, tzinfo=UTC),
        picture="data:image/png;base64," + base64.b64encode(picture_png()).decode(),
        evidence=(Evidence(id="https://anna.example/log", name="Log book", narrative="Six passages."),),
        results=(Result(mark.id, value="A"),),
    )
    return issue(
        award,
        _signer(),
        new_id=lambda: f"urn:uuid:0000000{number}-0000-4000-8000-000000000001",
        new_salt=lambda: "s" * 22,
        now=MADE_AT,
    )


def baked(name: str = "Coastal Skipper", number: int = 1) -> bytes:
    """The same badge baked into its picture."""
    return bake(picture_png(), signed(name, number).decode())


def exhibit(name: str = "Coastal Skipper", number: int = 1, **changes: Any) -> Exhibit:
    """What is shown of a signed badge, with changes."""
    return replace(build_exhibit(f"{number:012x}", baked(name, number), None, UTC), **changes)


def saying(text: str) -> Exhibit:
    """What is shown of an unsigned badge that says ``text`` in every field; the credential holds it exactly."""
    document = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": text,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": text, "type": ["Profile"], "name": text, "url": text},
        "validFrom": "2026-11-14T09:00:00Z",
        "evidence": [{"id": text, "type": ["Evidence"], "name": text, "narrative": text}],
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "licenseNumber": text,
            "narrative": text,
            "identifier": [
                {"type": "IdentityObject", "identityType": "name", "hashed": False, "identityHash": text},
            ],
            "result": [{"type": ["Result"], "resultDescription": "urn:x:1", "value": text}],
            "achievement": {
                "id": text,
                "type": ["Achievement"],
                "name": text,
                "description": text,
                "criteria": {"id": text, "narrative": text},
                "tag": [text],
                "image": {"id": "data:image/png;base64," + base64.b64encode(picture_png()).decode(), "caption": text},
                "alignment": [{"type": ["Alignment"], "targetName": text, "targetUrl": text, "targetFramework": text}],
                "resultDescription": [{"id": "urn:x:1", "type": ["ResultDescription"], "name": text}],
            },
        },
    }
    data = json.dumps(document, ensure_ascii=False).encode("utf-8", "replace")
    return build_exhibit("0123456789ab", data, None, UTC)


ISSUED = date(2026, 11, 14)
