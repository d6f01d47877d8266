"""What a provider does: issuers and their keys, rosters, batches of awards, the register of what was awarded."""

from badgedesk.awarding.artwork import Artwork, Format, parse_formats, render_artwork
from badgedesk.awarding.batch import BatchResult, Sources, award_batch, check_batch
from badgedesk.awarding.issuers import Issuer, IssuerBook
from badgedesk.awarding.plan import BatchRequest
from badgedesk.awarding.register import AwardState, Register, RegisterEntry
from badgedesk.awarding.roster import Roster, RosterRow, RowProblem, read_roster

__all__ = [
    "Artwork",
    "AwardState",
    "BatchRequest",
    "BatchResult",
    "Format",
    "Issuer",
    "IssuerBook",
    "Register",
    "RegisterEntry",
    "Roster",
    "RosterRow",
    "RowProblem",
    "Sources",
    "award_batch",
    "check_batch",
    "parse_formats",
    "read_roster",
    "render_artwork",
]
