"""The privacy preview in words: what an export holds, what in it identifies its holder, what was left out."""

from typing import Final

from badgedesk.showcase.exhibit import Trait
from badgedesk.showcase.privacy import Part, PrivacyPreview

PARTS: Final = {
    Part.NAME: "name of the badge",
    Part.ISSUER: "issuer",
    Part.DATES: "dates",
    Part.PICTURE: "picture",
    Part.DESCRIPTION: "description",
    Part.CRITERIA: "criteria",
    Part.SKILLS: "skills",
    Part.TAGS: "tags",
    Part.EVIDENCE: "evidence",
    Part.RESULTS: "results",
    Part.RECIPIENT: "your name in the text",
    Part.NARRATIVE: "what the issuer says of you",
    Part.LINK: "link to the badge’s page",
    Part.CREDENTIAL_ID: "credential ID",
    Part.CREDENTIAL: "the signed badge",
    Part.ORIGINAL: "the badge file as received",
    Part.METADATA: "place, author and time in pictures",
    Part.OWN_WORDS: "your own words",
}
TRAITS: Final = {
    Trait.NAME: "your name",
    Trait.EMAIL: "your e-mail address or telephone, in clear",
    Trait.HASHED: "your address, scrambled: who guesses it can confirm it",
    Trait.IDENTIFIER: "a number of yours, in clear",
    Trait.SUBJECT_ID: "your own identifier (DID)",
    Trait.EVIDENCE: "your evidence",
}


def privacy_words(told: PrivacyPreview) -> tuple[str, ...]:
    """Return the preview in three lines; a line about nothing says so."""
    identifies = [TRAITS[trait] for trait in told.identifies]
    left_out = [PARTS[part] for part in told.left_out]
    return (
        f"In it: {_listed([PARTS[part] for part in told.contains])}.",
        f"It identifies you by {_listed(identifies)}." if identifies else "It does not identify you.",
        f"Left out: {_listed(left_out)}.",
    )


def _listed(words: list[str]) -> str:
    if len(words) < 2:  # noqa: PLR2004 - one word needs no "and"
        return words[0] if words else "nothing"
    return f"{', '.join(words[:-1])} and {words[-1]}"
