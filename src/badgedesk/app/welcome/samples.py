"""The samples: a design, an issuer and a badge made by the program's own core, and gone again in one step.

They are real, and marked wherever they go: the badge says "Sample" in its name, its issuer's name and its picture.
The issuer's key signs this one badge and is then forgotten, so nothing else can ever come from that issuer; it stands
in no list of issuers and is not among those the user knows. Every method runs on the wallet's worker.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.app.widgets.words.samples import SAMPLE, SAMPLE_FILE
from badgedesk.core.errors import BadgeDeskError, StoreError
from badgedesk.host import clock
from badgedesk.host.files import read_file, remove_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.core.issue import Signer
    from badgedesk.design import Design
    from badgedesk.wallet import Wallet

NAME: Final = f"{SAMPLE}: Coastal Skipper"
ISSUER: Final = f"{SAMPLE} issuer"
PERSON: Final = f"{SAMPLE} person"
_TEMPLATE: Final = "harbour"
_SLOT: Final = "main"
_SIDE_PX: Final = 600
_AGE: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Kept:
    """What of the samples is there: the SHA-256 of the design file, the wallet's id of the badge, the issuer's id."""

    design: str = ""
    badge: str = ""
    issuer: str = ""


class Samples:
    """Makes the samples of one profile and takes them away.

    Args:
        record: the file that says which they are.
        designs: folder of the user's designs.
        open_wallet: opens the wallet.
        now: the clock.
    """

    def __init__(
        self, record: Path, designs: Path, open_wallet: "Callable[[], Wallet]", now: Callable[[], datetime]
    ) -> None:
        self._record, self._designs = record, designs
        self._open_wallet, self._now = open_wallet, now

    @property
    def present(self) -> bool:
        """Whether there are samples."""
        return self._record.is_file()

    def add(self) -> None:
        """Make design, issuer and badge, or those of them that are missing.

        Raises:
            StoreError: something cannot be written; what was made until then is taken away by `remove`.
        """
        from badgedesk.core.bake import bake
        from badgedesk.core.issue import issue
        from badgedesk.core.model.award import Award, Recipient
        from badgedesk.design import render_png, save_design

        if self.present:
            self.remove()
        design, signer, now = _design(), _signer(), self._now()
        file = save_design(design)
        achievement = replace(design.achievement, id=clock.new_id())
        award = Award(achievement, Recipient(name=PERSON), valid_from=now - _AGE)
        credential = issue(award, signer, now=now, new_id=clock.new_id, new_salt=clock.new_salt)
        badge = bake(render_png(design, _SIDE_PX), credential.decode())
        self._write(Kept(sha256(file).hexdigest(), "", signer.profile.id))
        self._designs.mkdir(parents=True, exist_ok=True)
        if not (self._designs / SAMPLE_FILE).exists():  # one that was changed and kept stays the user's
            write_atomically(self._designs / SAMPLE_FILE, file)
        with self._open_wallet() as wallet:
            added = wallet.add(badge, f"{NAME.replace(': ', ' - ')}.png")
        self._write(Kept(sha256(file).hexdigest(), added.item.id, signer.profile.id))

    def remove(self) -> bool:
        """Take the samples away; returns False where the design was changed meanwhile and is kept for that.

        Raises:
            StoreError: something cannot be taken away.
        """
        kept = self._read()
        whole = self._remove_design(kept.design)
        with self._open_wallet() as wallet:
            for item in wallet.items():
                if item.id == kept.badge or (kept.issuer and item.issuer_id == kept.issuer):
                    wallet.remove(item.id)
            for known in wallet.trust.entries():
                if known.id == kept.issuer:
                    wallet.trust.remove(known.id)
        remove_file(self._record)
        return whole

    def _remove_design(self, digest: str) -> bool:
        path = self._designs / SAMPLE_FILE
        try:
            data = read_file(path)
        except StoreError:
            return True
        if sha256(data).hexdigest() != digest:
            return False
        remove_file(path)
        return True

    def _write(self, kept: Kept) -> None:
        text = json.dumps({"design": kept.design, "badge": kept.badge, "issuer": kept.issuer}, indent=1)
        write_atomically(self._record, text.encode())

    def _read(self) -> Kept:
        from badgedesk.core.strictjson import parse_json

        try:
            found = parse_json(read_file(self._record))
        except BadgeDeskError:
            return Kept()
        if not isinstance(found, dict):
            return Kept()
        words = [found.get(name) for name in ("design", "badge", "issuer")]
        return Kept(*(word if isinstance(word, str) else "" for word in words))


def _design() -> "Design":
    from badgedesk.design.templates import build_template

    design = build_template(_TEMPLATE, texts={_SLOT: SAMPLE})
    return replace(design, title=NAME, achievement=replace(design.achievement, name=NAME))


def _signer() -> "Signer":
    from badgedesk.core.did import did_key
    from badgedesk.core.issue import Signer
    from badgedesk.core.keys import KeyKind, generate_signing_key
    from badgedesk.core.model.award import Profile

    key = generate_signing_key(KeyKind.ED25519)
    id_ = did_key(key.public)
    return Signer(Profile(id=id_, name=ISSUER), key, f"{id_}#{key.public.multibase}")
