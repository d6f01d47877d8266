"""What a badge says beside its criteria, and what the wallet knows of it, as titled cards of short lines."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from badgedesk.app.wallet.sheets import Fact, FactGroup
from badgedesk.app.widgets.words.dates import long_date, size
from badgedesk.app.widgets.words.plain import TEXT_LENGTH, shown, shown_text
from badgedesk.core.clock import parse_time
from badgedesk.core.errors import InputError
from badgedesk.core.model.credential import CredentialView
from badgedesk.core.model.report import CheckName, Report
from badgedesk.showcase.exhibit import aligned_skills, evidence_of, results_of
from badgedesk.showcase.prose import read_prose
from badgedesk.wording import check_sentence, headline_word, without_options

if TYPE_CHECKING:
    from badgedesk.wallet.records import Checked, Original
    from badgedesk.wallet.versions import Standing

_MOST: Final = 30
"""Most lines of one card."""
_STANDINGS: Final = {
    "replaced": "There is a newer version of this badge by the same issuer, which is shown in its place.",
    "doubtful": "It claims to be a version of a badge that you have, and that is not proven. Ask the issuer.",
}


def facts_of(view: CredentialView, report: Report) -> tuple[FactGroup, ...]:
    """Return what a badge says of itself, its results, frameworks, evidence and issuer, as far as it does."""
    achievement = view.achievement
    described = achievement.description if achievement.criteria_narrative else None
    return _some(
        FactGroup("What it certifies", _lines((achievement.achievement_type, described), ("Also", view.narrative))),
        FactGroup("Results", tuple(Fact(result.name or "Result", result.value) for result in results_of(view))),
        FactGroup(
            "Part of frameworks",
            tuple(
                Fact(skill.name, " · ".join(filter(None, (skill.framework, skill.code, skill.url))))
                for skill in aligned_skills(view)
                if skill.framework or skill.code or skill.url
            ),
        ),
        FactGroup(
            "Evidence",
            tuple(
                Fact(piece.name or "Evidence", "\n".join((*_plain(piece.narrative), *filter(None, [piece.url]))))
                for piece in evidence_of(view)
            ),
        ),
        FactGroup("Issuer", _issuer(view, report)),
    )


def kept_facts(
    history: "Iterable[Checked]", standing: "Standing", originals: "Sequence[Original]"
) -> tuple[FactGroup, ...]:
    """Return what the wallet knows of a badge: its place among versions, earlier checks, the files it came in."""
    checks = tuple(Fact(_day(check.at), headline_word(check.headline)) for check in history)
    files = tuple(
        Fact(shown(file.name), f"{size(file.size_bytes)}, SHA-256 {file.sha256}, since {_day(file.added_at)}")
        for file in originals
    )
    versions = _lines(("", _STANDINGS.get(standing.value)))
    return _some(
        FactGroup("Versions", versions), FactGroup("Earlier checks", checks[::-1]), FactGroup("Original files", files)
    )


def _issuer(view: CredentialView, report: Report) -> tuple[Fact, ...]:
    issuer = view.issuer
    known = without_options(check_sentence(report.check(CheckName.ISSUER), report))
    return _lines(
        ("Name", issuer.name),
        ("Trust", known),
        ("About", issuer.description),
        ("Site", issuer.url),
        ("E-mail", issuer.email),
        ("ID", issuer.id),
    )


def _lines(*written: tuple[str | None, str | None]) -> tuple[Fact, ...]:
    return tuple(Fact(shown(label or ""), shown_text(words, TEXT_LENGTH)) for label, words in written if words)


def _plain(markdown: str) -> list[str]:
    """Return Markdown as lines of words."""
    return [block.told for block in read_prose(markdown)]


def _some(*groups: FactGroup) -> tuple[FactGroup, ...]:
    """Return the cards that say something, each cut after so many lines."""
    return tuple(FactGroup(group.title, group.facts[:_MOST]) for group in groups if group.facts)


def _day(written: str) -> str:
    try:
        return long_date(parse_time(written))
    except InputError:
        return written
