"""After the award: revoke, suspend and reinstate, and the lists that tell others.

What is entered here is a fact of the register at once. Others learn of it when the signed list is published again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from badgedesk.awarding.register.entries import AwardState, RegisterEntry
from badgedesk.awarding.register.history import EventKind
from badgedesk.awarding.register.register import Change, Register
from badgedesk.awarding.register.status import OwnList
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.issue import Signer, sign_status_list
from badgedesk.host.files import make_folder, write_atomically

_LISTED_MODE: Final = 0o644
_REASON_CHARACTERS: Final = 500

SignerFor = Callable[[str], Signer]
"""Returns who signs for an identity (a DID); unlocks its key."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done to an award: where it stands now, and the lists that others read it from (none: nobody can)."""

    entry: RegisterEntry
    lists: tuple[OwnList, ...]

    @property
    def is_seen(self) -> bool:
        """Whether others can see it, once the lists are published again."""
        return bool(self.lists)


def revoke(register: Register, award_id: str, *, reason: str, at: datetime) -> Outcome:
    """Withdraw an award for good.

    Raises:
        UsageError: `Code.USAGE`, without a reason.
        StoreError: `Code.ITEM_NOT_FOUND`, ``ITEM_AMBIGUOUS``.
        AwardError: `Code.AWARD_STATE`, when it was withdrawn before.
    """
    standing = (AwardState.PREPARED, AwardState.AWARDED, AwardState.SUSPENDED)
    return _enter(
        register,
        Change(
            register.entry(award_id).id,
            EventKind.REVOKED,
            at,
            standing,
            AwardState.REVOKED,
            reason=_checked(reason),
            raised=True,
        ),
    )


def suspend(register: Register, award_id: str, *, reason: str, at: datetime) -> Outcome:
    """Withdraw an award for the time being; faults as `revoke`."""
    return _enter(
        register,
        Change(
            register.entry(award_id).id,
            EventKind.SUSPENDED,
            at,
            (AwardState.AWARDED,),
            AwardState.SUSPENDED,
            reason=_checked(reason),
            raised=True,
        ),
    )


def reinstate(register: Register, award_id: str, *, reason: str | None = None, at: datetime) -> Outcome:
    """Let a suspended award hold again.

    Raises:
        StoreError: `Code.ITEM_NOT_FOUND`, ``ITEM_AMBIGUOUS``.
        AwardError: `Code.AWARD_STATE`, when it is not suspended: what was revoked stays revoked.
    """
    return _enter(
        register,
        Change(
            register.entry(award_id).id,
            EventKind.REINSTATED,
            at,
            (AwardState.SUSPENDED,),
            AwardState.AWARDED,
            reason=reason,
            raised=False,
        ),
    )


def render_lists(lists: Sequence[OwnList], signer_for: SignerFor, *, now: datetime) -> dict[str, bytes]:
    """Return each list signed as of ``now``, by its path on its web site.

    Raises:
        KeyStoreError: a key stays locked.
    """
    signers = {issuer: signer_for(issuer) for issuer in dict.fromkeys(own.issuer for own in lists)}
    return {str(own.path): sign_status_list(own.listed, signers[own.issuer], now=now) for own in lists}


def write_lists(rendered: dict[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write signed lists below the folder of a web site, each whole or not at all, and return where they are.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    written = []
    for path, data in rendered.items():
        place = folder / path
        make_folder(place.parent)
        write_atomically(place, data, mode=_LISTED_MODE)
        written.append(place)
    return tuple(written)


def _enter(register: Register, change: Change) -> Outcome:
    lists = register.change(change)
    return Outcome(register.entry(change.award), lists)


def _checked(reason: str) -> str:
    if not reason.strip():
        raise UsageError(Code.USAGE, detail="Say why, with --reason.")
    return reason.strip()[:_REASON_CHARACTERS]
