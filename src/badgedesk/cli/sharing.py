"""Showing badges to others: links, pictures and documents made from the wallet."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.cli.exports import add_choice, answer, chosen, privacy_value
from badgedesk.cli.portfolios import add_portfolio
from badgedesk.cli.presenting import add_interview, add_log, add_post, add_present, add_signature
from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, InputError, UsageError
from badgedesk.core.model.report import Verdict
from badgedesk.core.strictjson import JsonValue
from badgedesk.host.files import read_file
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.wording import code_message

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.linkedin import ProfileEntry
    from badgedesk.showcase.share_pictures import SharePicture, Style
    from badgedesk.wallet import Item

NAMES: Final = frozenset({"share"})
_LABELS: Final = {
    "name": "Name",
    "organizationName": "Issuing organisation",
    "organizationId": "Issuing organisation, by its number",
    "issueYear": "Issue year",
    "issueMonth": "Issue month",
    "expirationYear": "Expiry year",
    "expirationMonth": "Expiry month",
    "certUrl": "Credential URL",
    "certId": "Credential ID",
}
_SHAPES: Final = ("square", "link", "portrait", "story", "banner")
_LANGUAGES: Final = ("en", "de")
_PAPER_LANGUAGES: Final = (*_LANGUAGES, "fr", "es", "it", "nl", "pl", "pt")


def add_commands(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser
) -> None:
    """Add the commands of this family."""
    family = commands.add_parser("share", parents=[shared], help="show the badges you received")
    parts = family.add_subparsers(metavar="PART", required=True)
    linkedin = parts.add_parser("linkedin", parents=[shared], help="the address that fills LinkedIn’s form")
    linkedin.add_argument("item", metavar="ID", help="id or name")
    linkedin.set_defaults(command=run_linkedin)
    _add_pictures(parts.add_parser("pictures", parents=[shared], help="pictures for feeds, stories and profile heads"))
    _add_certificate(parts.add_parser("certificate", parents=[shared], help="certificate, wall print or cards as PDF"))
    _add_resume(parts.add_parser("resume", parents=[shared], help="the section of a résumé"))
    add_signature(parts.add_parser("signature", parents=[shared], help="badges for the foot of your e-mails"))
    add_post(parts.add_parser("post", parents=[shared], help="words for a post, fitted to each network"))
    add_interview(parts.add_parser("interview", parents=[shared], help="a sheet to prepare for an interview"))
    add_present(parts.add_parser("present", parents=[shared], help="badges, signed by you for one question"))
    add_log(parts.add_parser("log", parents=[shared], help="what was presented to whom"))
    add_portfolio(parts.add_parser("portfolio", parents=[shared], help="a site of your badges in a folder or ZIP file"))


def _add_pictures(pictures: argparse.ArgumentParser) -> None:
    add_choice(pictures)
    pictures.add_argument("-o", "--output", type=Path, required=True, metavar="DIR")
    pictures.add_argument(
        "--shape", action="append", choices=_SHAPES, help="one of the shapes; else all, again for more"
    )
    pictures.add_argument("--ground", default="brand", metavar="G", help="brand, white or a colour such as #12395b")
    pictures.add_argument("--with-name", action="store_true", help="show the person’s name")
    pictures.add_argument("--without-date", action="store_true")
    pictures.add_argument("--qr", action="store_true", help="with a code that leads to the badge’s page")
    pictures.add_argument("--jpeg", action="store_true", help="JPEG, for looks only")
    pictures.add_argument("--headline", default="", metavar="TEXT", help="words on the banner")
    _add_language(pictures)
    pictures.set_defaults(command=run_pictures)


def _add_certificate(certificate: argparse.ArgumentParser) -> None:
    add_choice(certificate, several=False)
    certificate.add_argument("-o", "--output", type=Path, required=True, metavar="F.pdf")
    certificate.add_argument("--as", dest="form", choices=("certificate", "wall", "cards"), default="certificate")
    certificate.add_argument("--look", choices=("classic", "modern", "plain"), default="classic")
    certificate.add_argument("--paper", choices=("a4", "letter"), default="a4")
    certificate.add_argument("--title", default="", metavar="TEXT", help="title of a wall print")
    _add_language(certificate, _PAPER_LANGUAGES)
    certificate.set_defaults(command=run_certificate)


def _add_resume(resume: argparse.ArgumentParser) -> None:
    add_choice(resume)
    resume.add_argument("-o", "--output", type=Path, required=True, metavar="F", help=".json .md .html .txt .pdf .docx")
    resume.add_argument("--title", default="", metavar="TEXT", help="title of the section")
    resume.add_argument(
        "--word", action="append", default=[], metavar="ID=TEXT", help="your own words in place of a badge’s criteria"
    )
    resume.add_argument("--advert", type=Path, metavar="FILE", help="a job advert; the best fitting badges come first")
    resume.add_argument("--most", type=int, metavar="N", help="at most this many badges")
    resume.add_argument("--europass", action="store_true", help="for a PDF: dates at the left, as Europass sets them")
    resume.add_argument("--paper", choices=("a4", "letter"), default="a4")
    _add_language(resume)
    resume.set_defaults(command=run_resume)


def _add_language(command: argparse.ArgumentParser, languages: tuple[str, ...] = _LANGUAGES) -> None:
    command.add_argument("--language", choices=languages, default="en", help="of the words around the badge")


def run_linkedin(options: argparse.Namespace, session: Session) -> int:
    """Give the address of LinkedIn's form for a badge, and each of its fields."""
    from badgedesk.showcase.linkedin import add_to_profile_url, form_fields, form_preview
    from badgedesk.wallet import exhibit_of
    from badgedesk.wording.privacy import privacy_words

    item = session.wallet.find(options.item)
    entry, told = _entry(session, item), form_preview(exhibit_of(session.wallet, item))
    url, fields = add_to_profile_url(entry), form_fields(entry)
    session.output.answer(
        {"url": url, "fields": dict(fields), "privacy": privacy_value(told)},
        [f"Open: {url}", *(f"{_LABELS[name]}: {value}" for name, value in fields.items()), "", *privacy_words(told)],
    )
    if entry.no_address is not None:
        session.output.note(str(code_message(entry.no_address)))
    if item.verdict is Verdict.FAIL:
        session.output.note(f"Note that this badge does not verify. See why with: badgedesk wallet show {item.id}")
    return 0


