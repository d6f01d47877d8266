"""The forms in which badges are shown, made; runs on a worker."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from badgedesk.app.sharing.forms import SITE_LANGUAGES, Form, Made, Option, Wish

if TYPE_CHECKING:
    from badgedesk.showcase.certificate import Paper
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.privacy import PrivacyPreview
    from badgedesk.showcase.resume import Choice


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


def _pictures(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.host.names import distinct_names, safe_name
    from badgedesk.showcase.share_pictures import Shape, Style, pictures_preview, share_picture, share_pictures

    style = Style(
        ground=wish.style,
        person=Option.PERSON in wish.ticked,
        date=Option.DATE in wish.ticked,
        qr=Option.CODE in wish.ticked,
        jpeg=Option.JPEG in wish.ticked,
        language=wish.language,
        headline=wish.said("headline"),
    )
    drawn = share_pictures(exhibits, tuple(Shape), style)
    names, pictures = [], [picture for _, picture in drawn]
    for exhibit, picture in drawn:
        parts = (exhibit.issuer, exhibit.name) if exhibit is not None else ("Badges",)
        mark = "" if picture.baked else "for looks"
        names.append(safe_name((*parts, picture.shape.value, mark), picture.suffix))
    told = pictures_preview(exhibits, style, baked=any(picture.baked for picture in pictures))
    files = tuple(zip(distinct_names(names), (picture.data for picture in pictures), strict=True))
    baked = sum(picture.baked for picture in pictures)
    measures = f"{baked} with the proof, {len(pictures) - baked} for looks"
    first = next(picture for picture in pictures if picture.shape is Shape.LINK)
    preview = first.data if not style.jpeg else share_picture(exhibits[0], Shape.LINK, replace(style, jpeg=False)).data
    alternative = "\n".join(dict.fromkeys(picture.alternative for picture in pictures))
    return replace(_made(wish, files, told, preview), alternative=alternative, measures=measures)


def _post(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.posts import Network, compose_shared_post, post_preview

    post = compose_shared_post(exhibits, Network(wish.style), wish.language)
    files = (("post.txt", f"{post.text}\n\nAlternative text: {post.alternative}\n".encode()),)
    made = _made(wish, files, post_preview(exhibits), b"", post.text)
    return replace(made, alternative=post.alternative)


def _certificates(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.host.names import distinct_names, safe_name
    from badgedesk.showcase import certificate as sheets

    size, language, told = _paper(wish), wish.language, sheets.certificate_preview(exhibits)
    if wish.style == "wall":
        title = wish.said("title")
        wall = sheets.wall_print(exhibits, made_at=now, title=title, paper=size, language=language)
        return _made(wish, (("Wall print.pdf", wall),), told, sheets.wall_png(exhibits, title, size, language))
    if wish.style == "cards":
        cards = sheets.badge_cards(exhibits, made_at=now, paper=size, language=language)
        return _made(wish, (("Badge cards.pdf", cards),), told, sheets.cards_png(exhibits, size, language))
    look = sheets.Look(wish.style)
    names = distinct_names([safe_name((e.issuer, e.name, "certificate"), ".pdf") for e in exhibits])
    files = tuple(
        (name, sheets.certificate(exhibit, made_at=now, look=look, paper=size, language=language))
        for name, exhibit in zip(names, exhibits, strict=True)
    )
    preview = sheets.certificate_png(exhibits[0], look=look, paper=size, language=language)
    return _made(wish, files, told, preview)


def _paper(wish: Wish) -> "Paper":
    from badgedesk.showcase.certificate import Paper

    return Paper.LETTER if Option.LETTER in wish.ticked else Paper.A4


def _resume(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.showcase.resume import resume_png, resume_preview, resume_text, write_resume

    choice = resume_choice(wish, exhibits)
    data = write_resume(choice, wish.style, made_at=now)
    is_text = wish.style in {".txt", ".md", ".json"}
    shown = data.decode("utf-8") if is_text else resume_text(choice)
    files = ((f"Badges for a résumé{wish.style}", data),)
    return _made(wish, files, resume_preview(choice, wish.style), b"" if is_text else resume_png(choice), shown)


def resume_choice(wish: Wish, exhibits: "tuple[Exhibit, ...]") -> "Choice":
    """Return what of badges goes into a résumé, by what was wished for."""
    from badgedesk.showcase.resume import Choice

    own = {line.key: line.words for line in wish.lines if line.words is not None}
    europass = Option.EUROPASS in wish.ticked
    return Choice(exhibits, own, wish.said("title"), wish.language, _paper(wish), europass=europass)


def _portfolio(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.portfolio import Collection, Site, build_site, portfolio_preview
    from badgedesk.showcase.portfolio.sight import site_png

    named = Option.IDENTITY in wish.ticked
    shown = {exhibit.key for exhibit in exhibits}
    groups = [(name, tuple(key for key in keys if key in shown)) for name, keys in wish.groups]
    site = Site(
        exhibits,
        wish.said("owner") or (exhibits[0].recipient if named else ""),
        wish.said("line"),
        theme=wish.style,
        languages=(wish.language, *(each for each, _ in SITE_LANGUAGES if each != wish.language)),
        collections=tuple(Collection(name, keys) for name, keys in groups if keys)
        if Option.COLLECTIONS in wish.ticked
        else (),
        address=wish.said("address"),
        with_identity=named,
    )
    files = tuple((f"Portfolio/{name}", data) for name, data in build_site(site).items())
    return _made(wish, files, portfolio_preview(site), site_png(site))


def _signature(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    from badgedesk.showcase.signature import (
        CHARACTERS,
        MOST_BADGES,
        TOTAL_BYTES,
        Signer,
        Variant,
        build_signature,
        signature_png,
        signature_preview,
    )
    from badgedesk.showcase.signature_steps import steps_text

    shown, variant = exhibits[:MOST_BADGES], Variant(wish.style)
    signer = Signer(wish.said("name"), wish.said("role"), wish.said("contact"))
    language = wish.language
    made = build_signature(shown, signer, variant=variant, hosted_at=wish.said("hosted"), language=language)
    steps = steps_text(language, variant).encode()
    files = [("signature.htm", made.page), ("signature.txt", made.plain.encode()), ("How to set it up.txt", steps)]
    if variant is not Variant.INSIDE:
        files += list(made.pictures)
    sight = signature_png(shown, signer, language)
    done = _made(wish, tuple(files), signature_preview(shown, signer), sight, made.plain)
    measures = f"{made.characters:,} of {CHARACTERS:,} characters, {made.total_bytes:,} of {TOTAL_BYTES:,} bytes"
    if len(exhibits) > len(shown):
        measures = f"the first {len(shown)} of {len(exhibits)} badges, {measures}"
    return replace(done, html=made.html, measures=measures)


def _presentation(wish: Wish, exhibits: "tuple[Exhibit, ...]", _now: datetime) -> Made:
    """Say what a presentation would hold; it is signed only where it is saved, since each one is noted."""
    from badgedesk.showcase.privacy import Part, preview

    names = [f"• {exhibit.name}, {exhibit.issuer}" if exhibit.issuer else f"• {exhibit.name}" for exhibit in exhibits]
    text = "\n".join(["Badges in this presentation", *names])
    return _made(wish, (), preview(exhibits, {Part.CREDENTIAL}), b"", text)


def _interview(wish: Wish, exhibits: "tuple[Exhibit, ...]", now: datetime) -> Made:
    from badgedesk.showcase.interview import interview_html, interview_pdf, interview_png, interview_preview

    paper, language = _paper(wish), wish.language
    if wish.style == ".pdf":
        data = interview_pdf(exhibits, made_at=now, language=language, paper=paper)
    else:
        data = interview_html(exhibits, language=language)
    files = ((f"Interview sheet{wish.style}", data),)
    return _made(wish, files, interview_preview(exhibits), interview_png(exhibits, language, paper))


def _made(
    wish: Wish, files: tuple[tuple[str, bytes], ...], told: "PrivacyPreview", preview: bytes, text: str = ""
) -> Made:
    from badgedesk.wording.privacy import privacy_words

    return Made(wish, files, preview, text, privacy_words(told))
