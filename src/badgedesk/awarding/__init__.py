"""What a provider does: issuers and their keys, rosters, batches of awards, the register of what was awarded."""

from badgedesk.awarding.batches.artwork import Artwork, Format, parse_formats, render_artwork
from badgedesk.awarding.batches.batch import BatchResult, Progress, award_batch, check_batch
from badgedesk.awarding.batches.making import Sources
from badgedesk.awarding.batches.plan import BatchRequest
from badgedesk.awarding.batches.securing import choose_securing
from badgedesk.awarding.issuers.issuer import Issuer, IssuerKey, IssuerState, KeyState
from badgedesk.awarding.issuers.issuers import IssuerBook
from badgedesk.awarding.issuers.profiles import logo_address
from badgedesk.awarding.issuers.recovery import RECOVERY_ENDING, RecoverySummary, check_recovery
from badgedesk.awarding.register.register import AwardState, Register, RegisterEntry
from badgedesk.awarding.rosters.columns import Field
from badgedesk.awarding.rosters.roster import Roster, RosterRow, RowProblem, read_roster

__all__ = [
    "RECOVERY_ENDING",
    "Artwork",
    "AwardState",
    "BatchRequest",
    "BatchResult",
    "Field",
    "Format",
    "Issuer",
    "IssuerBook",
    "IssuerKey",
    "IssuerState",
    "KeyState",
    "Progress",
    "RecoverySummary",
    "Register",
    "RegisterEntry",
    "Roster",
    "RosterRow",
    "RowProblem",
    "Sources",
    "award_batch",
    "check_batch",
    "check_recovery",
    "choose_securing",
    "logo_address",
    "parse_formats",
    "read_roster",
    "render_artwork",
]
