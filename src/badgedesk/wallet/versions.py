"""Which of several items that claim to be one credential is the one to show.

A version counts only where its signature is sound and its key bound to the issuer it names, which is the same for all
of them. The newest of those for one person is shown; of a token and a credential with proofs that are as new, the
latter, which pictures carry. Others are kept out of sight; what is not sound is a doubtful copy beside it.
"""

from enum import StrEnum, unique
from typing import Final

from badgedesk.core.clock import parse_time
from badgedesk.core.errors import InputError, StoreError
from badgedesk.core.model.report import BadgeFormat, Binding, CheckName, Outcome, Report
from badgedesk.host.database import Database
from badgedesk.wallet.reports import read_report

_SEVERAL: Final = 2


@unique
class Standing(StrEnum):
    """How an item stands beside others with the same claim."""

    CURRENT = "current"
    REPLACED = "replaced"
    DOUBTFUL = "doubtful"


def settle(database: Database, claim: str | None) -> None:
    """Write down how the items of one claim stand; inside the transaction that changed one of them."""
    if claim is None:
        return
    rows = database.rows(
        "SELECT number, coalesce(recipient, ''), valid_from, report, format FROM item"
        " JOIN verification ON item = number WHERE claim = ? ORDER BY number",
        (claim,),
    )
    if len(rows) < _SEVERAL:
        database.execute(
            "UPDATE finding SET standing = 'current' WHERE number IN (SELECT number FROM item WHERE claim = ?)"
            " AND standing <> 'current'",
            (claim,),
        )
        return
    sound = {
        int(str(number)): (_moment(valid_from), form != BadgeFormat.OB3_JWT, int(str(number)), recipient)
        for number, recipient, valid_from, report, form in rows
        if _counts(str(report))
    }
    for row in rows:
        number, recipient = int(str(row[0])), row[1]
        newest = max((each for each in sound.values() if each[-1] == recipient), default=None)
        standing = Standing.CURRENT
        if sound and number not in sound:
            standing = Standing.DOUBTFUL
        elif newest is not None and newest[-2] != number:
            standing = Standing.REPLACED
        database.execute(
            "UPDATE finding SET standing = ?1 WHERE number = ?2 AND standing <> ?1", (standing.value, number)
        )


def standing_of(database: Database, item_id: str) -> Standing:
    """Return how an item stands; one that is not there is as current as any."""
    row = database.row(
        "SELECT standing FROM finding JOIN item ON item.number = finding.number WHERE item.id = ?", (item_id,)
    )
    return Standing(str(row[0])) if row else Standing.CURRENT


def is_bound_and_sound(report: Report) -> bool:
    """Return whether the signature holds and its key is the issuer's own."""
    return report.outcome(CheckName.SIGNATURE) is Outcome.PASS and any(
        proof.outcome is Outcome.PASS and proof.binding is Binding.BOUND for proof in report.proofs
    )


def _counts(text: str) -> bool:
    try:
        return is_bound_and_sound(read_report(text))
    except StoreError:
        return False


def _moment(value: object) -> str:
    try:
        return parse_time(str(value or "")).isoformat()
    except InputError:
        return ""
