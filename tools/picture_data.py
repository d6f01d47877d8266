"""What the pictures show: issuers, designs, badges with every verdict and a list of people, all made by the core."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from badgedesk.app.designs.editor.journal import Journal
from badgedesk.awarding import IssuerBook
from badgedesk.core.bake import bake
from badgedesk.core.issue import Signer, issue
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.achievement import Achievement
from badgedesk.core.model.award import Award, Profile, Recipient
from badgedesk.design import Design, render_png, save_design
from badgedesk.design.templates import build_template, list_templates
from badgedesk.host import clock
from badgedesk.host.paths import open_profile
from badgedesk.host.vault import Vault

PASSPHRASE: Final = "only for pictures"  # noqa: S105 - of a profile that is thrown away
ISSUER: Final = "Bay Sailing Club"
_PEOPLE: Final = ("Anna Ångström", "Світлана Мороз", "Γιώργος Παππάς", "محمد الحسن", "נועה לוי", "आशा पटेल", "王小明")
_LONG_NAMES: Final = (
    "Advanced Coastal and Offshore Passage Planning with Tides, Weather and Watch-keeping for Skippers of Small Craft",
    "沿岸航海計画・潮汐・気象・当直・救助および小型船舶の安全運航に関する上級技能認定証第二級（沖合航行限定解除付き）",
    "شهادة متقدمة في تخطيط الرحلات الساحلية والمد والجزر والأرصاد الجوية وقيادة المراكب الصغيرة",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsprüfungsordnungsbescheinigung",
)
"""About 120 characters each: words, no spaces, from right to left, and one word."""
_LONG_ISSUER: Final = (
    "Royal Association of Harbour Masters, Pilots, Coastguards and Sailing Schools of the Western Isles"
)
_BADGES: Final = 14
_SIDE_PX: Final = 600


@dataclass(frozen=True, slots=True)
class Stage:
    """A prepared profile and the files that play a part."""

    profile: Path
    badges: tuple[Path, ...]
    roster: Path
    no_badge: Path


def prepare(folder: Path, *, long: bool = False) -> Stage:
    """Fill a profile and return what was made; with ``long``, names and words are as long as they get."""
    folder.mkdir(exist_ok=True)
    profile = open_profile(folder / "profile")
    designs = profile.folder / "designs"
    designs.mkdir()
    own = _signer(folder / "profile", _LONG_ISSUER if long else ISSUER)
    stranger = _signer(folder / "other", "Dark Skies Park")
    now = datetime.now(UTC)
    files = []
    for number, template in enumerate(list_templates()[:_BADGES]):
        design = build_template(template.id)
        achieved = _achieved(design, template.name)
        if long:
            achieved = _lengthen(achieved, number)
        design = replace(design, achievement=achieved)
        if number < _BADGES // 2:
            (designs / f"{template.id}.badge").write_bytes(save_design(design))
        files.append(_badge(folder, design, stranger if number % 3 == 1 else own, number, now))
    _leave_work(profile.folder / "recovery", build_template("night"))
    return Stage(profile.folder, (*files, _tampered(files[0], folder)), _roster(folder, long=long), _no_badge(folder))


def _signer(folder: Path, name: str) -> Signer:
    paths = open_profile(folder)
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book:
        issuer = book.create(Profile(id="", name=name, url="https://club.example"), passphrase=PASSPHRASE)
        book.confirm_recovery(issuer.id, datetime.now(UTC))
        return book.signer(issuer, passphrase=PASSPHRASE)


def _achieved(design: Design, name: str) -> Achievement:
    held = design.achievement
    return replace(
        held,
        id=clock.new_id(),
        name=held.name or name,
        description=held.description or "Shows what was learned.",
        criteria_narrative=held.criteria_narrative or "Plan and lead a two-day coastal passage.",
        tags=held.tags or ("navigation", "leadership", "weather"),
    )


def _lengthen(achieved: Achievement, number: int) -> Achievement:
    name = _LONG_NAMES[number % len(_LONG_NAMES)]
    return replace(achieved, name=name, description=" ".join([name] * 3), tags=(name[:60], *achieved.tags))


def _badge(folder: Path, design: Design, signer: Signer, number: int, now: datetime) -> Path:
    person = _PEOPLE[number % len(_PEOPLE)]
    until = {2: now + timedelta(days=28, hours=1), 3: now - timedelta(days=2)}.get(number)
    award = Award(
        design.achievement, Recipient(name=person), valid_from=now - timedelta(days=90 + number), valid_until=until
    )
    text = issue(award, signer, now=now - timedelta(days=90), new_id=clock.new_id, new_salt=clock.new_salt)
    file = folder / f"{design.achievement.name[:60]} - {person} {number}.png"
    file.write_bytes(bake(render_png(design, _SIDE_PX), text.decode()))
    return file


def _tampered(file: Path, folder: Path) -> Path:
    from badgedesk.core.bake import unbake

    text = unbake(file.read_bytes()).text.replace("Anna", "Hanna")
    target = folder / "changed.json"
    target.write_text(text, "utf-8")
    return target


def _leave_work(recovery: Path, design: Design) -> None:
    journal = Journal(recovery)
    journal.write(journal.begin(), design, None)
    for lock in recovery.glob("*.lock"):
        lock.unlink()


def _roster(folder: Path, *, long: bool) -> Path:
    lines = ["Name,E-mail,Date"]
    for place in range(30):
        name = "" if place == 3 else f"{_PEOPLE[place % len(_PEOPLE)]} {place + 1}"
        name = f"{name} {_LONG_NAMES[place % len(_LONG_NAMES)]}" if long and name else name
        mail = "tom.baker@mail" if place == 7 else f"person{place}@mail.example"
        lines.append(f"{name},{mail},2026-11-14")
    file = folder / "skippers-november.csv"
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return file


def _no_badge(folder: Path) -> Path:
    file = folder / "holiday.png"
    file.write_bytes(render_png(build_template("coach"), 200))
    return file
