"""The one fixture of every measurement: an award of a common size, an artwork, and the files the workers share.

As ``design/performance.md`` fixes it: one Open Badges 3.0.3 credential with the VCDM 2.0 context, about 4 KB of JSON,
112 statements, 11 blank nodes; artwork of 600 x 600 pixels, about 61 KB of PNG; an SVG of about 22 KB.
"""

import base64
import json
import math
import random
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from badgedesk.core.did import did_key
from badgedesk.core.issue import Signer, build_credential, sign_credential
from badgedesk.core.keys import KeyKind, SigningKey, base58, generate_signing_key, load_signing_key
from badgedesk.core.keys.jwk import write_jwk
from badgedesk.core.model.achievement import Achievement, Alignment, Identifier, ResultDescription
from badgedesk.core.model.award import Address, Award, Evidence, Profile, Recipient, Result
from badgedesk.core.proof import Securing, Suite, sign_token

SECRET: Final = bytes(range(32))
AWARDED_AT: Final = datetime(2025, 3, 1, 9, tzinfo=UTC)
SIGNED_AT: Final = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
LOOKED_AT: Final = datetime(2025, 6, 1, tzinfo=UTC)
CREDENTIAL_ID: Final = "urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-0d6f5a9c1e10"
SALT: Final = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
_SCHEMA: Final = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
_SIDE_PX: Final = 600

_KEY: Final = load_signing_key(KeyKind.ED25519, SECRET)
_DID: Final = did_key(_KEY.public)
_LEVELS: Final = "urn:uuid:11111111-2222-4333-8444-5555555555"

ISSUER: Final = Profile(
    id=_DID,
    name="Harbour Workshop",
    url="https://harbour.example.org/",
    email="badges@harbour.example.org",
    phone="+49 40 1234567",
    description="Courses for people who want to sail small boats safely.",
    image="https://harbour.example.org/logo.png",
    official="The harbour master",
    address=Address(country="Germany", country_code="DE", locality="Hamburg", street="Am Kai 1", postal_code="20095"),
    identifiers=(Identifier("H-1", "identifier"),),
)
AWARD: Final = Award(
    achievement=Achievement(
        id="https://harbour.example.org/badges/knots",
        name="Knot Tying Basics",
        description="Ties eight working knots without looking, and knows what each of them is for.",
        criteria_narrative="Tie each knot *twice* under observation.\n\n- bowline\n- sheet bend\n- clove hitch",
        criteria_url="https://harbour.example.org/badges/knots/criteria",
        caption="A rope on a blue ground",
        tags=("rope", "seamanship", "safety"),
        alignments=(
            Alignment(
                "Rigging",
                "https://skills.example.org/rigging",
                "R-12",
                "Joins and secures ropes.",
                "Harbour Skills",
                "CFItem",
            ),
            Alignment("Safety", "https://skills.example.org/safety", "S-3", None, "Harbour Skills", "CFItem"),
        ),
        results=(
            ResultDescription(f"{_LEVELS}01", "Speed", "RawScore", value_min="0", value_max="20"),
            ResultDescription(f"{_LEVELS}02", "Grade", "LetterGrade", ("C", "B", "A"), required_value="B"),
        ),
        credits_available=2.0,
        field_of_study="Seamanship",
        human_code="KNOT-101",
        language="en-GB",
        specialization="Small craft",
        version="2.1",
    ),
    recipient=Recipient("Zoë Brontë-Łukasiewicz", "zoe@example.org", "did:example:zoe"),
    valid_from=AWARDED_AT,
    valid_until=datetime(2099, 1, 1, tzinfo=UTC),
    awarded_at=AWARDED_AT,
    picture="https://harbour.example.org/badges/knots.png",
    narrative="Tied all of them blindfolded.",
    evidence=(
        Evidence("https://harbour.example.org/evidence/1", "Film", "Ten minutes of knots.", None, "film", "public"),
    ),
    results=(Result(f"{_LEVELS}01", "12"), Result(f"{_LEVELS}02", "B")),
    activity_start=datetime(2025, 1, 6, 8, tzinfo=UTC),
    activity_end=datetime(2025, 2, 28, 17, tzinfo=UTC),
    credits_earned=2.0,
    role="skipper",
    term="Winter 2025",
)
SIGNER: Final = Signer(ISSUER, _KEY, f"{_DID}#{_KEY.public.multibase}")


