"""What a learner says of their badges: tags, notes, favourites, collections; and which badges a list shows."""

import argparse
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.strictjson import JsonObject

if TYPE_CHECKING:
    from badgedesk.wallet import Collection, Query

_SORTS: Final = ("name", "issuer", "awarded", "expires", "added", "own", "relevance")
_STATES: Final = ("good", "open", "expiring", "expired", "bad")


def add_parts(parts: "argparse._SubParsersAction[argparse.ArgumentParser]", shared: argparse.ArgumentParser) -> None:
    """Add ``wallet tag`` and ``wallet collect``."""
    tag = parts.add_parser("tag", parents=[shared], help="tags, notes and favourites; without an ID, all tags")
    tag.add_argument("item", nargs="?", metavar="ID", help="id or name of a badge")
    tag.add_argument("tags", nargs="*", metavar="TAG", help="tags to give")
    tag.add_argument("--remove", action="append", default=[], metavar="TAG", help="a tag to take off")
    tag.add_argument("--note", metavar="TEXT", help="your own words about the badge; empty removes them")
    mark = tag.add_mutually_exclusive_group()
    mark.add_argument("--favourite", action="store_true", default=None, help="make it a favourite")
    mark.add_argument("--no-favourite", dest="favourite", action="store_false", help="no longer a favourite")
    tag.set_defaults(command=run_tag)
    collect = parts.add_parser("collect", parents=[shared], help="collections; without a NAME, all of them")
    collect.add_argument("name", nargs="?", metavar="NAME", help="name of a collection; a new one is made")
    collect.add_argument("items", nargs="*", metavar="ID", help="badges to put into it")
    collect.add_argument("--remove", action="append", default=[], metavar="ID", help="a badge to take out of it")
    collect.add_argument("--rename", metavar="NEW", help="give it another name")
    collect.add_argument("--delete", action="store_true", help="remove the collection; its badges stay")
    collect.add_argument("--arrange", action="store_true", help="let the badges named come first, in this order")
    collect.add_argument("--save", metavar="Q", help="make a saved search for these words and the filters given")
    add_filters(collect)
    add_order(collect)
    collect.set_defaults(command=run_collect)


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which badges are meant."""
    parser.add_argument("--tag", default="", metavar="TAG", help="only badges with this tag")
    parser.add_argument("--issuer", default="", metavar="N", help="only badges of this issuer: id, or how it begins")
    parser.add_argument("--year", default="", metavar="YYYY", help="only badges awarded in this year")
    parser.add_argument("--state", choices=_STATES, help="only badges whose last check came to this")
    parser.add_argument(
        "--days", type=_count, default=None, metavar="N", help="how far --state expiring looks ahead; else 90 days"
    )
    parser.add_argument("--favourites", action="store_true", help="only favourites")


def add_order(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where badges are looked for and how they are ordered."""
    parser.add_argument("--collection", default="", metavar="NAME", help="only badges of this collection")
    parser.add_argument("--sort", choices=_SORTS, default=None, help="the order; else as they were added")
    parser.add_argument("--reverse", action="store_true", help="the other way round")
    parser.add_argument("--versions", action="store_true", help="also versions that a newer one replaced")


