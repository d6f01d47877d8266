"""From what a site says to its files, by path: pure, so that what is written can be looked over first."""

from collections.abc import Iterator
from typing import Final

from badgedesk.awarding.issuers.issuer import KeyState
from badgedesk.awarding.site.contents import SiteAchievement, SiteAward, SiteContents
from badgedesk.awarding.site.frame import Card, Frame, Program
from badgedesk.awarding.site.pages import achievement_body, award_body, check_body, index_body
from badgedesk.core.clock import format_time
from badgedesk.core.did import did_document
from badgedesk.core.issue.credential import CONTEXTS, build_profile
from badgedesk.core.keys import KeyKind, write_jwk
from badgedesk.core.model.view import text
from badgedesk.core.resources import resource
from badgedesk.core.strictjson import JsonObject, JsonValue, write_json
from badgedesk.showcase.check_words import check_words
from badgedesk.showcase.checking import check_script, check_tables

_DESCRIPTION: Final = 200


def render_site(contents: SiteContents, colour: str | None = None) -> dict[str, bytes]:
    """Return every file of the site by its path below the site's folder, with slashes.

    Args:
        contents: what the site says.
        colour: of its links and edges as ``#rrggbb``, set darker or lighter where it would not read.
    """
    issuer = contents.issuer
    logo = issuer.profile.image
    frame = Frame(issuer.name, "en", logo if logo and logo.startswith("data:image/") else None, colour)
    files: dict[str, bytes] = {
        "issuer.json": _json(_profile(contents)),
        "keys.json": _json(
            {"keys": [{**write_jwk(key.public), "kid": key.method, "use": "sig"} for key in issuer.keys]}
        ),
    }
    if contents.did_path is not None:
        files[contents.did_path] = did_document(issuer.id, issuer.methods()).encode()
    for address, data in contents.lists.items():
        path = contents.path_of(address)
        if path is not None:
            files[path] = data
    description = (issuer.profile.description or f"Badges awarded by {issuer.name}")[:_DESCRIPTION]
    card = Card(issuer.name, description, contents.address)
    files["index.html"] = frame.page(card, index_body(contents)).encode()
    files["check.html"] = _check_page(contents, frame)
    known = {each.slug: each for each in contents.achievements}
    for achievement in contents.achievements:
        files.update(_achievement_files(achievement, contents, frame))
    for award in contents.awards:
        files.update(_award_files(award, known[award.achievement], contents, frame))
    return files


def _profile(contents: SiteContents) -> JsonObject:
    return {"@context": list(CONTEXTS), **build_profile(contents.issuer.profile)}


def _check_page(contents: SiteContents, frame: Frame) -> bytes:
    issuer = contents.issuer
    lists = {address: contents.path_of(address) for address in contents.lists}
    data: JsonObject = {
        **check_tables(),
        "issuers": list(issuer.dids),
        "keys": list(_keys(contents)),
        "lists": {address: path for address, path in lists.items() if path is not None},
    }
    card = Card(
        "Check a badge", "Drop a badge file and see whether it holds, in your own browser.", _at(contents, "check.html")
    )
    program = Program(
        check_script(with_files=True) + resource("site", "publish.js").read_text("utf-8"),
        {"check-data": write_json(data), "check-words": write_json(check_words(site=issuer.name))},
    )
    return frame.page(card, check_body(issuer.name), program=program).encode()


def _keys(contents: SiteContents) -> Iterator[JsonValue]:
    for key in contents.issuer.keys:
        compromised = key.state is KeyState.COMPROMISED and key.ended_at is not None
        said: JsonObject = {"revoked": format_time(key.ended_at)} if compromised and key.ended_at else {}
        if key.kind == KeyKind.RSA:
            yield {"id": key.method, "publicKeyJwk": write_jwk(key.public), **said}
        else:
            yield {"id": key.method, "publicKeyMultibase": key.public.multibase, **said}


def _achievement_files(achievement: SiteAchievement, contents: SiteContents, frame: Frame) -> dict[str, bytes]:
    folder = f"achievements/{achievement.slug}"
    description = (text(achievement.document.get("description")) or achievement.name)[:_DESCRIPTION]
    picture = _at(contents, f"{folder}.png") if achievement.picture else None
    card = Card(achievement.name, description, _at(contents, f"{folder}.html"), picture)
    files = {
        f"{folder}.html": frame.page(card, achievement_body(achievement), depth=1).encode(),
        f"{folder}.json": _json({"@context": list(CONTEXTS), **achievement.document}),
    }
    if achievement.picture:
        files[f"{folder}.png"] = achievement.picture
    return files


def _award_files(
    award: SiteAward, achievement: SiteAchievement, contents: SiteContents, frame: Frame
) -> dict[str, bytes]:
    folder = f"awards/{award.slug}"
    who = f"{award.entry.recipient}: " if award.named and award.entry.recipient else ""
    picture = _at(contents, f"achievements/{achievement.slug}.png") if achievement.picture else None
    card = Card(
        f"{who}{achievement.name}",
        f"A badge awarded by {contents.issuer.name}",
        _at(contents, f"{folder}.html"),
        picture,
    )
    body = award_body(award, achievement, contents.issuer.name)
    files = {f"{folder}.html": frame.page(card, body, depth=1).encode()}
    if award.named:
        ending = "json" if award.credential.startswith(b"{") else "jwt"
        files[f"{folder}.{ending}"] = award.credential
    return files


def _at(contents: SiteContents, path: str) -> str | None:
    return f"{contents.address}{path}" if contents.address else None


def _json(value: JsonObject) -> bytes:
    return (write_json(value, indented=True) + "\n").encode()
