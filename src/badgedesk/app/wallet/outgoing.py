"""Badges on their way out: which file of a badge goes out under which name, and what a profile entry says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Final

from badgedesk.app.widgets.dates import month_and_year, size
from badgedesk.app.widgets.drag_out import Handout
from badgedesk.app.widgets.plain import isolated, shown

if TYPE_CHECKING:
    from badgedesk.host.staging import Staging
    from badgedesk.showcase.exhibit import Exhibit
    from badgedesk.showcase.linkedin import Month, ProfileEntry
    from badgedesk.wallet import Item, Original

_PICTURES: Final = frozenset({"png", "svg", "svgz", "jpeg", "webp", "gif"})


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
    """What LinkedIn's form asks for, and the address that fills it; ``no_link`` says why the badge has no page.

    ``posts`` are words for a post on each network, ``alternative`` the picture in words.
    """

    title: str
    url: str
    fields: tuple[FormField, ...]
    no_link: str = ""
    posts: tuple[PostDraft, ...] = ()
    alternative: str = ""
    gives_away: str = ""
    """What in the dragged file identifies the user."""


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

    def compose_entry(self, file: OutFile) -> FormEntry:
        """Return the entry for a profile that tells of a badge.

        Raises:
            BadgeDeskError: its file is damaged.
        """
        from badgedesk.core.model.credential import view_credential
        from badgedesk.core.verify import receive
        from badgedesk.showcase.exhibit import build_exhibit
        from badgedesk.showcase.linkedin import add_to_profile_url, build_profile_entry
        from badgedesk.showcase.privacy import Part, preview
        from badgedesk.wording import code_message
        from badgedesk.wording.privacy import privacy_words

        data = self._original(file.original.sha256)
        exhibit = build_exhibit(file.original.sha256, data)
        view = view_credential(receive(data).document)
        entry = build_profile_entry(view)
        _, told, _ = privacy_words(preview((exhibit,), {Part.ORIGINAL}))
        return FormEntry(
            title=shown(entry.name or file.name),
            url=add_to_profile_url(entry),
            fields=_fields(entry, view.achievement.skills or view.achievement.tags),
            no_link=str(code_message(entry.no_address)) if entry.no_address is not None else "",
            posts=_drafts(exhibit),
            alternative=exhibit.alternative,
            gives_away=told.replace("It identifies", "The file identifies"),
        )


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


def _drafts(exhibit: "Exhibit") -> tuple[PostDraft, ...]:
    from badgedesk.showcase.posts import LIMITS, NAMES, Network, compose_post

    return tuple(
        PostDraft(network.value, NAMES[network], compose_post(exhibit, network).text, LIMITS[network])
        for network in Network
    )


def post_length(text: str, network: str) -> int:
    """Return how long a text is on a network, as it counts."""
    from badgedesk.showcase.posts import Network, count_characters

    return count_characters(text, Network(network))


def _month_words(month: "Month | None") -> str:
    return month_and_year(month.year, month.month) if month is not None else ""
