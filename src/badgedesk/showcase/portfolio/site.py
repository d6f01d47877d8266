"""The files of a portfolio, by their names; which of them changed since the last time."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from badgedesk.core.errors import BadgeDeskError, Code, UsageError
from badgedesk.core.strictjson import parse_object
from badgedesk.showcase.address import check_public_address
from badgedesk.showcase.exhibit import Exhibit, Trait
from badgedesk.showcase.phrases import SITE_LANGUAGES, site_phrases
from badgedesk.showcase.portfolio.frame import Frame
from badgedesk.showcase.portfolio.pages import (
    badge_page,
    collections_page,
    index_page,
    skills_page,
    slug,
    timeline_page,
)
from badgedesk.showcase.portfolio.themes import THEMES
from badgedesk.showcase.privacy import Part, PrivacyPreview, preview
from badgedesk.showcase.share_pictures import Shape, Style, share_picture
from badgedesk.showcase.words import visible

MANIFEST: Final = "portfolio.json"
"""The list of the site's own files with their SHA-256; by it the next export knows what changed."""
_PERSONAL: Final = frozenset({Trait.EMAIL, Trait.IDENTIFIER})
"""What keeps a badge file out of a public site unless it is wanted there."""
_PARTS: Final = frozenset(
    {
        *(Part.NAME, Part.ISSUER, Part.DATES, Part.PICTURE, Part.DESCRIPTION, Part.CRITERIA, Part.SKILLS, Part.TAGS),
        *(Part.LINK, Part.ORIGINAL, Part.CREDENTIAL, Part.CREDENTIAL_ID),
    }
)
_IDENTITY_PARTS: Final = frozenset({Part.RECIPIENT, Part.EVIDENCE, Part.RESULTS, Part.NARRATIVE})


@dataclass(frozen=True, slots=True)
class Collection:
    """A group of badges by the holder's choice: its name and the keys of its badges."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """What a portfolio is made of.

    Attributes:
        owner: whose it is, in words of theirs; empty gives a site without a name.
        line: one sentence under the name.
        languages: the first one lies at the top, each other in a folder of its own.
        address: where the site will be published, ending in ``/``; needed for preview pictures in networks.
        with_identity: show the holder's name, evidence and results, and give away every badge file.
    """

    exhibits: tuple[Exhibit, ...]
    owner: str = ""
    line: str = ""
    theme: str = THEMES[0]
    languages: tuple[str, ...] = (SITE_LANGUAGES[0],)
    collections: tuple[Collection, ...] = ()
    address: str = ""
    with_identity: bool = False

    def gives(self, exhibit: Exhibit) -> bool:
        """Return whether the badge's file is part of the site."""
        return self.with_identity or not exhibit.traits & _PERSONAL


def build_site(site: Site) -> dict[str, bytes]:
    """Return the files of the site by their names, with ``/`` between folders; the same site gives the same bytes.

    Raises:
        UsageError: `Code.SHOW_NOTHING`, `Code.SHOW_LANGUAGE`; `Code.USAGE` for a theme or address that is none.
        DesignError: `Code.SHOW_FAILED`.
    """
    _check(site)
    files: dict[str, bytes] = {}
    for language in dict.fromkeys(site.languages):
        files |= _pages(site, language)
    for exhibit in site.exhibits:
        if site.gives(exhibit):
            files[f"files/{slug(exhibit)}{exhibit.original_suffix}"] = exhibit.original
        if site.address:
            style = Style(person=False, language=site.languages[0], jpeg=False)
            files[f"pictures/{slug(exhibit)}.png"] = share_picture(
                replace(exhibit, credential=b""), Shape.LINK, style
            ).data
    listed = {name: sha256(data).hexdigest() for name, data in sorted(files.items())}
    files[MANIFEST] = (json.dumps({"made-with": "BadgeDesk", "files": listed}, indent=1) + "\n").encode()
    return files


