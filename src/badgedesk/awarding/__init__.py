"""What a provider does: issuers and their keys, rosters, batches of awards, the register of what was awarded."""

from badgedesk.awarding.artwork import Artwork, Format, parse_formats, render_artwork
from badgedesk.awarding.batch import BatchResult, Progress, award_batch, check_batch
from badgedesk.awarding.columns import Field
from badgedesk.awarding.issuers import Issuer, IssuerBook, IssuerKey, IssuerState, KeyState
from badgedesk.awarding.making import Sources
from badgedesk.awarding.plan import BatchRequest
from badgedesk.awarding.profiles import logo_address
from badgedesk.awarding.recovery import RECOVERY_ENDING, RecoverySummary, check_recovery
from badgedesk.awarding.register import AwardState, Register, RegisterEntry
from badgedesk.awarding.roster import Roster, RosterRow, RowProblem, read_roster

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
    "logo_address",
    "parse_formats",
    "read_roster",
    "render_artwork",
]
