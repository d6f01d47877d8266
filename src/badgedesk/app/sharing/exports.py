"""The forms in which badges are shown, made and written; runs on a worker."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from badgedesk.app.sharing.forms import Form, Made, Wish
from badgedesk.core.errors import Code, StoreError

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.privacy import PrivacyPreview


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
        Form.PRESENT: _presentation,
    }
    return makers[wish.form](wish, arranged(wish, exhibits), now)


def arranged(wish: Wish, exhibits: "tuple[Exhibit, ...]") -> "tuple[Exhibit, ...]":
    """Return the badges that are wished for, in their order."""
    known = {exhibit.key: exhibit for exhibit in exhibits}
    return tuple(known[line.key] for line in wish.lines if line.key in known) or exhibits


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


def as_archive(made: Made) -> Made:
    """Return what was made as one ZIP file, named for the folder that it would be."""
    from badgedesk.showcase.portfolio.archive import zip_site

    name = made.files[0][0].split("/")[0]
    inside = {path.removeprefix(f"{name}/"): data for path, data in made.files}
    return replace(made, files=((f"{name}.zip", zip_site(inside)),))


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
    from badgedesk.showcase.posts import Network, compose_post, post_preview

    post = compose_post(exhibits[0], Network(wish.style))
    files = (("post.txt", f"{post.text}\n\nAlternative text: {post.alternative}\n".encode()),)
    made = _made(wish, files, post_preview(exhibits[0]), b"", post.text)
    return replace(made, alternative=post.alternative)


def _certificates(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.host.names import distinct_names, safe_name
    from badgedesk.showcase.certificate import Look, certificate, certificate_png, certificate_preview

    look = Look(wish.style)
    names = distinct_names([safe_name((e.issuer, e.name, "certificate"), ".pdf") for e in exhibits])
    files = tuple((name, certificate(e, made_at=now, look=look)) for name, e in zip(names, exhibits, strict=True))
    return _made(wish, files, certificate_preview(exhibits), certificate_png(exhibits[0], look=look))


def _resume(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.showcase.resume import Choice, resume_png, resume_preview, resume_text, write_resume

    own = {line.key: line.words for line in wish.lines if line.words is not None}
    choice = Choice(exhibits, own, wish.said("title"), europass=wish.ticked)
    data = write_resume(choice, wish.style, made_at=now)
    is_text = wish.style in {".txt", ".md", ".json"}
    shown = data.decode("utf-8") if is_text else resume_text(choice)
    files = ((f"Badges for a résumé{wish.style}", data),)
    return _made(wish, files, resume_preview(choice, wish.style), b"" if is_text else resume_png(choice), shown)


def _portfolio(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.portfolio import Site, build_site, portfolio_preview
    from badgedesk.showcase.share_pictures import Shape, share_picture

    owner = wish.said("owner") or (exhibits[0].recipient if wish.ticked else "")
    languages = ("en", "de")
    site = Site(exhibits, owner, wish.said("line"), theme=wish.style, languages=languages, with_identity=wish.ticked)
    files = tuple((f"Portfolio/{name}", data) for name, data in build_site(site).items())
    return _made(wish, files, portfolio_preview(site), share_picture(exhibits[0], Shape.LINK).data)


def _signature(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.signature import (
        MOST_BADGES,
        Signer,
        Variant,
        build_signature,
        signature_png,
        signature_preview,
    )
    from badgedesk.showcase.signature_steps import steps_text

    shown, variant = exhibits[:MOST_BADGES], Variant(wish.style)
    signer = Signer(wish.said("name"), wish.said("role"), wish.said("contact"))
    made = build_signature(shown, signer, variant=variant, hosted_at=wish.said("hosted"))
    steps = steps_text(variant=variant).encode()
    files = [("signature.html", made.page), ("signature.txt", made.plain.encode()), ("How to set it up.txt", steps)]
    if variant is not Variant.INSIDE:
        files += list(made.pictures)
    sight = signature_png(shown, signer)
    done = _made(wish, tuple(files), signature_preview(shown, signer), sight, made.plain)
    return replace(done, html=made.html)


def _presentation(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    """Say what a presentation would hold; it is signed only where it is saved, since each one is noted."""
    from badgedesk.showcase.privacy import Part, preview

    names = [f"• {exhibit.name}, {exhibit.issuer}" if exhibit.issuer else f"• {exhibit.name}" for exhibit in exhibits]
    text = "\n".join(["Badges in this presentation", *names])
    return _made(wish, (), preview(exhibits, {Part.CREDENTIAL}), b"", text)


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
