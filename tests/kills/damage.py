"""Damaged copies of a profile: one byte changed or the end cut off somewhere, and never may that stay unnoticed."""

import json
import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from badgedesk.core.errors import BadgeDeskError
from badgedesk.host.paths import ProfilePaths, open_profile
from badgedesk.wallet import Query, Wallet
from tests.unit.wallet.conftest import CLUB, NOW, Clock, as_png, as_svg, badge, tiny_png

_CUT_EVERY = 10
"""One copy of so many is cut off instead of changed."""


@dataclass
class Damage:
    """What some damaged copies came to.

    Attributes:
        silent: copies in which something is other than it was and nothing says so.
        worse: copies in which mending left less than there was, beyond what no original tells.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)
    worse: list[str] = field(default_factory=list)


def prepare(folder: Path) -> ProfilePaths:
    """Make a profile with something in every table."""
    paths = open_profile(folder)
    with Wallet(paths, now=Clock()) as wallet:
        wallet.trust.add(CLUB.profile.id, "Bay Sailing Club", "a member")
        wallet.own.add("anna@baysail.example")
        ids = [
            wallet.add(data, name).item.id
            for name, data in (
                ("a.json", badge("Anna", "Knots", credential_id="urn:uuid:1")),
                ("b.png", as_png(badge("Anna", "Knots and Splices", credential_id="urn:uuid:1"))),
                ("c.svg", as_svg(badge("Berta", "Sails", valid_until=NOW + timedelta(days=40)))),
                ("d.json", badge("Berta", "Ropes")),
            )
        ]
        for id_ in ids:
            wallet.set_thumbnail(id_, tiny_png())
        wallet.marks.tag(ids[:2], ["work", "sea"])
        wallet.marks.note(ids[2], "My first one")
        wallet.marks.favour(ids[3:])
        wallet.marks.arrange(ids[::-1])
        wallet.collections.put(wallet.collections.make("First").id, ids[1:3])
        wallet.collections.make("Sea", Query(text="sails"))
        wallet.backups.note()
    return paths


def damage_copies(folder: Path, count: int, seed: int) -> Damage:
    """Damage ``count`` copies of a profile, each in one place chosen by chance, and look through each."""
    paths = prepare(folder / "whole")
    with Wallet(paths, now=Clock()) as wallet:
        whole = told(wallet)
        assert wallet.check() == ()
    dice, result = random.Random(seed), Damage()
    copy = folder / "copy"
    for number in range(count):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(paths.folder, copy)
        what = _damage(copy, dice, cut=number % _CUT_EVERY == 0)
        result.outcomes[_judge(copy, whole, f"{number}: {what}", result)] += 1
    shutil.rmtree(copy, ignore_errors=True)
    return result


def told(wallet: Wallet) -> str:
    """Return everything that a wallet tells, as one text."""
    items = wallet.finder.found(Query(replaced=True))
    return json.dumps(
        {
            "items": [
                (
                    repr(item),
                    wallet.finder.standing(item.id),
                    wallet.marks.tags_of(item.id),
                    repr(wallet.marks.mark_of(item.id)),
                    repr(wallet.finder.history(item.id)),
                    [repr(each) + wallet.original(each.sha256).hex() for each in wallet.originals(item.id)],
                    (wallet.thumbnail(item.id) or b"").hex(),
                    repr(wallet.report(item.id)),
                )
                for item in items
            ],
            "shown": wallet.finder.ids(Query()),
            "trust": repr(wallet.trust.entries()),
            "own": repr(wallet.own.entries()),
            "collections": [
                repr((each, wallet.finder.ids(Query(collection=each.id)))) for each in wallet.collections.entries()
            ],
            "backup": repr(wallet.backups.state()),
            "found": [wallet.finder.ids(Query(text=word)) for word in ("knots", "sails", "work", "first", "svg")],
        }
    )


def _damage(folder: Path, dice: random.Random, *, cut: bool) -> str:
    """Change one byte of one file, or cut one off; the database is met twice as often as all others."""
    files = sorted(path for path in (folder / "originals").iterdir() if path.is_file())
    database = folder / "wallet.db"
    file = dice.choice((database, database, dice.choice(files)))
    data = bytearray(file.read_bytes())
    place = dice.randrange(len(data))
    if cut:
        del data[place:]
        what = f"{file.name} cut at {place}"
    else:
        data[place] ^= dice.randrange(1, 256)
        what = f"{file.name} byte {place}"
    file.write_bytes(data)
    return what


def _judge(folder: Path, whole: str, what: str, result: Damage) -> str:
    try:
        with Wallet(open_profile(folder), now=Clock()) as wallet:
            flaws = wallet.check()
            if not flaws:
                try:
                    same = told(wallet) == whole
                except BadgeDeskError as fault:
                    same = False
                    what = f"{what}: {fault.code}"
                if same:
                    return "nothing that counts"
                result.silent.append(what)
                return "silent"
            wallet.mend(flaws)
            left = wallet.check()
            if any(flaw.what in {"item", "verification", "index", "words"} for flaw in left) and not any(
                flaw.what in {"file", "database"} for flaw in left
            ):
                result.worse.append(f"{what}: {left}")
            return "mended" if not left else "told"
    except BadgeDeskError:
        return "told at opening"
