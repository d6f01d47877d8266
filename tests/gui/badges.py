"""Badges made by the real core, for tests of the window."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

from badgedesk.core.bake import bake
from badgedesk.core.did import did_key
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys import KeyKind, SigningKey, generate_signing_key
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient

AWARDED = datetime(2026, 11, 14, 9, 0, tzinfo=UTC)


def picture(colour: str = "#2456C4", kind: str = "PNG") -> bytes:
    """Return a plain picture."""
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return bytes(data.data())


@dataclass
class Club:
    """An issuer with its key."""

    name: str = "Bay Sailing Club"
    key: SigningKey = field(default_factory=lambda: generate_signing_key(KeyKind.ED25519))

    @property
    def id(self) -> str:
        """The issuer's DID."""
        return did_key(self.key.public)

    def award(
        self, badge: str = "Coastal Sailing Skipper", person: str = "Anna Ångström", *, until: datetime | None = None
    ) -> bytes:
        """Return a baked badge of this club."""
        achievement = Achievement(
            id=f"urn:uuid:{uuid4()}",
            name=badge,
            description="Leads a crew.",
            criteria_narrative="Plan and lead a two-day coastal passage.",
            tags=("navigation", "leadership"),
        )
        award = Award(achievement, Recipient(name=person), valid_from=AWARDED, valid_until=until)
        signer = Signer(Profile(self.id, self.name), self.key, f"{self.id}#{self.key.public.multibase}")
        text = issue(award, signer, now=AWARDED, new_id=lambda: f"urn:uuid:{uuid4()}", new_salt=lambda: uuid4().hex)
        return bake(picture(), text.decode())
