"""What a provider does: issuers and their keys, rosters, batches of awards, the register of what was awarded."""

from badgedesk.awarding.artwork import Artwork, Format, parse_formats, render_artwork
from badgedesk.awarding.batch import BatchResult, Progress, award_batch, check_batch
from badgedesk.awarding.columns import Field
from badgedesk.awarding.issuer import Issuer, IssuerKey, IssuerState, KeyState
from badgedesk.awarding.issuers import IssuerBook
from badgedesk.awarding.making import Sources
from badgedesk.awarding.plan import BatchRequest
from badgedesk.awarding.profiles import logo_address
from badgedesk.awarding.recovery import RECOVERY_ENDING, RecoverySummary, check_recovery
from badgedesk.awarding.register import AwardState, Register, RegisterEntry
from badgedesk.awarding.roster import Roster, RosterRow, RowProblem, read_roster
from badgedesk.awarding.securing import choose_securing

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
