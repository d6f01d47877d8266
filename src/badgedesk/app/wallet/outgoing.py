"""Badges on their way out: which file of a badge goes out under which name, and what a profile entry says of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Final

from badgedesk.app.look.states import Verdict
from badgedesk.app.widgets.carrying.drag_out import Handout
from badgedesk.app.widgets.words.dates import month_and_year, size
from badgedesk.app.widgets.words.plain import isolated, shown

if TYPE_CHECKING:
    from badgedesk.host.staging import Staging
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.linkedin import Month, ProfileEntry
    from badgedesk.wallet import Item, Original

_PICTURES: Final = frozenset({"png", "svg", "svgz", "jpeg", "webp", "gif"})
MOST_ENTRIES: Final = 50
"""Most badges that the strip goes through."""


@dataclass(frozen=True, slots=True)
class OutFile:
    """The file of a kept badge that goes out: the picture where there is one."""

    item: "Item"
    original: "Original"

    @property
    def name(self) -> str:
        """Its readable file name."""
        from badgedesk.wallet import export_name

        return export_name(self.item, self.original)

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that carries the proof, not the proof alone."""
        return self.original.kind.value in _PICTURES

    def spoken(self) -> str:
        """Return what the file carries, and its size."""
        carries = "With its proof" if self.is_picture else "The proof, no picture"
        return f"{carries}, {size(self.original.size_bytes)}"


@dataclass(frozen=True, slots=True)
class OutBadge:
    """A kept badge that is shown elsewhere: its file, the key of its picture, what its last check came to."""

    out: OutFile
    picture: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form: its label, what is shown of it, and what is copied: exactly what the badge says."""

    label: str
    text: str
    copied: str


@dataclass(frozen=True, slots=True)
class PostDraft:
    """Words for a post on one network, and the most characters that it takes."""

    network: str
    name: str
    text: str
    limit: int


@dataclass(frozen=True, slots=True)
class FormEntry:
    """What LinkedIn's form asks for, and the address that fills it; ``no_link`` says why the badge has no ``page``."""

    badge: OutBadge
    title: str
    url: str
    fields: tuple[FormField, ...]
    page: str = ""
    no_link: str = ""
    gives_away: str = ""
    """What in the dragged file identifies the user."""


@dataclass(frozen=True, slots=True)
class FormStrip:
    """Entries of badges, one after another, and what one post says of all of them.

    ``posts`` are its words on each network, ``alternative`` the pictures in words; ``left_out`` counts the badges that
    are too many.
    """

    entries: tuple[FormEntry, ...]
    posts: tuple[PostDraft, ...]
    alternative: str
    gives_away: str = ""
    """What in all files together identifies the user."""
    left_out: int = 0


class OutTray:
    """Lays files out and reads what is told of them; runs on a worker of its own, away from the wallet's.

    Args:
        staging: the visible folder.
        original: returns a kept file by its SHA-256.
    """

    def __init__(self, staging: "Staging", original: Callable[[str], bytes]) -> None:
        self._staging, self._original = staging, original

    def lay_out(self, files: tuple[OutFile, ...], cancel: Event) -> Handout:
        """Put the files into the visible folder and return them; one that lies there is not written again.

        Raises:
            StoreError: a file is damaged, or cannot be written.
        """
        paths, data = [], b""
        for file in files:
            if cancel.is_set():
                break
            data = self._original(file.original.sha256)
            paths.append(self._staging.stage(file.name, data))
        alone = len(paths) == 1 and files[0].original.kind.value == "png"
        return Handout(tuple(paths), data if alone else b"")

    def clean_up(self) -> int:
        """Remove what was laid out earlier and not used for a day; return how many files."""
        return self._staging.clean_up()

    def compose_strip(self, badges: tuple[OutBadge, ...], cancel: Event) -> FormStrip:
        """Return the entries for a profile that tell of badges, the first `MOST_ENTRIES` of them.

        Raises:
            BadgeDeskError: a file is damaged.
        """
        from badgedesk.showcase.posts import LIMITS, NAMES, Network, compose_shared_post

        entries, exhibits = [], []
        for badge in badges[:MOST_ENTRIES]:
            if cancel.is_set():
                break
            entry, exhibit = self._compose_entry(badge)
            entries.append(entry)
            exhibits.append(exhibit)
        posts = [compose_shared_post(exhibits, network) for network in Network] if exhibits else []
        return FormStrip(
            entries=tuple(entries),
            posts=tuple(
                PostDraft(post.network.value, NAMES[post.network], post.text, LIMITS[post.network]) for post in posts
            ),
            alternative=posts[0].alternative if posts else "",
            gives_away=_given_away("The files identify", "The files do", exhibits),
            left_out=max(0, len(badges) - MOST_ENTRIES),
        )

    def _compose_entry(self, badge: OutBadge) -> "tuple[FormEntry, Exhibit]":
        from badgedesk.core.model.credential import view_credential
        from badgedesk.core.verify import receive
        from badgedesk.showcase.exhibit import build_exhibit
        from badgedesk.showcase.linkedin import add_to_profile_url, build_profile_entry
        from badgedesk.wording import code_message

        file = badge.out
        data = self._original(file.original.sha256)
        exhibit = build_exhibit(file.original.sha256, data)
        view = view_credential(receive(data).document)
        entry = build_profile_entry(view)
        return (
            FormEntry(
                badge=badge,
                title=shown(entry.name or file.name),
                url=add_to_profile_url(entry),
                fields=_fields(entry, view.achievement.skills or view.achievement.tags),
                page=entry.address,
                no_link=str(code_message(entry.no_address)) if entry.no_address is not None else "",
                gives_away=_given_away("The file identifies", "The file does", (exhibit,)),
            ),
            exhibit,
        )


def _given_away(identifies: str, does: str, exhibits: "Sequence[Exhibit]") -> str:
    from badgedesk.showcase.privacy import Part, preview
    from badgedesk.wording.privacy import privacy_words

    _, told, _ = privacy_words(preview(exhibits, {Part.ORIGINAL}))
    return told.replace("It identifies", identifies).replace("It does", does)


def _fields(entry: "ProfileEntry", skills: tuple[str, ...]) -> tuple[FormField, ...]:
    said = (
        ("Name", entry.name),
        ("Issuing organisation", entry.organisation),
        ("Issue date", _month_words(entry.issued)),
        ("Expiry date", _month_words(entry.expires)),
        ("Credential ID", entry.credential_id),
        ("Credential URL", entry.address),
        ("Skills", ", ".join(skills)),
    )
    return tuple(FormField(label, isolated(shown(value)), value) for label, value in said if value)


def post_length(text: str, network: str) -> int:
    """Return how long a text is on a network, as it counts."""
    from badgedesk.showcase.posts import Network, count_characters

    return count_characters(text, Network(network))


def _month_words(month: "Month | None") -> str:
    return month_and_year(month.year, month.month) if month is not None else ""
