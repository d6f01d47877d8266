"""What all pages of a portfolio share: head, policy, navigation, foot."""

import json
from base64 import b64encode
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import Final

from badgedesk.core.resources import resource
from badgedesk.core.strictjson import JsonValue
from badgedesk.showcase.checking import check_script
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.markup import Child, Element, document, el, own_code
from badgedesk.showcase.phrases import Phrases, site_phrases
from badgedesk.showcase.picture import data_address, scaled_png
from badgedesk.showcase.portfolio.themes import theme_css

CARD_PX: Final = 288
PAGE_PX: Final = 512


@dataclass(frozen=True, slots=True)
class Frame:
    """The pages' common part in one language.

    Attributes:
        home: way from this page to the index of its language, such as ``../index.html``.
        others: for each other language, the same page there.
        has_collections: whether there is a page of collections.
    """

    language: str
    owner: str
    line: str
    theme: str
    up: str = ""
    page: str = "index.html"
    others: tuple[tuple[str, str], ...] = ()
    has_collections: bool = False
    site: str = ""

    @property
    def words(self) -> Phrases:
        """The words of the language."""
        return site_phrases(self.language)


def page(
    frame: Frame, title: str, body: list[Child], meta: list[Child] | None = None, *, checks: bool = False
) -> bytes:
    """Return a whole page: one landmark each, a policy that allows nothing from anywhere, one hash a script.

    Args:
        frame: what it shares with the others.
        title: its name.
        body: what stands in its main part.
        meta: what its head says beyond the common lines.
        checks: whether it holds a badge that its script can check.
    """
    words, scripts = frame.words, _scripts(checks=checks)
    style = theme_css(frame.theme) + _resource("portfolio.css")
    owner = frame.owner or words["portfolio"]
    head: list[Child] = [
        el("meta", charset="utf-8"),
        Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy(scripts, style)}),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="generator", content="BadgeDesk"),
        el("title", title if title == owner else f"{title} – {owner}"),
        *(meta or []),
        own_code("style", style),
    ]
    named = el("a", owner, href=f"{frame.up}index.html")
    is_home = frame.page == "index.html"
    inner: list[Child] = [
        el("a", words["skip"], href="#content", class_="skip"),
        el(
            "header",
            el(
                "div",
                el("h1" if is_home else "p", named, class_="owner"),
                el("p", frame.line, class_="line") if frame.line and is_home else None,
                _navigation(frame),
                class_="head-in",
            ),
            class_="head",
        ),
        el("main", *body, id="content", tabindex="-1"),
        el("footer", el("div", el("p", words["made"], class_="soft"), class_="foot-in")),
        own_code("script", scripts),
    ]
    return document(frame.language, head, inner)


def policy(script: str, style: str) -> str:
    """Return the content policy of a page: this one script and style by their hashes, pictures in the page itself."""
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def picture(exhibit: Exhibit, side_px: int, *, alternative: bool = True) -> Element | None:
    """Return the picture of a badge, held by the page itself."""
    if not exhibit.picture:
        return None
    address = data_address(_scaled(exhibit.picture, side_px))
    return el("img", src=address, alt=exhibit.alternative if alternative else "")


def data_block(id_: str, value: JsonValue, kind: str = "application/json") -> Element:
    """Return data for our script: never run, and unable to end its own element."""
    text = json.dumps(value, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return own_code("script", text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"), type=kind, id=id_)


def _navigation(frame: Frame) -> Element:
    words = frame.words
    places = [
        ("index.html", words["all-badges"]),
        ("timeline.html", words["timeline"]),
        ("skills.html", words["skills"]),
    ]
    if frame.has_collections:
        places.append(("collections.html", words["collections"]))
    items = [
        el("li", el("a", label, href=frame.up + name, aria_current="page" if name == frame.page else None))
        for name, label in places
    ]
    items += [
        el("li", el("a", _own_name(language), href=address, lang=language, hreflang=language), class_="lang")
        for language, address in frame.others
    ]
    return el("nav", el("ul", *items), aria_label=words["portfolio"])


def _own_name(language: str) -> str:
    return {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"}[language]


def _hash(code: str) -> str:
    return f"sha256-{b64encode(sha256(code.encode()).digest()).decode('ascii')}"


@lru_cache(maxsize=2)
def _scripts(*, checks: bool) -> str:
    return (check_script() if checks else "") + _resource("portfolio.js")


@lru_cache(maxsize=8)
def _resource(name: str) -> str:
    return resource("site", name).read_text("utf-8")


@lru_cache(maxsize=512)
def _scaled(data: bytes, side_px: int) -> bytes:
    return scaled_png(data, side_px)
