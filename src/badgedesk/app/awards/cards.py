"""What the awards place shows, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum, unique
from pathlib import Path

from badgedesk.app.awards.draft import People
from badgedesk.app.look.states import Verdict


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One line of the register."""

    id: str
    recipient: str
    badge: str
    issuer: str
    issuer_id: str
    awarded: str
    state: Verdict
    email: str = ""
    valid_until: str = ""
    number: int = 0
    files: tuple[str, ...] = ()
    state_name: str = "awarded"
    """Its state as the register names it."""
    awarded_at: str = ""
    """When, as the register writes it."""
    ends_at: str = ""
    """When it ends, as the register writes it; empty where it does not."""
    renewed: bool = False
    """Whether another award goes on for it."""
    language: str = ""
    """In which the person is written to, as a tag; empty where it is not known."""
    named: bool = False
    """Whether the person agreed to be shown by name on the site."""
    erased: bool = False
    """Whether the person was erased."""

    def haystack(self) -> str:
        """Return everything search looks through, in lower case."""
        return "\n".join(
            (self.recipient, self.email, self.badge, self.issuer, self.awarded, self.state.word)
        ).casefold()


@dataclass(frozen=True, slots=True)
class IssuerRow:
    """One issuer with its key."""

    id: str
    name: str
    web: str
    email: str
    state: Verdict
    key: str
    """What kind of key it signs with, and since when."""
    recovery: Verdict
    """Whether a recovery file was made and read back."""
    signed_with: str = ""
    """The key in a few words, for a list of facts."""
    needs_passphrase: bool = False
    """Whether its key opens with a passphrase alone."""
    ids: tuple[str, ...] = ()
    """Every identity it ever awarded under."""
    status_at: str = ""
    """Where its status lists are published."""
    key_ids: tuple[str, ...] = ()
    """Of every key it has."""

    def awarded(self, award: AwardRow) -> bool:
        """Return whether an award is one of this issuer's."""
        return award.issuer_id in (self.ids or (self.id,))


@dataclass(frozen=True, slots=True)
class BrandOffer:
    """What the brand kit of the designs says of an issuer: its name and its logo, each empty where it says nothing."""

    name: str = ""
    logo: bytes = field(default=b"", repr=False)

    def __bool__(self) -> bool:
        """Return whether there is anything to be taken over."""
        return bool(self.name or self.logo)


@dataclass(frozen=True, slots=True)
class NewIssuer:
    """What the form for a new issuer holds."""

    name: str
    url: str = ""
    email: str = ""
    logo: Path | None = None
    passphrase: str = field(default="", repr=False)
    """Empty for the system's key store."""
    domain: str = ""
    """Of its identity; empty for the key alone."""
    status_at: str = ""
    """Where its status lists will be published; empty for nowhere."""
    kind: str = "ed25519"
    """Of the key."""
    key_file: Path | None = None
    """A key that exists, in place of a new one."""
    key_passphrase: str = field(default="", repr=False)
    """Of that file, where it has one."""
    logo_data: bytes = field(default=b"", repr=False)
    """A picture in place of the file ``logo``, such as that of the brand kit."""
    details: Mapping[str, str] = field(default_factory=dict)
    """The other fields: description, linkedin, street, postal_code, locality, country_code."""


@unique
class AlterationKind(StrEnum):
    """What can be changed about an issuer."""

    STATUS = "status"
    ROTATE = "rotate"
    RETIRE = "retire"


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change of an issuer; ``value`` is the status address, or the day since when the old key is in other hands."""

    kind: AlterationKind
    issuer: str
    value: str = ""
    passphrase: str = field(default="", repr=False)
    key_kind: str = ""
    """Of a new key; empty for that of the old one."""
    key_file: Path | None = None
    """A key that exists, in place of a new one."""
    key_passphrase: str = field(default="", repr=False)
    """Of that file, where it has one."""


class Step(IntEnum):
    """The steps of a new award."""

    BADGE = 0
    ISSUER = 1
    PEOPLE = 2
    LOOK_OVER = 3
    AWARD = 4


STEP_LABELS = ("Badge", "Issuer", "People", "Look over", "Award")


@dataclass(frozen=True, slots=True)
class Form:
    """In what form badges are awarded.

    Attributes:
        zipped: whether the files go into one ZIP file beside where the folder would be.
        naming: pattern of the file names; empty for the usual one.
        language: in which the badges speak; empty for that of each person.
        suspendable: whether their status says "suspended" rather than "revoked" when it is raised.
    """

    zipped: bool = False
    naming: str = ""
    language: str = ""
    suspendable: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """Everything that was chosen for an award."""

    design: str
    issuer: str
    people: People
    folder: Path
    formats: tuple[str, ...] = ("png",)
    form: Form = Form()

    @property
    def output(self) -> Path:
        """Where the files go."""
        return output_of(self.folder, zipped=self.form.zipped)


def output_of(folder: Path, *, zipped: bool) -> Path:
    """Return where files go: the folder, or a ZIP file of its name in its place."""
    return folder.with_name(f"{folder.name}.zip") if zipped else folder


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A person who gets no badge from this award, and why."""

    row: int
    name: str
    reason: str
    already: bool = False
    """Whether that is because the badge was given before."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What an award would do."""

    ready: int
    left_out: tuple[LeftOut, ...]
    needs_passphrase: bool


@dataclass(frozen=True, slots=True)
class AwardedFile:
    """One file that was written."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Awarded:
    """What an award came to; everything here is on the disk."""

    count: int
    complete: int
    left: int
    files: tuple[AwardedFile, ...]
    left_out: tuple[LeftOut, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Preview:
    """One person's badge before it is awarded."""

    name: str
    badge: str
    picture: str
    facts: tuple[tuple[str, str], ...]
    place: int
    """Counted from 1; 0 where there is nobody yet."""
    total: int


@dataclass(frozen=True, slots=True)
class FlowState:
    """Where a new award stands, for the bar above it."""

    step: Step
    main: str
    """What the main button says; empty for none."""
    may_go_on: bool
    why_not: str = ""
    back: str = "Back"
    locked: bool = False
    """Whether there is no way back: the award is under way or done."""
