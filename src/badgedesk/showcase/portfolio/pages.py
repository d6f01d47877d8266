"""The pages of a portfolio: index, timeline, skills, collections, and one for each badge."""

from collections.abc import Sequence

from badgedesk.core.strictjson import JsonObject
from badgedesk.showcase.check_words import check_words
from badgedesk.showcase.checking import check_tables
from badgedesk.showcase.exhibit import Exhibit
from badgedesk.showcase.markup import Child, Element, el, outward, prose
from badgedesk.showcase.portfolio.frame import CARD_PX, PAGE_PX, Frame, data_block, page, picture
from badgedesk.showcase.prose import read_prose


def slug(exhibit: Exhibit) -> str:
    """Return the name of a badge's page, without its ending."""
    return f"badge-{exhibit.key}"


def index_page(frame: Frame, exhibits: Sequence[Exhibit]) -> bytes:
    """Return the index with its search; without scripts the search is hidden and everything shown."""
    words = frame.words
    search = el(
        "form",
        el("label", words["search"], for_="search"),
        el("input", type="search", id="search", placeholder=words["search-hint"], autocomplete="off"),
        el("output", id="count", for_="search", data_label=words["found"], aria_live="polite", class_="soft"),
        id="search-form",
        class_="search",
        role="search",
        hidden=True,
    )
    credential = data_block("about", _person(frame, exhibits), "application/ld+json")
    return page(frame, frame.owner or words["portfolio"], [search, _grid(frame, exhibits)], [credential])


def timeline_page(frame: Frame, exhibits: Sequence[Exhibit]) -> bytes:
    """Return the badges by year, the latest first."""
    words = frame.words
    dated = sorted((e for e in exhibits if e.issued), key=lambda e: (e.issued, e.name), reverse=True)
    years: dict[str, list[Exhibit]] = {}
    for exhibit in dated:
        years.setdefault(str(exhibit.issued.year if exhibit.issued else ""), []).append(exhibit)
    undated = [exhibit for exhibit in exhibits if not exhibit.issued]
    if undated:
        years[words["undated"]] = undated
    body: list[Child] = [el("h1", words["timeline"])]
    for year, group in years.items():
        body += [el("h2", year), el("ol", *(_on_timeline(frame, exhibit) for exhibit in group), class_="time")]
    return page(frame, words["timeline"], body)


def _on_timeline(frame: Frame, exhibit: Exhibit) -> Element:
    words = frame.words
    day = exhibit.issued and el("time", words.day(exhibit.issued), datetime=exhibit.issued.isoformat())
    return el(
        "li",
        picture(exhibit, CARD_PX, alternative=False),
        el(
            "div",
            el("a", exhibit.name, href=f"badges/{slug(exhibit)}.html"),
            el("p", day or None, " · " if day and exhibit.issuer else None, exhibit.issuer, class_="soft"),
        ),
    )


def skills_page(frame: Frame, exhibits: Sequence[Exhibit]) -> bytes:
    """Return which skill which badges show, by the skills' names."""
    words = frame.words
    held: dict[str, list[Exhibit]] = {}
    for exhibit in exhibits:
        for skill in exhibit.skills:
            held.setdefault(skill.name, []).append(exhibit)
    body: list[Child] = [el("h1", words["skills"])]
    if not held:
        body.append(el("p", words["no-skills"]))
    for name in sorted(held, key=str.casefold):
        links = [el("li", el("a", e.name, href=f"badges/{slug(e)}.html")) for e in dict.fromkeys(held[name])]
        body += [el("h2", name), el("ul", *links)]
    return page(frame, words["skills"], body)


def collections_page(frame: Frame, groups: Sequence[tuple[str, Sequence[Exhibit]]]) -> bytes:
    """Return the holder's own groups of badges."""
    body: list[Child] = [el("h1", frame.words["collections"])]
    for name, exhibits in groups:
        body += [el("h2", name), _grid(frame, exhibits, level="h3")]
    return page(frame, frame.words["collections"], body)


def badge_page(frame: Frame, exhibit: Exhibit, file: str, *, with_identity: bool) -> bytes:
    """Return the page of one badge.

    Args:
        frame: of this page.
        exhibit: the badge.
        file: way from the page to the badge file; empty where the file is not given away.
        with_identity: whether the holder's name, evidence and what the issuer says of the holder are shown.
    """
    words = frame.words
    facts = [
        (words["awarded-by"], _issuer(exhibit)),
        (words["held-by"], exhibit.recipient if with_identity else ""),
        (words["awarded-on"], words.day(exhibit.issued)),
        (words["valid-until"], words.day(exhibit.expires)),
        (words["credential-id"], exhibit.credential_id if file else ""),
    ]
    listed = [part for name, value in facts if value for part in (el("dt", name), el("dd", value))]
    body: list[Child] = [
        el("h1", exhibit.name),
        el("dl", *listed),
        _section(words["about"], [el("p", exhibit.description)] if exhibit.description else []),
        _section(words["criteria"], [*prose(exhibit.criteria), _more(frame, exhibit)]),
        _section(words["skills"], [_chips(exhibit)] if exhibit.skills else []),
        *(_personal(frame, exhibit) if with_identity else ()),
        _proof(frame, exhibit, file),
    ]
    art = el("div", picture(exhibit, PAGE_PX), class_="art")
    whole: list[Child] = [el("div", art, el("div", *body), class_="badge")]
    return page(frame, exhibit.name, whole, _meta(frame, exhibit), checks=bool(file))


