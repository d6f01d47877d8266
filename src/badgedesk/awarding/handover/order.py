"""Whom to hand what: the awards that stand, and how their papers look."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from badgedesk.awarding.handover.parcel import Recipient
from badgedesk.awarding.issuers.branding import brand_colour
from badgedesk.awarding.issuers.issuer import Issuer
from badgedesk.awarding.register.entries import AwardState, RegisterEntry
from badgedesk.awarding.register.register import Register
from badgedesk.awarding.site.contents import page_path
from badgedesk.core.bake import unbake
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.host.files import read_file
from badgedesk.showcase.certificate import Look, Paper


@dataclass(frozen=True, slots=True)
class HandoverOrder:
    """What is made.

    Attributes:
        folder: where to.
        look: of the certificates.
        paper: of the certificates.
        language: for recipients whose own is not known or is none that we write.
        replace: whether files that are there are written over.
    """

    folder: Path
    look: Look = Look.CLASSIC
    paper: Paper = Paper.A4
    language: str = "en"
    replace: bool = False


def gather_recipients(
    register: Register,
    entries: Iterable[RegisterEntry],
    issuers: Sequence[Issuer],
    *,
    files: Sequence[Path] = (),
    site: Callable[[Issuer], str | None] = lambda _: None,
    kit: Path | None = None,
) -> Iterator[Recipient]:
    """Yield whom awards are handed to; revoked, corrected and erased ones are passed over.

    Args:
        register: holds the credentials.
        entries: which awards.
        issuers: of the profile; letters come from their addresses.
        files: folders that badges were awarded into; a picture there is handed over as it is.
        site: says where an issuer's site is served, for the page of each award; None for nowhere.
        kit: a brand kit; certificates of the issuer that it names are set in its colour.

    Raises:
        StoreError: the register is damaged.
    """
    by_did = {did: issuer for issuer in issuers for did in issuer.dids}
    sites = {did: site(issuer) for did, issuer in by_did.items()}
    colours = {did: brand_colour(kit, issuer.name) for did, issuer in by_did.items()} if kit is not None else {}
    for entry in entries:
        if entry.state is not AwardState.AWARDED:
            continue
        try:
            credential = register.credential(entry.id)
        except StoreError as fault:
            if fault.code is not Code.ITEM_NOT_FOUND:
                raise
            continue  # the person was erased
        served, issuer = sites.get(entry.issuer), by_did.get(entry.issuer)
        yield Recipient(
            entry,
            credential,
            _picture(entry, credential, files),
            page=f"{served.rstrip('/')}/{page_path(entry.id)}" if served else "",
            sender=issuer.profile.email if issuer is not None else None,
            accent=colours.get(entry.issuer),
        )


def _picture(entry: RegisterEntry, credential: bytes, files: Sequence[Path]) -> bytes | None:
    """Return the award's picture from one of the folders, when it is there and carries the credential."""
    names = [name for name in entry.files if name.endswith(".png")]
    for path in (folder / name for folder in files for name in names):
        try:
            data = read_file(path)
            if unbake(data).text.encode() == credential:
                return data
        except BadgeDeskError:
            continue
    return None
