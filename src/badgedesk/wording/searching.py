"""English for what a saved search asks for."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from badgedesk.wallet.query import Query

_STATES: Final = {
    "good": "verified",
    "open": "not fully checked",
    "expiring": "expiring within {days} days",
    "expired": "expired",
    "bad": "not valid",
}
_ORDERS: Final = {
    "relevance": "the best fit first",
    "name": "by name",
    "issuer": "by issuer",
    "awarded": "by award date",
    "expires": "by expiry date",
    "added": "as they were added",
    "own": "in your own order",
}


def search_words(query: "Query", issuer: str = "", collection: str = "") -> str:
    """Return what a query asks for, in one line.

    Args:
        query: what is asked for.
        issuer: name of the issuer, where the query knows its id.
        collection: name of the collection it looks in.
    """
    asked = [
        f"“{query.text}”" if query.text else "",
        _STATES[query.state].format(days=query.days) if query.state is not None else "",
        f"from {issuer or query.issuer}" if query.issuer else "",
        f"awarded in {query.year}" if query.year else "",
        f"tagged “{query.tag}”" if query.tag else "",
        "favourites" if query.favourite else "",
        f"in the collection “{collection or query.collection}”" if query.collection else "",
        "earlier versions too" if query.replaced else "",
    ]
    said = ", ".join(filter(None, asked)) or "all badges"
    return f"{said}; {_order(query)}" if query.ordered else said


def _order(query: "Query") -> str:
    if query.sort == "added":
        return "newest first" if query.descending else _ORDERS["added"]
    if query.sort == "awarded" and query.descending:
        return "latest award first"
    return f"{_ORDERS[query.sort]}{', the other way round' if query.descending else ''}"
