"""Everything a wallet holds, for a life without this program: files in folders, an index as page, table and JSON."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from pathlib import Path
from shutil import rmtree
from typing import Final
from urllib.parse import quote

from badgedesk.core.clock import format_time
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.core.model.report import Headline
from badgedesk.core.strictjson import JsonObject, write_json
from badgedesk.host.files import write_atomically
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.host.sheet import write_sheet
from badgedesk.wallet.leaving import export_name
from badgedesk.wallet.query import Query
from badgedesk.wallet.records import Item, Original
from badgedesk.wallet.wallet import Wallet

_FILES: Final = "originals"
_COLUMNS: Final = (
    "name", "issuer", "issuer id", "recipient", "awarded", "ends", "last check", "checked", "tags", "collections",
    "favourite", "note", "id", "sha256", "files",
)  # fmt: skip
_SHOWN: Final = ("name", "issuer", "recipient", "awarded", "ends", "last check", "tags", "note")
_PAGE: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>My badges</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:16px/1.4 sans-serif;margin:2rem;max-width:80rem}}table{{border-collapse:collapse;width:100%}}
th,td{{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #767676;overflow-wrap:anywhere}}
</style></head><body><h1>My badges</h1>
<p>{count} on {day}. “Last check” is what this computer found at its last check; the files themselves are the proof.</p>
<table><thead><tr>{heads}<th scope="col">files</th></tr></thead><tbody>
{rows}
</tbody></table></body></html>
"""


@dataclass(frozen=True, slots=True)
class TakenAway:
    """What was written, and which badges have no sound file any more."""

    folder: Path
    badges: int
    files: int
    damaged: tuple[str, ...] = ()


def take_away(
    wallet: Wallet,
    folder: Path,
    words: Mapping[Headline, str],
    *,
    now: datetime,
    tell: Callable[[int, int], None] = lambda _done, _total: None,
    stop: Callable[[], bool] = lambda: False,
) -> TakenAway | None:
    """Write everything into a new folder below ``folder``; None where it was stopped, and nothing is left then.

    Originals lie byte for byte in a folder for each issuer; ``index.html``, ``index.csv`` and ``index.json`` name
    them. A cell that a spreadsheet could run is disarmed. A badge whose file is damaged is listed without it.

    Args:
        wallet: whose badges are written.
        folder: in which the new folder is made.
        words: what a headline is called.
        now: the time that the index names.
        tell: hears how many badges are written, and how many there are.
        stop: asked before each badge.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`; what was begun is taken away again.
    """
    target = folder / distinct_names([f"BadgeDesk badges {now.strftime('%Y-%m-%d')}"], _names_in(folder))[0]
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        made = _write_all(wallet, unfinished, words, now, tell, stop)
        if made is None:
            rmtree(unfinished, ignore_errors=True)
            return None
        unfinished.rename(target)
    except OSError as error:
        rmtree(unfinished, ignore_errors=True)
        raise StoreError(Code.FILE_NOT_WRITABLE, path=target, reason=error.strerror) from error
    except BadgeDeskError:
        rmtree(unfinished, ignore_errors=True)
        raise
    return TakenAway(target, *made)


def _names_in(folder: Path) -> list[str]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [path.name.removesuffix(".unfinished") for path in folder.iterdir()]
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=folder, reason=error.strerror) from error


def _write_all(
    wallet: Wallet,
    folder: Path,
    words: Mapping[Headline, str],
    now: datetime,
    tell: Callable[[int, int], None],
    stop: Callable[[], bool],
) -> tuple[int, int, tuple[str, ...]] | None:
    folder.mkdir()
    writer, rows, damaged = _Writer(folder), [], []
    items = wallet.finder.found(Query(replaced=True))
    collections = _members(wallet)
    for done, item in enumerate(items, start=1):
        if stop():
            return None
        files = []
        for original in wallet.originals(item.id):
            try:
                files.append(writer.write(item, original, wallet.original(original.sha256)))
            except StoreError as fault:
                if fault.code is not Code.STORE_DAMAGED:
                    raise
        if not files:
            damaged.append(item.id)
        rows.append(_row(wallet, item, files, words, collections.get(item.id, [])))
        tell(done, len(items))
    write_atomically(folder / "index.json", write_json({"made": format_time(now), "badges": list(rows)}).encode())
    cells = [tuple(_cell(row[column]) for column in _COLUMNS) for row in rows]
    write_atomically(folder / "index.csv", write_sheet(_COLUMNS, cells))
    write_atomically(folder / "index.html", _page(rows, now).encode())
    return len(items), writer.count, tuple(damaged)


class _Writer:
    """Writes originals into folders by issuer, under names of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: dict[str, list[str]] = {}
        self.count = 0

    def write(self, item: Item, original: Original, data: bytes) -> str:
        """Write one file and return where, relative to the whole."""
        issuer = safe_name((item.issuer_name or item.issuer_id or "Issuer not named",), "")
        taken = self._taken.setdefault(issuer.casefold(), [])
        name = distinct_names([export_name(item, original)], taken)[0]
        taken.append(name)
        place = self._folder / _FILES / issuer
        place.mkdir(parents=True, exist_ok=True)
        write_atomically(place / name, data, overwrite=False)
        self.count += 1
        return f"{_FILES}/{issuer}/{name}"


def _members(wallet: Wallet) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in wallet.collections.entries():
        for id_ in wallet.finder.ids(entry.query or Query(collection=entry.id)):
            found.setdefault(id_, []).append(entry.name)
    return found


def _row(
    wallet: Wallet, item: Item, files: list[str], words: Mapping[Headline, str], collections: list[str]
) -> JsonObject:
    mark = wallet.marks.mark_of(item.id)
    return {
        "name": item.name,
        "issuer": item.issuer_name,
        "issuer id": item.issuer_id,
        "recipient": item.recipient,
        "awarded": item.valid_from,
        "ends": item.valid_until,
        "last check": words.get(item.headline) if item.headline else None,
        "checked": format_time(item.checked_at) if item.checked_at else None,
        "tags": list(wallet.marks.tags_of(item.id)),
        "collections": list(collections),
        "favourite": mark.favourite,
        "note": mark.note,
        "id": item.credential_id,
        "sha256": item.sha256,
        "files": list(files),
    }


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _link(file: str) -> str:
    return f'<a href="{escape(quote(file))}">{escape(file.rsplit("/", 1)[-1])}</a>'


def _page(rows: list[JsonObject], now: datetime) -> str:
    lines = []
    for row in rows:
        cells = "".join(f"<td>{escape(_cell(row[column]))}</td>" for column in _SHOWN)
        files = row["files"] if isinstance(row["files"], list) else []
        links = "<br>".join(_link(str(file)) for file in files)
        lines.append(f"<tr>{cells}<td>{links}</td></tr>")
    count = "1 badge" if len(rows) == 1 else f"{len(rows):,} badges"
    heads = "".join(f'<th scope="col">{column}</th>' for column in _SHOWN)
    return _PAGE.format(count=count, day=format_time(now)[:10], heads=heads, rows="\n".join(lines))