def changes(
    files: Mapping[str, bytes], manifest: bytes | None, present: Mapping[str, str]
) -> tuple[list[str], list[str]]:
    """Return which files are to be written, and which of an earlier export to be removed.

    Args:
        files: from `build_site`.
        manifest: that of the earlier export, or None.
        present: the files that lie there now, by name, with their SHA-256.

    A file that an earlier export wrote and somebody changed since is never removed.
    """
    write = [name for name, data in files.items() if present.get(name) != sha256(data).hexdigest()]
    remove = [name for name, digest in _listed(manifest).items() if name not in files and present.get(name) == digest]
    return write, remove


def portfolio_preview(site: Site) -> PrivacyPreview:
    """Return what the site holds; what is told counts every badge, what identifies only files that are given."""
    given = [exhibit for exhibit in site.exhibits if site.gives(exhibit)]
    kept_back = [exhibit for exhibit in site.exhibits if not site.gives(exhibit)]
    shown = _PARTS | (_IDENTITY_PARTS if site.with_identity else frozenset())
    bare = shown - {Part.ORIGINAL, Part.CREDENTIAL, Part.CREDENTIAL_ID}
    own = {Part.OWN_WORDS} if site.owner or site.line or site.collections else set()
    told = preview(site.exhibits, (shown if given else bare) | own)
    identifies = {*preview(given, shown).identifies, *preview(kept_back, bare).identifies}
    return replace(told, identifies=tuple(trait for trait in Trait if trait in identifies))


def _check(site: Site) -> None:
    if not site.exhibits:
        raise UsageError(Code.SHOW_NOTHING)
    if site.theme not in THEMES:
        raise UsageError(Code.USAGE, detail=f"“{site.theme}” is no theme: {', '.join(THEMES)}.")
    for language in site.languages or ("",):
        site_phrases(language)
    if site.address and (check_public_address(site.address) is not None or not site.address.endswith("/")):
        raise UsageError(Code.USAGE, detail="The site’s address is written like https://name.example/portfolio/.")


def _pages(site: Site, language: str) -> dict[str, bytes]:
    first = site.languages[0]
    folder = "" if language == first else f"{language}/"
    others = [other for other in dict.fromkeys(site.languages) if other != language]
    groups = [
        (visible(collection.name, 200), [e for key in collection.keys for e in site.exhibits if e.key == key])
        for collection in site.collections
    ]

    def frame(name: str) -> Frame:
        depth = "../" * name.count("/")
        root = depth + ("../" if folder else "")
        ways = tuple((other, f"{root}{'' if other == first else f'{other}/'}{name}") for other in others)
        return Frame(
            language,
            visible(site.owner, 200),
            visible(site.line, 400),
            site.theme,
            depth,
            name,
            ways,
            bool(groups),
            site.address,
        )

    made = {
        "index.html": index_page(frame("index.html"), site.exhibits),
        "timeline.html": timeline_page(frame("timeline.html"), site.exhibits),
        "skills.html": skills_page(frame("skills.html"), site.exhibits),
    }
    if groups:
        made["collections.html"] = collections_page(frame("collections.html"), groups)
    for exhibit in site.exhibits:
        name = f"badges/{slug(exhibit)}.html"
        up = "../../" if folder else "../"
        file = f"{up}files/{slug(exhibit)}{exhibit.original_suffix}" if site.gives(exhibit) else ""
        made[name] = badge_page(frame(name), exhibit, file, with_identity=site.with_identity)
    return {folder + name: data for name, data in made.items()}


def _listed(manifest: bytes | None) -> dict[str, str]:
    """Return the files an earlier export wrote; a manifest that cannot be read lists none."""
    if manifest is None:
        return {}
    try:
        files = parse_object(manifest).get("files")
    except BadgeDeskError:
        return {}
    listed = files if isinstance(files, dict) else {}
    return {name: digest for name, digest in listed.items() if isinstance(digest, str) and _is_ours(name)}


def _is_ours(name: str) -> bool:
    """Say whether a name is one that `build_site` gives: no way out of the folder, no hidden file."""
    parts = name.split("/")
    return len(parts) <= 3 and all(part and part[0] != "." and not set(part) & set('\\:*?"<>|\0') for part in parts)  # noqa: PLR2004 - language, folder, file