def render_artwork() -> bytes:
    """Return the artwork as PNG: a disc with a gradient, rings and grain, about 61 KB."""
    from PIL import Image, ImageDraw

    grain = random.Random(600)
    image = Image.new("RGBA", (_SIDE_PX, _SIDE_PX))
    draw = ImageDraw.Draw(image)
    centre = _SIDE_PX // 2
    for radius in range(centre - 4, 0, -2):
        shade = int(120 + 100 * math.sin(radius / 40))
        colour = (shade // 3, shade, 255 - shade // 2, 255)
        draw.ellipse((centre - radius, centre - radius, centre + radius, centre + radius), fill=colour)
    for _ in range(1_300):
        spot = (grain.randrange(_SIDE_PX), grain.randrange(_SIDE_PX))
        draw.point(spot, fill=(255, grain.randrange(200, 256), grain.randrange(256), 255))
    stream = BytesIO()
    image.save(stream, "PNG", compress_level=6)
    return stream.getvalue()


def render_svg() -> str:
    """Return an SVG artwork of about 22 KB: paths, as a design writes them."""
    points = random.Random(22)
    paths = [
        f'<path d="M{points.uniform(0, 600):.2f} {points.uniform(0, 600):.2f} '
        f"C{points.uniform(0, 600):.2f} {points.uniform(0, 600):.2f} {points.uniform(0, 600):.2f} "
        f'{points.uniform(0, 600):.2f} {points.uniform(0, 600):.2f} {points.uniform(0, 600):.2f}Z" '
        f'fill="#{points.randrange(2**24):06x}"/>'
        for _ in range(259)
    ]
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600">'
    return f"{head}\n{chr(10).join(paths)}\n</svg>\n"


def _did_jwk(key: SigningKey) -> str:
    """Return the verification method of a did:jwk, whose key both sides read out of the token."""
    text = json.dumps(write_jwk(key.public), separators=(",", ":"))
    return f"did:jwk:{base64.urlsafe_b64encode(text.encode()).decode().rstrip('=')}#0"


def write_fixture(folder: Path, standards: Path) -> dict[str, float]:
    """Write what the workers read into ``folder`` and return the fixture's measures.

    Args:
        folder: an empty folder.
        standards: the folder of published contexts and schemas.
    """
    document = build_credential(AWARD, ISSUER, credential_id=CREDENTIAL_ID, salt=SALT)
    signed = sign_credential(document, SIGNER.key, verification_method=SIGNER.verification_method, created=SIGNED_AT)
    index = json.loads((standards / "contexts/index.json").read_text("utf-8"))
    contexts = {entry["url"]: str(standards / "contexts" / entry["file"]) for entry in index if "#" not in entry["url"]}
    schema = json.loads((standards / "schemas/derived/ob3-achievement-vcdm2-canonical.json").read_text("utf-8"))
    settings = {
        "contexts": contexts,
        "served": {_SCHEMA: schema},
        "key": {
            "publicKeyMultibase": SIGNER.key.public.multibase,
            "secretKeyMultibase": "z" + base58.encode(b"\x80\x26" + SECRET),
        },
        "verificationMethod": SIGNER.verification_method,
        "created": "2025-03-01T09:30:00Z",
        "now": "2025-06-01T00:00:00Z",
    }
    artwork, drawing = render_artwork(), render_svg()
    jcs = sign_credential(
        document,
        SIGNER.key,
        verification_method=SIGNER.verification_method,
        created=SIGNED_AT,
        securing=Securing((Suite.EDDSA_JCS_2022,)),
    )
    (folder / "signed-jcs.json").write_bytes(jcs)
    for name, key in (
        ("eddsa", SIGNER.key),
        ("es256", load_signing_key(KeyKind.P256, SECRET)),
        ("rs256", generate_signing_key(KeyKind.RSA)),
    ):
        (folder / f"token-{name}.jwt").write_text(sign_token(document, key, verification_method=_did_jwk(key)), "utf-8")
    (folder / "signed.json").write_bytes(signed)
    (folder / "unsigned.json").write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    (folder / "artwork.png").write_bytes(artwork)
    (folder / "artwork.svg").write_text(drawing, "utf-8")
    (folder / "settings.json").write_text(json.dumps(settings), "utf-8")
    return {"credential_bytes": len(signed), "png_bytes": len(artwork), "svg_bytes": len(drawing.encode())}
