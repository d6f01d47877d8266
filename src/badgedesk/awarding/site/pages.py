"""The pages of a site, as HTML. Every text of the register is escaped; Markdown is read by `showcase.prose` alone."""

from collections.abc import Iterable
from html import escape
from typing import Final

from badgedesk.awarding.register.entries import AwardState
from badgedesk.awarding.site.contents import SiteAchievement, SiteAward, SiteContents
from badgedesk.core.model.view import as_list, mapping, text
from badgedesk.core.strictjson import JsonObject
from badgedesk.showcase.markup import prose, render
from badgedesk.showcase.prose import read_prose

_STATES: Final = {
    AwardState.AWARDED: ("pass", "It was not withdrawn."),
    AwardState.SUSPENDED: ("fail", "The issuer has suspended it."),
    AwardState.REVOKED: ("fail", "The issuer has withdrawn it."),
    AwardState.CORRECTED: ("fail", "The issuer has replaced it by a corrected badge."),
}


def index_body(contents: SiteContents) -> str:
    """Return the page of the issuer with its badges."""
    issuer, profile = contents.issuer, contents.issuer.profile
    facts = [
        ("Web site", _link(profile.url) if profile.url else ""),
        ("E-mail", escape(profile.email or "")),
        ("Identity", f"<code>{escape(issuer.id)}</code>"),
        ("For programs", '<a href="issuer.json">Profile</a>, <a href="keys.json">Keys</a>'),
    ]
    cards = "\n".join(_card(each) for each in contents.achievements)
    description = f"<p>{escape(profile.description)}</p>" if profile.description else ""
    return (
        f"<h1>{escape(issuer.name)}</h1>\n{description}{_facts(facts)}"
        f'<h2>Badges</h2>\n<ul class="cards">{cards}</ul>\n'
        '<h2>Check a badge</h2>\n<p><a href="check.html">Drop a badge file on this page</a> to see whether it holds. '
        "It is checked in your browser and sent nowhere.</p>"
    )


def _card(achievement: SiteAchievement) -> str:
    picture = f'<img src="achievements/{achievement.slug}.png" alt="">' if achievement.picture else ""
    name = escape(achievement.name)
    return f'<li>{picture}<a href="achievements/{achievement.slug}.html">{name}</a></li>'


def achievement_body(achievement: SiteAchievement) -> str:
    """Return the page of one badge: what it stands for, what had to be done."""
    said = achievement.document
    criteria = mapping(said.get("criteria"))
    narrative, address = text(criteria.get("narrative")), text(criteria.get("id"))
    skills = [mapping(item) for item in as_list(said.get("alignment"))]
    listed = "".join(
        f"<li>{_link(text(skill.get('targetUrl')) or '', text(skill.get('targetName')))}</li>" for skill in skills
    )
    return (
        f"{_picture(achievement, '')}<h1>{escape(achievement.name)}</h1>\n"
        f"<p>{escape(text(said.get('description')) or '')}</p>\n<h2>What it takes</h2>\n"
        + render(prose(read_prose(narrative)))
        + (f"<p>{_link(address)}</p>" if address else "")
        + (f"<h2>Skills</h2><ul>{listed}</ul>" if listed else "")
        + f'<p class="note"><a href="{achievement.slug}.json">For programs</a></p>'
    )


def award_body(award: SiteAward, achievement: SiteAchievement, issuer_name: str) -> str:
    """Return the page of one award: by name where the recipient chose so, else with the hashed identity alone."""
    tone, told = _STATES.get(award.entry.state, ("unknown", "Its state is open."))
    until = text(award.document.get("validUntil"))
    facts = [
        ("Awarded to", _recipient(award)),
        ("By", escape(issuer_name)),
        ("On", escape((text(award.document.get("validFrom")) or "")[:10])),
        ("Valid until", escape((until or "")[:10])),
        ("State", f'<span class="{tone}">{escape(told)}</span>'),
    ]
    ending = "json" if award.credential.startswith(b"{") else "jwt"
    file = f'<p><a href="{award.slug}.{ending}" download>The badge file</a></p>' if award.named else ""
    return (
        f"{_picture(achievement, '../achievements/')}<h1>{escape(achievement.name)}</h1>\n{_facts(facts)}{file}"
        f'<p><a href="../achievements/{achievement.slug}.html">What this badge stands for</a></p>'
        '<p class="note">This page is what its site says today. Proof is the badge file itself: '
        '<a href="../check.html">check it</a>.</p>'
    )


def check_body(name: str) -> str:
    """Return the page that checks a badge in the browser."""
    return (
        "<h1>Check a badge</h1>\n<p>Drop a badge file anywhere on this page, or choose it. "
        "It is checked in your browser and sent nowhere.</p>\n"
        '<div class="drop"><label for="file">Badge file (PNG, SVG, JSON or JWT)</label>'
        '<input type="file" id="file" accept=".png,.svg,.json,.jwt,.jws,.txt"></div>\n'
        '<div id="result" role="status" aria-live="polite" tabindex="-1"></div>\n'
        '<p class="note">This page computes the proofs eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-rdfc-2019 and '
        f"ecdsa-jcs-2019 and signed tokens, and knows the keys of {escape(name)}. Of other proofs it says that it "
        "cannot compute them; use BadgeDesk or another verifier for those.</p>"
    )


def _recipient(award: SiteAward) -> str:
    if award.named:
        return escape(award.entry.recipient or award.entry.email or "")
    hashes = [hash_ for hash_ in _hashes(award.document) if hash_]
    return "".join(f"<code>{escape(hash_)}</code>" for hash_ in hashes[:1]) or "somebody who is not named here"


def _hashes(document: JsonObject) -> Iterable[str | None]:
    """Yield the hashed identities; without their salt, which only the badge file has, nobody can guess from them."""
    for item in as_list(mapping(document.get("credentialSubject")).get("identifier")):
        if mapping(item).get("hashed") is True:
            yield text(mapping(item).get("identityHash"))


def _picture(achievement: SiteAchievement, folder: str) -> str:
    if achievement.picture is None:
        return ""
    caption = text(mapping(achievement.document.get("image")).get("caption")) or f"The badge “{achievement.name}”"
    return f'<img class="badge" src="{folder}{achievement.slug}.png" alt="{escape(caption, quote=True)}">'


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in facts if value)
    return f"<dl>{rows}</dl>\n"


def _link(address: str, words: str | None = None) -> str:
    shown = escape(words or address)
    if not address.startswith(("https://", "http://")):
        return shown
    return f'<a href="{escape(address, quote=True)}" rel="noreferrer noopener">{shown}</a>'
