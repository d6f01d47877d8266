"""The forms in which badges are shown, and what is wished for and made of them; no work is done here."""

from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Final


@unique
class Form(StrEnum):
    """What is made of badges."""

    PICTURES = "pictures"
    POST = "post"
    CERTIFICATE = "certificate"
    RESUME = "resume"
    PORTFOLIO = "portfolio"
    SIGNATURE = "signature"
    INTERVIEW = "interview"
    PRESENT = "present"


@dataclass(frozen=True, slots=True)
class FormWords:
    """A form in words: its name, icon, one sentence, and the styles it comes in (value, label)."""

    name: str
    icon: str
    sentence: str
    styles: tuple[tuple[str, str], ...]
    option: str = ""
    """What can be ticked; empty where nothing can."""
    fields: tuple[tuple[str, str, str], ...] = ()
    """What can be typed: name in the wish, label, note."""
    arranged: bool = False
    """Whether the badges can be chosen, ordered and worded."""


FORMS: Final = {
    Form.PICTURES: FormWords(
        "Share pictures",
        "image",
        "For feeds, stories and the head of a profile.",
        (("brand", "Badge’s own colour"), ("white", "White")),
        "Show your name",
    ),
    Form.POST: FormWords(
        "Words for a post",
        "linkedin-logo",
        "Composed to fit the network. Change what you like, then copy it.",
        (("linkedin", "LinkedIn"), ("x", "X"), ("facebook", "Facebook"), ("mastodon", "Mastodon"),
         ("bluesky", "Bluesky")),
    ),
    Form.CERTIFICATE: FormWords(
        "Certificate",
        "medal",
        "A PDF for the wall, with the signed badge attached.",
        (("classic", "Classic"), ("modern", "Modern"), ("plain", "Plain")),
    ),
    Form.RESUME: FormWords(
        "Résumé",
        "file-text",
        "The section of a résumé, in the form you work with.",
        ((".pdf", "PDF"), (".docx", "Word"), (".html", "Web page"), (".md", "Markdown"), (".txt", "Plain text"),
         (".json", "JSON Resume")),
        "Dates in a column (Europass)",
        (("title", "Heading", "optional"),),
        arranged=True,
    ),
    Form.PORTFOLIO: FormWords(
        "Portfolio",
        "squares-four",
        "A site in a folder. Visitors check the badges in their own browser.",
        (("harbour", "Harbour"), ("forest", "Forest"), ("plum", "Plum"), ("sand", "Sand"), ("ink", "Ink")),
        "Show name, evidence, results",
        (("owner", "Your name", "optional"), ("line", "A line about you", "optional")),
        arranged=True,
    ),
    Form.SIGNATURE: FormWords(
        "E-mail signature",
        "text-aa",
        "For the foot of your e-mails, with a plain twin.",
        (("inside", "Picture inside"), ("attached", "Picture attached"), ("hosted", "Picture on a web site")),
        fields=(("name", "Your name", "optional"), ("role", "Role", "optional"), ("contact", "Contact", "optional"),
                ("hosted", "Address of the pictures", "https://…/")),
        arranged=True,
    ),
    Form.INTERVIEW: FormWords(
        "Interview sheet",
        "users",
        "What each badge stands for, likely questions, room for your example.",
        ((".pdf", "PDF"), (".html", "Web page")),
        arranged=True,
    ),
    Form.PRESENT: FormWords(
        "Presentation",
        "shield-check-fill",
        "Signed with your own key for one asker, who sees that the badges are yours. Type what the asker gave you.",
        (("file", "File"),),
        fields=(("challenge", "Challenge", "required"), ("domain", "Who asks", "required"),
                ("passphrase", "Passphrase of your key", "without key store")),
        arranged=True,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One badge of an arrangement, by its key; ``words`` take the place of its criteria line where they are given."""

    key: str
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made.

    Attributes:
        typed: what was typed into the form's fields, by name.
        lines: which badges, in this order; empty for all as they are.
    """

    form: Form
    style: str
    ticked: bool = False
    typed: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    lines: tuple[Line, ...] = ()

    def said(self, name: str) -> str:
        """Return what was typed into a field."""
        return dict(self.typed).get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, before it is written.

    Attributes:
        files: names, with ``/`` between folders, and bytes.
        preview: a PNG of what it looks like; empty where it is text.
        text: what is shown in its place.
        privacy: what is in it, what identifies the user, what was left out.
    """

    wish: Wish
    files: tuple[tuple[str, bytes], ...] = field(repr=False)
    preview: bytes = field(repr=False)
    text: str
    privacy: tuple[str, ...]
    html: str = field(default="", repr=False)
    """The text with its markup, for the clipboard."""
    alternative: str = ""
    """The picture that goes with it, in words."""
