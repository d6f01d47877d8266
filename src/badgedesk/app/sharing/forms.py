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


@unique
class Option(StrEnum):
    """What can be ticked of a form."""

    PERSON = "person"
    DATE = "date"
    CODE = "code"
    JPEG = "jpeg"
    LETTER = "letter"
    EUROPASS = "europass"
    IDENTITY = "identity"
    COLLECTIONS = "collections"


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick: what it stands for, its label, and whether it is set at first."""

    option: Option
    label: str
    at_first: bool = False


_LETTER: Final = Tick(Option.LETTER, "US Letter paper")
LANGUAGES: Final = (("en", "English"), ("de", "German"))
SITE_LANGUAGES: Final = (*LANGUAGES, ("fr", "French"), ("es", "Spanish"))
"""Those of portfolios."""
PAPER_LANGUAGES: Final = (*SITE_LANGUAGES, ("it", "Italian"), ("nl", "Dutch"), ("pl", "Polish"), ("pt", "Portuguese"))
"""Those of certificates, wall prints and cards."""


@dataclass(frozen=True, slots=True)
class FormWords:
    """A form in words: its name, icon, one sentence, and the styles it comes in (value, label)."""

    name: str
    icon: str
    sentence: str
    styles: tuple[tuple[str, str], ...]
    ticks: tuple[Tick, ...] = ()
    """What can be ticked."""
    fields: tuple[tuple[str, str, str], ...] = ()
    """What can be typed: name in the wish, label, note."""
    arranged: bool = False
    """Whether the badges can be chosen, ordered and worded."""
    style_name: str = "Style"
    """What the styles are called."""
    languages: tuple[tuple[str, str], ...] = LANGUAGES
    """What the words of ours in it can be in (tag, label); empty where there are none."""


FORMS: Final = {
    Form.PICTURES: FormWords(
        "Share pictures",
        "image",
        "For feeds, stories and the head of a profile.",
        (("brand", "Badge’s own colour"), ("white", "White")),
        (Tick(Option.DATE, "Show the date", at_first=True), Tick(Option.PERSON, "Show your name"),
         Tick(Option.CODE, "QR code to its page"), Tick(Option.JPEG, "JPEG, for looks only")),
        (("headline", "Words on the banner", "optional"),),
    ),
    Form.POST: FormWords(
        "Words for a post",
        "linkedin-logo",
        "Composed to fit the network. Change what you like, then copy it.",
        (("linkedin", "LinkedIn"), ("x", "X"), ("facebook", "Facebook"), ("mastodon", "Mastodon"),
         ("bluesky", "Bluesky")),
        style_name="Network",
    ),
    Form.CERTIFICATE: FormWords(
        "Certificate",
        "medal",
        "A PDF with the signed badge attached: a sheet each, one wall print, or cards to cut out.",
        (("classic", "Classic"), ("modern", "Modern"), ("plain", "Plain"), ("wall", "Wall print of all"),
         ("cards", "Cards in wallet size")),
        (_LETTER,),
        (("title", "Title of a wall print", "optional"),),
        arranged=True,
        languages=PAPER_LANGUAGES,
    ),
    Form.RESUME: FormWords(
        "Résumé",
        "file-text",
        "The section of a résumé, in the form you work with.",
        ((".pdf", "PDF"), (".docx", "Word"), (".html", "Web page"), (".md", "Markdown"), (".txt", "Plain text"),
         (".json", "JSON Resume")),
        (Tick(Option.EUROPASS, "Dates in a column (Europass)"), _LETTER),
        (("title", "Heading", "optional"),),
        arranged=True,
    ),
    Form.PORTFOLIO: FormWords(
        "Portfolio",
        "squares-four",
        "A site in a folder. Visitors check the badges in their own browser.",
        (("harbour", "Harbour"), ("forest", "Forest"), ("plum", "Plum"), ("sand", "Sand"), ("ink", "Ink")),
        (Tick(Option.IDENTITY, "Show name, evidence, results"),
         Tick(Option.COLLECTIONS, "With your collections", at_first=True)),
        (("owner", "Your name", "optional"), ("line", "A line about you", "optional"),
         ("address", "Its address on the web", "optional, https://…/")),
        arranged=True,
        languages=SITE_LANGUAGES,
    ),
    Form.SIGNATURE: FormWords(
        "E-mail signature",
        "text-aa",
        "For the foot of your e-mails, with a plain-text version.",
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
        (_LETTER,),
        arranged=True,
    ),
    Form.PRESENT: FormWords(
        "Presentation",
        "key",
        "Signed with your own key for one asker, who sees that the badges are yours. Type what the asker gave you.",
        (("file", "File"),),
        fields=(("challenge", "Challenge", "required"), ("domain", "Who asks", "required"),
                ("passphrase", "Passphrase of your key", "without key store")),
        arranged=True,
        languages=(),
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
        ticked: what was ticked.
        language: of our own words.
        typed: what was typed into the form's fields, by name.
        groups: the user's own collections: name, and keys of the badges.
        lines: which badges, in this order; empty for all as they are.
    """

    form: Form
    style: str
    ticked: frozenset[Option] = frozenset()
    language: str = LANGUAGES[0][0]
    typed: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    lines: tuple[Line, ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()

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
        measures: how much of a budget it takes, in words; empty where there is none.
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
    measures: str = ""