def _personal(frame: Frame, exhibit: Exhibit) -> list[Child]:
    words = frame.words
    results = [f"{result.name}: {result.value}" if result.name else result.value for result in exhibit.results]
    evidence: list[Child] = []
    for piece in exhibit.evidence:
        name = piece.name or piece.url
        evidence.append(el("p", outward(piece.url, name) if piece.url else el("strong", name)))
        evidence += prose(read_prose(piece.narrative))
    return [
        *prose(read_prose(exhibit.narrative)),
        _section(words["results"], [el("ul", *(el("li", result) for result in results))] if results else []),
        _section(words["evidence"], evidence),
    ]


def _proof(frame: Frame, exhibit: Exhibit, file: str) -> Element:
    words = frame.words
    inner: list[Child] = [el("h2", words["check-here"], id="proof")]
    page_link = outward(exhibit.address, words["open-page"]) if exhibit.address else None
    if not file:
        return el("section", *inner, el("p", words["no-file"]), page_link, class_="proof", aria_labelledby="proof")
    inner += [
        el("p", words["check-what"]),
        el(
            "div",
            el("button", words["check-here"], type="button", id="check", hidden=True),
            el("a", words["download"], href=file, download=True),
            page_link,
            class_="actions",
        ),
        el("div", id="check-result", class_="result", role="status", aria_live="polite"),
        el("noscript", el("p", words["no-script"])),
        data_block("badge-text", exhibit.credential.decode("utf-8")),
        data_block("check-data", check_tables(exhibit.credential)),
        data_block("check-words", check_words(frame.language)),
    ]
    return el("section", *inner, class_="proof", aria_labelledby="proof")


def _issuer(exhibit: Exhibit) -> Child:
    return outward(exhibit.issuer_url, exhibit.issuer) if exhibit.issuer_url else exhibit.issuer


def _more(frame: Frame, exhibit: Exhibit) -> Child:
    if not exhibit.criteria_url:
        return None
    return el("p", outward(exhibit.criteria_url, frame.words["more-criteria"]))


def _chips(exhibit: Exhibit) -> Element:
    items = [el("li", outward(skill.url, skill.name) if skill.url else skill.name) for skill in exhibit.skills]
    return el("ul", *items, class_="chips")


def _section(title: str, body: Sequence[Child]) -> Child:
    shown = [part for part in body if part is not None]
    return [el("h2", title), *shown] if shown else None


def _grid(frame: Frame, exhibits: Sequence[Exhibit], level: str = "h2") -> Element:
    cards = []
    for exhibit in exhibits:
        said = [exhibit.name, exhibit.issuer, *exhibit.tags, *(skill.name for skill in exhibit.skills)]
        said.append(frame.words.day(exhibit.issued))
        link = el("a", exhibit.name, href=f"badges/{slug(exhibit)}.html")
        cards.append(
            el(
                "li",
                picture(exhibit, CARD_PX, alternative=False),
                el(level, link),
                el("p", exhibit.issuer, class_="soft"),
                el("p", frame.words.day(exhibit.issued), class_="soft"),
                class_="card",
                data_words=" ".join(said),
            )
        )
    return el("ul", *cards, class_="grid")


def _meta(frame: Frame, exhibit: Exhibit) -> list[Child]:
    """Return what other programs read of the page: Open Graph and schema.org.

    Spec: schema.org, EducationalOccupationalCredential; The Open Graph protocol.
    """
    line = exhibit.criteria_line or exhibit.name
    found: list[Child] = [
        el("meta", name="description", content=line),
        el("meta", property="og:title", content=exhibit.name),
        el("meta", property="og:type", content="article"),
        el("meta", property="og:description", content=line),
    ]
    if frame.site:
        found += [
            el("meta", property="og:image", content=f"{frame.site}pictures/{slug(exhibit)}.png"),
            el("meta", property="og:image:width", content="1200"),
            el("meta", property="og:image:height", content="627"),
            el("meta", property="og:image:alt", content=exhibit.alternative),
        ]
    found.append(data_block("about", {"@context": "https://schema.org", **_credential(exhibit)}, "application/ld+json"))
    return found


def _credential(exhibit: Exhibit) -> JsonObject:
    recognised: JsonObject = {"@type": "Organization", "name": exhibit.issuer}
    if exhibit.issuer_url:
        recognised = {**recognised, "url": exhibit.issuer_url}
    made: JsonObject = {
        "@type": "EducationalOccupationalCredential",
        "name": exhibit.name,
        "description": exhibit.description or exhibit.criteria_line,
        "credentialCategory": "badge",
        "recognizedBy": recognised,
        "competencyRequired": [skill.name for skill in exhibit.skills],
        "dateCreated": exhibit.issued.isoformat() if exhibit.issued else "",
        "expires": exhibit.expires.isoformat() if exhibit.expires else "",
        "url": exhibit.address,
    }
    return {name: value for name, value in made.items() if value}


def _person(frame: Frame, exhibits: Sequence[Exhibit]) -> JsonObject:
    who: JsonObject = {"name": frame.owner} if frame.owner else {}
    held = [_credential(exhibit) for exhibit in exhibits]
    return {"@context": "https://schema.org", "@type": "Person", **who, "hasCredential": list(held)}
