"""The forms in which badges are shown, made and written; runs on a worker."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum, unique
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.core.errors import Code, StoreError

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.privacy import PrivacyPreview


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


@dataclass(frozen=True, slots=True)
class FormWords:
    """A form in words: its name, icon, one sentence, and the styles it comes in (value, label)."""

    name: str
    icon: str
    sentence: str
    styles: tuple[tuple[str, str], ...]
    option: str = ""
    """What can be ticked; empty where nothing can."""


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
    ),
    Form.PORTFOLIO: FormWords(
        "Portfolio",
        "squares-four",
        "A site in a folder. Visitors check the badges in their own browser.",
        (("harbour", "Harbour"), ("forest", "Forest"), ("plum", "Plum"), ("sand", "Sand"), ("ink", "Ink")),
        "Show your name, evidence and results",
    ),
    Form.SIGNATURE: FormWords(
        "E-mail signature",
        "text-aa",
        "For the foot of your e-mails, with a plain twin.",
        (("inside", "Picture inside"), ("attached", "Picture attached")),
    ),
    Form.INTERVIEW: FormWords(
        "Interview sheet",
        "users",
        "What each badge stands for, likely questions, room for your example.",
        ((".pdf", "PDF"), (".html", "Web page")),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be made."""

    form: Form
    style: str
    ticked: bool = False


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


def post_length(text: str, network: str) -> str:
    """Return how long a text is on a network, and how long it may be, in words."""
    from badgedesk.showcase.posts import LIMITS, Network, count_characters

    length, limit = count_characters(text, Network(network)), LIMITS[Network(network)]
    return f"{length} of {limit} characters" + ("" if length <= limit else ": too long")


def make(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    """Return what is wished for, with a preview.

    Raises:
        BadgeDeskError: it cannot be made.
    """
    makers = {
        Form.PICTURES: _pictures,
        Form.POST: _post,
        Form.CERTIFICATE: _certificates,
        Form.RESUME: _resume,
        Form.PORTFOLIO: _portfolio,
        Form.SIGNATURE: _signature,
        Form.INTERVIEW: _interview,
    }
    return makers[wish.form](wish, exhibits, now)


def save(made: Made, folder: Path) -> tuple[Path, ...]:
    """Write what was made into a folder and return where; nothing that lies there is written over.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`, `Code.FILE_EXISTS`.
    """
    from badgedesk.host.files import write_atomically
    from badgedesk.host.names import distinct_names

    try:
        taken = [path.name for path in folder.iterdir()]
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=folder, reason=error.strerror) from error
    tops = list(dict.fromkeys(name.split("/")[0] for name, _ in made.files))
    renamed = dict(zip(tops, distinct_names(tops, taken), strict=True))
    written = []
    for name, data in made.files:
        top, *rest = name.split("/")
        path = folder.joinpath(renamed[top], *rest)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=path.parent, reason=error.strerror) from error
        write_atomically(path, data, overwrite=False)
        written.append(path)
    return tuple(written)


def _pictures(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.host.names import distinct_names, safe_name
    from badgedesk.showcase.share_pictures import Shape, Style, banner, pictures_preview, share_picture

    style = Style(ground=wish.style, person=wish.ticked)
    names, data = [], []
    for exhibit in exhibits:
        for shape in (Shape.SQUARE, Shape.LINK, Shape.PORTRAIT, Shape.STORY):
            picture = share_picture(exhibit, shape, style)
            names.append(safe_name((exhibit.issuer, exhibit.name, shape.value), picture.suffix))
            data.append(picture.data)
    head = banner(exhibits, style)
    files = (*zip(distinct_names(names), data, strict=True), (f"Badges - banner{head.suffix}", head.data))
    told = pictures_preview(exhibits, style, baked=True)
    return _made(wish, files, told, data[1])


def _post(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.posts import Network, compose_post
    from badgedesk.showcase.privacy import Part, preview

    post = compose_post(exhibits[0], Network(wish.style))
    files = (("post.txt", f"{post.text}\n\nAlternative text: {post.alternative}\n".encode()),)
    told = preview(exhibits[:1], {Part.NAME, Part.ISSUER, Part.CRITERIA, Part.LINK, Part.TAGS})
    return _made(wish, files, told, b"", post.text)


def _certificates(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.host.names import distinct_names, safe_name
    from badgedesk.showcase.certificate import Look, certificate, certificate_png, certificate_preview

    look = Look(wish.style)
    names = distinct_names([safe_name((e.issuer, e.name, "certificate"), ".pdf") for e in exhibits])
    files = tuple((name, certificate(e, made_at=now, look=look)) for name, e in zip(names, exhibits, strict=True))
    return _made(wish, files, certificate_preview(exhibits), certificate_png(exhibits[0], look=look))


def _resume(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.showcase.resume import Choice, resume_png, resume_preview, resume_text, write_resume

    choice = Choice(exhibits)
    data = write_resume(choice, wish.style, made_at=now)
    is_text = wish.style in {".txt", ".md", ".json"}
    shown = data.decode("utf-8") if is_text else resume_text(choice)
    files = ((f"Badges for a résumé{wish.style}", data),)
    return _made(wish, files, resume_preview(choice, wish.style), b"" if is_text else resume_png(choice), shown)


def _portfolio(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.portfolio import Site, build_site, portfolio_preview
    from badgedesk.showcase.share_pictures import Shape, share_picture

    owner = exhibits[0].recipient if wish.ticked else ""
    site = Site(exhibits, owner=owner, theme=wish.style, languages=("en", "de"), with_identity=wish.ticked)
    files = tuple((f"Portfolio/{name}", data) for name, data in build_site(site).items())
    return _made(wish, files, portfolio_preview(site), share_picture(exhibits[0], Shape.LINK).data)


def _signature(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.signature import MOST_BADGES, Signer, Variant, build_signature, signature_preview

    shown = exhibits[:MOST_BADGES]
    made = build_signature(shown, Signer(), variant=Variant(wish.style))
    files = [("signature.html", made.page), ("signature.txt", made.plain.encode())]
    if Variant(wish.style) is Variant.ATTACHED:
        files += list(made.pictures)
    done = _made(wish, tuple(files), signature_preview(shown, Signer()), b"", made.plain)
    return replace(done, html=made.html)


def _interview(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.showcase.interview import interview_html, interview_pdf, interview_png, interview_preview

    data = interview_pdf(exhibits, made_at=now) if wish.style == ".pdf" else interview_html(exhibits)
    files = ((f"Interview sheet{wish.style}", data),)
    return _made(wish, files, interview_preview(exhibits), interview_png(exhibits))


def _made(
    wish: Wish, files: tuple[tuple[str, bytes], ...], told: "PrivacyPreview", preview: bytes, text: str = ""
) -> Made:
    from badgedesk.wording.privacy import privacy_words

    return Made(wish, files, preview, text, privacy_words(told))