def _entry(session: Session, item: "Item") -> "ProfileEntry":
    from badgedesk.core.model.credential import view_credential
    from badgedesk.core.verify import receive
    from badgedesk.showcase.linkedin import build_profile_entry

    original = session.wallet.originals(item.id)[0]
    return build_profile_entry(view_credential(receive(session.wallet.original(original.sha256)).document))


def run_pictures(options: argparse.Namespace, session: Session) -> int:
    """Write share pictures, with a text of captions and alternative texts beside them."""
    from badgedesk.showcase.share_pictures import Style, pictures_preview

    exhibits = chosen(options, session)
    style = Style(
        ground=options.ground,
        person=options.with_name,
        date=not options.without_date,
        qr=options.qr,
        jpeg=options.jpeg,
        language=options.language,
        headline=options.headline,
    )
    made = list(_pictures(exhibits, options.shape or list(_SHAPES), style))
    names = distinct_names([name for name, _, _ in made])
    files = [(options.output / name, picture.data) for name, (_, _, picture) in zip(names, made, strict=True)]
    told: list[JsonValue] = [
        {
            "file": str(path),
            "id": exhibit.key if exhibit else None,
            "shape": picture.shape.value,
            "baked": picture.baked,
            "alternative": picture.alternative,
        }
        for (path, _), (_, exhibit, picture) in zip(files, made, strict=True)
    ]
    files.append((options.output / "captions.txt", _captions(exhibits, names, made, options.language)))
    baked = any(picture.baked for _, _, picture in made)
    return answer(session, options, files, pictures_preview(exhibits, style, baked=baked), {"pictures": told})


def _pictures(
    exhibits: "tuple[Exhibit, ...]", shapes: list[str], style: "Style"
) -> "list[tuple[str, Exhibit | None, SharePicture]]":
    from badgedesk.showcase.share_pictures import Shape, share_pictures

    made: list[tuple[str, Exhibit | None, SharePicture]] = []
    for exhibit, picture in share_pictures(exhibits, [Shape(name) for name in shapes], style):
        parts = (exhibit.issuer, exhibit.name) if exhibit is not None else ("Badges",)
        mark = "" if picture.baked else "for looks"
        made.append((safe_name((*parts, picture.shape.value, mark), picture.suffix), exhibit, picture))
    return made


