"""What a learner keeps: received badges byte for byte, the issuers they know, and who they are."""

from badgedesk.wallet.collections import Collection
from badgedesk.wallet.exhibits import exhibit_of, exhibits_of, groups_of
from badgedesk.wallet.known import Identities, Identity, KnownIssuer, TrustList
from badgedesk.wallet.leaving import export_name
from badgedesk.wallet.query import Query, Sort, State
from badgedesk.wallet.records import Item, Original
from badgedesk.wallet.rows import Arrival
from badgedesk.wallet.soundness import Flaw
from badgedesk.wallet.wallet import Added, Wallet

__all__ = [
    "Added",
    "Arrival",
    "Collection",
    "Flaw",
    "Identities",
    "Identity",
    "Item",
    "KnownIssuer",
    "Original",
    "Query",
    "Sort",
    "State",
    "TrustList",
    "Wallet",
    "exhibit_of",
    "exhibits_of",
    "export_name",
    "groups_of",
]