def add_pages(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how much of a list is given."""
    parser.add_argument("--limit", type=_count, metavar="N", help="at most so many")
    parser.add_argument("--offset", type=_count, default=0, metavar="N", help="leave out the first so many")


def query_of(options: argparse.Namespace, text: str = "") -> "Query":
    """Return what the filters ask for."""
    from badgedesk.wallet import Query, State

    asked = Query(
        text=text,
        state=State(options.state) if options.state else None,
        issuer=options.issuer,
        year=options.year,
        tag=" ".join(options.tag.split()),
        favourite=options.favourites,
    )
    return asked if options.days is None else replace(asked, days=options.days)


def list_query(options: argparse.Namespace, session: Session, text: str = "") -> "Query":
    """Return what a list asks for; a saved search is narrowed by the other filters.

    Raises:
        StoreError: `Code.ITEM_NOT_FOUND`, for a collection that is not there.
    """
    from badgedesk.wallet import Sort

    query = query_of(options, text)
    if options.collection:
        entry = session.wallet.collections.find(options.collection)
        query = replace(query, collection=entry.id) if entry.query is None else _narrowed(entry.query, query)
    query = replace(query, replaced=query.replaced or options.versions)
    if options.sort:
        return replace(query, sort=Sort(options.sort), descending=options.reverse)
    if query.ordered:
        return replace(query, descending=query.descending is not options.reverse)
    return replace(query, sort=Sort.OWN if query.collection else Sort.ADDED, descending=options.reverse)


def _narrowed(saved: "Query", asked: "Query") -> "Query":
    texts = f"{saved.text} {asked.text}".strip()
    return replace(
        saved,
        text=texts,
        state=asked.state or saved.state,
        issuer=asked.issuer or saved.issuer,
        year=asked.year or saved.year,
        tag=asked.tag or saved.tag,
        favourite=asked.favourite or saved.favourite,
        days=saved.days if asked.state is None else asked.days,
    )


def run_tag(options: argparse.Namespace, session: Session) -> int:
    """Tag a badge, or list all tags."""
    wallet = session.wallet
    if options.item is None:
        listed = wallet.marks.tags()
        session.output.answer(
            [{"id": name, "badges": count} for name, count in listed],
            [f"{name}  ({count})" for name, count in listed] or ["No tags yet."],
        )
        return 0
    item = wallet.find(options.item)
    if options.tags:
        wallet.marks.tag([item.id], options.tags)
    if options.remove:
        wallet.marks.untag([item.id], options.remove)
    if options.note is not None:
        wallet.marks.note(item.id, options.note)
    if options.favourite is not None:
        wallet.marks.favour([item.id], favourite=options.favourite)
    tags, mark = wallet.marks.tags_of(item.id), wallet.marks.mark_of(item.id)
    value: JsonObject = {"id": item.id, "tags": list(tags), "note": mark.note, "favourite": mark.favourite}
    words = [f"{item.name or item.id}: {', '.join(tags) or 'no tags'}{', a favourite' if mark.favourite else ''}"]
    session.output.answer(value, [*words, f"  Note: {mark.note}"] if mark.note else words)
    return 0


def run_collect(options: argparse.Namespace, session: Session) -> int:
    """Make, fill, rename or remove a collection, or list all of them."""
    collections = session.wallet.collections
    if options.name is None:
        return _list_collections(session)
    if options.delete:
        entry = collections.remove(options.name)
        session.output.answer({"removed": entry.id}, [f"Removed: {entry.name}. Its badges are still in the wallet."])
        return 0
    entry = _entry_for(options, session)
    if options.items:
        ids = [session.wallet.find(name).id for name in options.items]
        collections.put(entry.id, ids)
        if options.arrange:
            collections.arrange(entry.id, ids)
    if options.remove:
        collections.take_out(entry.id, [session.wallet.find(name).id for name in options.remove])
    if options.rename:
        entry = collections.rename(entry.id, options.rename)
    value = _collection_value(session, entry)
    session.output.answer(value, [f"{entry.name}: {value['badges']} badges"])
    return 0


def _entry_for(options: argparse.Namespace, session: Session) -> "Collection":
    """Return the collection named, made where it is new and is to hold something."""
    collections = session.wallet.collections
    known = {entry.name: entry for entry in collections.entries()}
    name = " ".join(options.name.split())
    if options.save is not None:
        if options.items or options.remove or options.arrange:
            raise UsageError(Code.USAGE, detail="A saved search fills itself; leave the badges out.")
        return collections.make(name, list_query(options, session, options.save))
    if name in known or options.rename or options.remove:
        return collections.find(options.name)
    ids = {entry.id: entry for entry in known.values()}
    return ids.get(options.name) or collections.make(name)


def _list_collections(session: Session) -> int:
    listed = [_collection_value(session, entry) for entry in session.wallet.collections.entries()]
    words = [f"{each['name']}  ({each['badges']}){_search_words(each)}" for each in listed]
    session.output.answer([*listed], words or ["No collections yet."])
    return 0


def _collection_value(session: Session, entry: "Collection") -> JsonObject:
    from badgedesk.wallet import Query
    from badgedesk.wallet.query import query_value

    query = entry.query or Query(collection=entry.id)
    value: JsonObject = {
        "id": entry.id,
        "name": entry.name,
        "search": entry.query is not None,
        "badges": session.wallet.finder.count(query),
    }
    if entry.query is None:
        return value
    return {**value, "asks": query_value(entry.query), "words": _asked_words(session, entry.query)}


def _asked_words(session: Session, query: "Query") -> str:
    from badgedesk.wording.searching import search_words

    names = {entry.id: entry.name for entry in session.wallet.collections.entries()} if query.collection else {}
    return search_words(query, collection=names.get(query.collection, ""))


def _search_words(value: JsonObject) -> str:
    return f"  saved search: {value['words']}" if value["search"] else ""


def _count(word: str) -> int:
    number = int(word)
    if number < 0:
        raise ValueError
    return number