def _captions(
    exhibits: "tuple[Exhibit, ...]",
    names: list[str],
    made: "list[tuple[str, Exhibit | None, SharePicture]]",
    language: str,
) -> bytes:
    """Return words to paste: a caption for each badge, an alternative text for each picture."""
    from badgedesk.showcase.share_pictures import caption

    lines = [caption(exhibit, language) + "\n" for exhibit in exhibits]
    for name, (_, _, picture) in zip(names, made, strict=True):
        kind = "with its proof" if picture.baked else "for looks, without proof"
        lines.append(f"{name} ({kind})\n  Alternative text: {picture.alternative}")
    return ("\n".join(lines) + "\n").encode()


def run_certificate(options: argparse.Namespace, session: Session) -> int:
    """Write a certificate, a wall print or cards."""
    from badgedesk.showcase import certificate as paper

    if options.output.suffix.lower() != ".pdf":
        raise UsageError(Code.SHOW_FORMAT, suffix=options.output.suffix or "no ending", suffixes=".pdf")
    exhibits = chosen(options, session)
    size, at, language = paper.Paper(options.paper), session.now, options.language
    if options.form == "wall":
        files = [
            (options.output, paper.wall_print(exhibits, made_at=at, title=options.title, paper=size, language=language))
        ]
    elif options.form == "cards":
        files = [(options.output, paper.badge_cards(exhibits, made_at=at, paper=size, language=language))]
    else:
        look = paper.Look(options.look)
        places = _numbered(options.output, exhibits)
        files = [
            (place, paper.certificate(exhibit, made_at=at, look=look, paper=size, language=language))
            for place, exhibit in zip(places, exhibits, strict=True)
        ]
    return answer(session, options, files, paper.certificate_preview(exhibits))


def _numbered(output: Path, exhibits: "tuple[Exhibit, ...]") -> list[Path]:
    if len(exhibits) == 1:
        return [output]
    names = distinct_names([safe_name((output.stem, exhibit.name), ".pdf") for exhibit in exhibits])
    return [output.with_name(name) for name in names]


def run_resume(options: argparse.Namespace, session: Session) -> int:
    """Write the section of a résumé; an existing JSON Resume is extended."""
    from badgedesk.showcase.certificate import Paper
    from badgedesk.showcase.resume import Choice, resume_preview, write_resume
    from badgedesk.showcase.tailoring import rank_for

    exhibits = chosen(options, session)
    ranked: list[JsonValue] = []
    if options.advert is not None:
        matches = rank_for(read_file(options.advert).decode("utf-8", "replace"), exhibits)
        exhibits = tuple(match.exhibit for match in matches)
        ranked = [
            {"id": match.exhibit.key, "name": match.exhibit.name, "score": match.score, "reasons": list(match.reasons)}
            for match in matches
        ]
        for match in matches:
            reasons = ", ".join(match.reasons) or "nothing in the advert"
            session.output.note(f"{match.exhibit.name}: {match.score} ({reasons})")
    if options.most is not None:
        exhibits = exhibits[: max(1, options.most)]
    choice = Choice(
        exhibits,
        lines=_own_words(options.word, exhibits),
        title=options.title,
        language=options.language,
        paper=Paper(options.paper),
        europass=options.europass,
    )
    suffix = options.output.suffix
    extends = suffix.lower() == ".json" and options.output.exists()
    existing = read_file(options.output) if extends else None
    try:
        data = write_resume(choice, suffix, made_at=session.now, existing=existing)
    except InputError as error:
        raise InputError(error.code, path=options.output, **error.facts) from error
    options.replace = options.replace or extends
    extra: dict[str, JsonValue] = {"ranked": ranked} if ranked else {}
    return answer(session, options, [(options.output, data)], resume_preview(choice, suffix), extra)


def _own_words(pairs: list[str], exhibits: "tuple[Exhibit, ...]") -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        wanted, equals, words = pair.partition("=")
        meant = [exhibit for exhibit in exhibits if wanted == exhibit.name or _names(wanted, exhibit.key)]
        if not equals or len(meant) != 1:
            raise UsageError(Code.USAGE, detail="--word takes ID=TEXT, with the id or name of one of the badges.")
        found[meant[0].key] = words
    return found


def _names(wanted: str, key: str) -> bool:
    start = wanted.lower()[: len(key)]
    return len(start) >= 6 and key.startswith(start)  # noqa: PLR2004 - as in the wallet
