"""English for the codes of badges that lie elsewhere or inside others: hosted, anchored, shown, carried."""

from typing import Final

from badgedesk.core.errors import Code

READING: Final[dict[Code, tuple[str, str]]] = {
    Code.PDF_DAMAGED: ("The PDF is damaged or locked.", "Ask for the badge itself, as a PNG, SVG or JSON file."),
    Code.PDF_LIMIT: ("The PDF is too large to look into.", "Ask for the badge itself, as a PNG, SVG or JSON file."),
    Code.HOSTED_DIFFERS: (
        "What the issuer’s site holds for this badge is not what this file says.",
        "Do not rely on it. Ask the issuer which one counts.",
    ),
    Code.HOSTED_SCOPE: (
        "The badge lies at an address that its issuer does not speak for.",
        "Do not rely on it. Ask the issuer whether it is theirs.",
    ),
    Code.HOSTED_REDIRECTED: (
        "What was found at an address calls itself by another one: {address}.",
        "Nothing to do; tell the issuer.",
    ),
    Code.ANCHOR_NOT_CHECKED: (
        "The contents fit the fingerprint; whether the issuer put it on the block chain was not asked.",
        "Look the transaction up on the issuer’s page or with a block explorer.",
    ),
    Code.ANCHOR_MISMATCH: (
        "The contents do not fit the fingerprint that was put on the block chain.",
        "Do not rely on it. Ask the issuer for the original file.",
    ),
    Code.INNER_UNSIGNED: (
        "Something inside is not signed by itself and rests on the word of whoever signed the whole.",
        "Ask for the original where it matters.",
    ),
    Code.INNER_BROKEN: (
        "A badge inside does not hold.",
        "Look at the badges inside one by one.",
    ),
    Code.INNER_OPEN: (
        "Not everything inside could be settled.",
        "Look at the badges inside one by one.",
    ),
    Code.INNER_LIMIT: ("There is too much inside to check.", "Ask for fewer at a time."),
    Code.PROOF_CHALLENGE: (
        "It was made to answer another question than the one asked.",
        "Do not rely on it. Ask the holder to show it again.",
    ),
    Code.HOLDER_DIFFERS: (
        "What is shown was not awarded to whoever shows it.",
        "Ask who this is, and for a badge of their own.",
    ),
    Code.ENDORSEMENT_ELSEWHERE: (
        "An endorsement in it speaks of something else.",
        "Do not count on the endorsements.",
    ),
    Code.STATUS_LIST_UNPROVEN: (
        "The issuer’s list is signed in a way that could not be checked, so it proves nothing.",
        "Ask the issuer whether the badge still holds.",
    ),
}
