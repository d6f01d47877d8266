"""What is said about a drawing that was brought in and did not come through unchanged."""

from typing import Final

from badgedesk.design.foreign.notices import Notice, Outcome, Reason

_OUTCOMES: Final = {
    Outcome.SIMPLIFIED: "Simplified",
    Outcome.RASTERISED: "Turned into a picture",
    Outcome.REMOVED: "Removed",
}
_REASONS: Final = {
    Reason.SCRIPT: "a badge runs no programs",
    Reason.EVENT: "a badge runs no programs",
    Reason.LINK: "artwork holds no links",
    Reason.ANIMATION: "artwork does not move",
    Reason.FOREIGN: "it holds parts of a web page",
    Reason.OUTSIDE: "it leads outside the file",
    Reason.FILTER: "effects such as blur are not drawn the same everywhere",
    Reason.MASK: "masks become pixels",
    Reason.PATTERN: "patterns become pixels",
    Reason.MARKER: "ends of lines are not kept",
    Reason.FONT: "this font is not here, another one is used",
    Reason.GLYPH: "no font here has these characters",
    Reason.TEXT_PATH: "text along a line of the drawing is not kept",
    Reason.BLEND: "blending of layers is not kept",
    Reason.FOCUS: "the light of a gradient is put into its middle",
    Reason.SPREAD: "a gradient does not repeat",
    Reason.STYLE: "this style is not understood",
    Reason.PICTURE: "this picture cannot be read",
    Reason.LOOP: "it refers to itself",
    Reason.UNKNOWN: "this is not known here",
    Reason.ELEMENT: "artwork does not need it",
    Reason.MANY: "there are too many parts to edit each",
    Reason.LINE: "the line could not be kept as it was",
}


def notice_sentence(notice: Notice) -> str:
    """Return one notice in words, with what it is about and how often."""
    often = f", {notice.count} times" if notice.count > 1 else ""
    what = "".join(letter if letter.isprintable() else "?" for letter in notice.what)
    return f"{_OUTCOMES[notice.outcome]}: “{what}”{often}. Reason: {_REASONS[notice.reason]}."
