"""Awards that between them use every field a design or roster can give, and names in the scripts of the world."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from badgedesk.core.did import did_key
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import KeyKind, SigningKey, base58, load_signing_key
from badgedesk.core.model.achievement import (
    Achievement,
    Alignment,
    Identifier,
    KeyFacts,
    Related,
    ResultDescription,
    RubricLevel,
    Rules,
)
from badgedesk.core.model.award import Address, Award, Evidence, Profile, Recipient, Result, StatusEntry

AWARDED_AT: Final = datetime(2025, 3, 1, 9, 0, 0, tzinfo=UTC)
SIGNED_AT: Final = datetime(2025, 3, 1, 9, 30, 0, tzinfo=UTC)
LOOKED_AT: Final = datetime(2025, 6, 1, tzinfo=UTC)
STATUS_LIST: Final = "https://badges.example.org/status/1"
REVOKED_INDEX: Final = 7
GOOD_INDEX: Final = 5

_SECRET: Final = bytes(range(32))
KEY: Final[SigningKey] = load_signing_key(KeyKind.ED25519, _SECRET)
DID: Final = did_key(KEY.public)
METHOD: Final = f"{DID}#{KEY.public.multibase}"
KEY_PAIR: Final = {
    "publicKeyMultibase": KEY.public.multibase,
    "secretKeyMultibase": "z" + base58.encode(b"\x80\x26" + _SECRET),
}
_PIXEL: Final = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9Q"
    "DwADhgGAWjR9awAAAABJRU5ErkJggg=="
)

NAMES: Final = {
    "Latin with diacritics": "Zoë Brontë-Łukasiewicz Ångström",
    "Cyrillic": "Надежда Ивановна Їжак",
    "Greek": "Ελένη Παπαδοπούλου",
    "Arabic": "عبد الرحمن الزهراوي",
    "Hebrew": "שירה בן־דוד",
    "Devanagari": "प्रिया क्षत्रिय",
    "Chinese": "欧阳修宁𠮷",
    "Japanese": "渡邉 さくら",
    "apostrophe": "Siobhán O'Hara-D’Arcy",
    "comma and quotes": 'Okafor, Ada "Add" \\ Jr.',
    "decomposed": "Zoe\u0308 A\u030angstro\u0308m",
    "joiners and marks": "👩🏽\u200d🔬 Dr\u00a0Łuk\u2028asz\u200f",
    "120 characters": "Maximiliana " * 9 + "von Hohenau!",
}

PLAIN: Final = Achievement(
    id="urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c55",
    name="Knot Tying Basics",
    description="Ties eight working knots without looking.",
    criteria_narrative="Tie each knot *twice* under observation.\n\n- bowline\n- sheet bend\tand others",
)
FULL: Final = replace(
    PLAIN,
    criteria_url="https://badges.example.org/knots/criteria?lang=en#top",
    achievement_type="ext:Harbour.Skill-1",
    caption="A rope on a blue ground",
    tags=("rope", "seamanship", "Узлы", "結び"),
    alignments=(
        Alignment(
            target_name="Rigging",
            target_url="https://skills.example.org/rigging",
            target_code="R-12",
            target_description="Joins and secures ropes.",
            target_framework="Harbour Skills",
            target_type="CFItem",
        ),
        Alignment(target_name="Safety", target_url="https://skills.example.org/safety", target_type="ext:own"),
    ),
    results=(
        ResultDescription(
            id="urn:uuid:11111111-2222-4333-8444-555555555501",
            name="Speed",
            result_type="RawScore",
            required_value="10",
            value_min="0",
            value_max="20.5",
            alignments=(Alignment(target_name="Pace", target_url="https://skills.example.org/pace"),),
        ),
        ResultDescription(
            id="urn:uuid:11111111-2222-4333-8444-555555555502",
            name="Grade",
            result_type="LetterGrade",
            allowed_values=("C", "B", "A"),
            required_value="B",
        ),
        ResultDescription(
            id="urn:uuid:11111111-2222-4333-8444-555555555503",
            name="Neatness",
            result_type="RubricCriterionLevel",
            required_level="urn:uuid:11111111-2222-4333-8444-555555555511",
            rubric_levels=(
                RubricLevel(id="urn:uuid:11111111-2222-4333-8444-555555555510", name="Fair", level="1", points="1"),
                RubricLevel(
                    id="urn:uuid:11111111-2222-4333-8444-555555555511",
                    name="Neat",
                    description="No loose ends.",
                    level="2",
                    points="4",
                    alignments=(Alignment("Tidiness", "https://skills.example.org/tidy", target_type="CFRubric"),),
                ),
            ),
        ),
        ResultDescription(id="urn:uuid:11111111-2222-4333-8444-555555555504", name="Done", result_type="Status"),
    ),
    credits_available=2.5,
    field_of_study="Seamanship",
    human_code="KNOT-101",
    language="en-GB",
    specialization="Small craft",
    version="2.1",
    identifiers=(Identifier("KNOT-101", "sourcedId"), Identifier("77", "ext:catalogue")),
    related=(
        Related("urn:uuid:0a3f8d0c-0d4e-4f64-8b1f-7f4a6d2b9c56", version="2.0", language="de"),
        Related("https://badges.example.org/knots/older"),
    ),
    creator=Profile(
        id="https://guild.example.org/",
        name="Gilde der Seiler",
        url="https://guild.example.org/",
        email="post@guild.example.org",
        address=Address(country_code="NL", locality="Hoorn"),
        identifiers=(Identifier("G-7", "ext:guild"),),
    ),
    rules=Rules.MICRO_CREDENTIAL,
    facts=KeyFacts(
        country="DE",
        outcomes=("Ties eight knots.", "Names what each is for."),
        study_hours=62.5,
        level="eqf-3",
        participation="on site",
        assessment="practical test",
        quality="Reviewed each year by the guild",
        quality_url="https://guild.example.org/quality",
    ),
)
ISSUER: Final = Profile(id=DID, name="Harbour Workshop")
FULL_ISSUER: Final = Profile(
    id=DID,
    name="Hafen‑Werkstatt “Süd”",
    url="https://harbour.example.org/",
    email="badges@harbour.example.org",
    phone="+49 40 1234567",
    description="Courses for small boats.",
    image="https://harbour.example.org/logo.png",
    official="Workshop of the Harbour Trust",
    address=Address(
        country="Germany",
        country_code="DE",
        region="Hamburg",
        locality="Hamburg",
        street="Am Kai 1",
        post_box="12",
        postal_code="20095",
    ),
    identifiers=(Identifier("H-1", "identifier"),),
)
_PERSON: Final = Recipient(name="Ada Okafor", email="ada@example.org")
_PLAIN_AWARD: Final = Award(achievement=PLAIN, recipient=_PERSON, valid_from=AWARDED_AT)

AWARDS: Final[Mapping[str, Award]] = {
    "plain": _PLAIN_AWARD,
    "did recipient": replace(_PLAIN_AWARD, recipient=Recipient(id="did:example:learner-77")),
    "name only": replace(_PLAIN_AWARD, recipient=Recipient(name="Ada Okafor")),
    "e-mail only": replace(_PLAIN_AWARD, recipient=Recipient(email="Ada.O+badge@example.org")),
    "another identifier": replace(_PLAIN_AWARD, recipient=Recipient(other=Identifier("S-1234", "ltiUserId"))),
    "until": replace(_PLAIN_AWARD, valid_until=datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC)),
    "on a status list": replace(_PLAIN_AWARD, status=StatusEntry(STATUS_LIST, GOOD_INDEX)),
    "revoked": replace(_PLAIN_AWARD, status=StatusEntry(STATUS_LIST, REVOKED_INDEX)),
    "picture": replace(_PLAIN_AWARD, picture=_PIXEL),
    "everything": Award(
        achievement=FULL,
        recipient=Recipient("Ada Okafor", "ada@example.org", "did:example:ada", Identifier("S-1234", "systemId")),
        valid_from=AWARDED_AT,
        valid_until=datetime(2099, 1, 1, tzinfo=UTC),
        awarded_at=AWARDED_AT,
        picture=_PIXEL,
        narrative="Tied all of them **blindfolded**.",
        evidence=(
            Evidence(
                id="https://badges.example.org/evidence/1",
                name="Film",
                description="Ten minutes.",
                narrative="See minute 4.",
                genre="film",
                audience="public",
            ),
            Evidence(narrative="Seen by the instructor."),
        ),
        results=(
            Result("urn:uuid:11111111-2222-4333-8444-555555555501", value="12.5"),
            Result("urn:uuid:11111111-2222-4333-8444-555555555502", value="B"),
            Result(
                "urn:uuid:11111111-2222-4333-8444-555555555503",
                achieved_level="urn:uuid:11111111-2222-4333-8444-555555555511",
            ),
            Result("urn:uuid:11111111-2222-4333-8444-555555555504", status="Completed"),
        ),
        activity_start=datetime(2025, 1, 6, 8, tzinfo=UTC),
        activity_end=datetime(2025, 2, 28, 17, tzinfo=UTC),
        credits_earned=2.0,
        licence_number="L-0099",
        role="skipper",
        term="Winter 2025",
    ),
    **{f"name: {script}": replace(_PLAIN_AWARD, recipient=Recipient(name=name)) for script, name in NAMES.items()},
}


def counting(prefix: str) -> Callable[[], str]:
    """Return a function that gives another text with ``prefix`` at each call."""
    numbers = iter(range(1, 1_000))
    return lambda: f"{prefix}{next(numbers):012d}"


def issue_badge(award: Award, profile: Profile | None = None) -> bytes:
    """Return the signed badge of an award; unless another is given, the full issuer signs the full award."""
    profile = profile or (FULL_ISSUER if award.achievement is FULL else ISSUER)
    return issue(
        award,
        Signer(profile, KEY, METHOD),
        now=SIGNED_AT,
        new_id=counting("urn:uuid:5b0f6b6e-6f2a-4d53-9f0e-"),
        new_salt=counting("00112233445566778899"),
    )
