"""What one recipient gets: the badge, the credential, a certificate and a read-me, together in a ZIP file."""

from dataclasses import dataclass, replace
from datetime import datetime

from badgedesk.awarding.handover.words import Words
from badgedesk.awarding.register.entries import RegisterEntry
from badgedesk.core.bake import FileKind, kind_of, prepare
from badgedesk.core.errors import Code, DesignError
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.host.zips import zip_bytes
from badgedesk.showcase.certificate import Look, Paper, certificate
from badgedesk.showcase.exhibit import Exhibit, build_exhibit
from badgedesk.showcase.phrases import paper_phrases


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is handed an award.

    Attributes:
        entry: of the register.
        credential: as it was signed.
        picture: the badge as it was awarded, where that is at hand.
        page: address of the award's page, or empty.
        sender: the issuer's e-mail address; without it, the mail program puts its own.
        accent: the colour of the certificate as ``#rrggbb``; without it, the badge's own.
    """

    entry: RegisterEntry
    credential: bytes
    picture: bytes | None = None
    page: str = ""
    sender: str | None = None
    accent: str | None = None


@dataclass(frozen=True, slots=True)
class ParcelFile:
    """A file that is handed over."""

    name: str
    data: bytes
    media: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one recipient gets; ``stem`` is how their files are called, without an ending."""

    stem: str
    exhibit: Exhibit
    badge: ParcelFile
    credential: ParcelFile
    certificate: ParcelFile
    zipped: bytes


def exhibit_of(recipient: Recipient) -> tuple[Exhibit, bytes]:
    """Return what is shown of an award, and its badge as a PNG.

    Where the picture as it was awarded is not at hand, the credential is baked into the one that it signs.

    Raises:
        DesignError: `Code.SHOW_FAILED`, for a credential without a picture.
    """
    if recipient.picture is not None:
        exhibit = build_exhibit(recipient.entry.id, recipient.picture)
        return _with_page(exhibit, recipient), recipient.picture
    exhibit = build_exhibit(recipient.entry.id, recipient.credential)
    if kind_of(exhibit.picture) is not FileKind.PNG:
        raise DesignError(Code.SHOW_FAILED, reason="the badge has no picture")
    return _with_page(exhibit, recipient), prepare(exhibit.picture).bake(recipient.credential.decode())


def build_parcel(recipient: Recipient, words: Words, *, look: Look, paper: Paper, now: datetime) -> Parcel:
    """Return what a recipient gets.

    Raises:
        DesignError: `Code.SHOW_FAILED`.
        BadgeDeskError: the award holds no badge, as `badgedesk.core.verify.receive`.
    """
    exhibit, badge = exhibit_of(recipient)
    language = words.language
    paper_file = certificate(exhibit, made_at=now, look=look, paper=paper, language=language, accent=recipient.accent)
    stem = _stem(exhibit)
    is_json = recipient.credential.lstrip()[:1] == b"{"
    badge_file = ParcelFile(f"{stem}.png", badge, "image/png")
    media = "application/vc+ld+json" if is_json else "application/jwt"
    text_file = ParcelFile(
        _named(stem, words["credential-file"], ".json" if is_json else ".jwt"), recipient.credential, media
    )
    pdf_file = ParcelFile(_named(stem, words["certificate-file"], ".pdf"), paper_file, "application/pdf")
    files = (badge_file, text_file, pdf_file)
    readme = ParcelFile(words["readme"], _readme(exhibit, files, words).encode("utf-8-sig"), "text/plain")
    return Parcel(stem, exhibit, badge_file, text_file, pdf_file, _zip((readme, *files), now))


def _with_page(exhibit: Exhibit, recipient: Recipient) -> Exhibit:
    return replace(exhibit, address=recipient.page, no_address=None) if recipient.page else exhibit


def _stem(exhibit: Exhibit) -> str:
    return safe_name((exhibit.name, exhibit.recipient), ".json").removesuffix(".json")


def _named(stem: str, addition: str, ending: str) -> str:
    return safe_name((stem, addition), ending)


def _readme(exhibit: Exhibit, files: tuple[ParcelFile, ...], words: Words) -> str:
    day = paper_phrases(words.language).day
    head = "whose" if exhibit.recipient else "whose-nameless"
    told = ("is-badge", "is-credential", "is-certificate")
    lines = [
        words.fill(head, badge=exhibit.name, issuer=exhibit.issuer, name=exhibit.recipient),
        words.fill("awarded", day=day(exhibit.issued)) if exhibit.issued else "",
        words.fill("until", day=day(exhibit.expires)) if exhibit.expires else "",
        f"\n{words['in-here']}\n",
        *(f"- {file.name}: {words[name]}" for file, name in zip(files, told, strict=True)),
        f"\n{words['how']}\n",
        words["how-steps"],
        words.fill("page", address=exhibit.address) if exhibit.address else "",
        f"\n{words['keep']}",
    ]
    return "\r\n".join("\r\n".join(line.split("\n")) for line in lines if line) + "\r\n"


def _zip(files: tuple[ParcelFile, ...], now: datetime) -> bytes:
    names = distinct_names(file.name for file in files)
    packed = [file.media.startswith("text/") for file in files]
    return zip_bytes(zip(names, (file.data for file in files), packed, strict=True), now)
