"""HTML built as a tree, so that a text can never become markup: only the tags and attributes named here exist."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final, TypeAlias

from badgedesk.showcase.prose import Block, Run, with_addresses

_VOID: Final = frozenset({"meta", "link", "img", "br", "hr", "input", "col"})
_TAG_NAMES: Final = (
    "html head title body main header footer nav section article aside div span p h1 h2 h3 h4 a ul ol li dl dt dd "
    "strong em code pre blockquote figure figcaption table tbody tr td th button label form output details "
    "summary time svg path circle script style noscript "
)
_TAGS: Final = _VOID | frozenset(_TAG_NAMES.split())
_ATTRIBUTE_NAMES: Final = (
    "id class href src alt lang dir title type name content charset rel media style width height hidden value for "
    "property role download target colspan cellpadding cellspacing border align valign bgcolor datetime viewBox d "
    "fill cx cy r stroke loading placeholder autocomplete tabindex http-equiv hreflang start "
)
_ATTRIBUTES: Final = frozenset(_ATTRIBUTE_NAMES.split())
_OPEN_ENDED: Final = ("data-", "aria-")
_SCHEMES: Final = ("https://", "http://", "mailto:", "#", "data:image/png;base64,", "data:image/jpeg;base64,", "cid:")
_RAW: Final = frozenset({"script", "style"})

Child: TypeAlias = "Element | str | Iterable[Child] | None"


@dataclass(frozen=True, slots=True)
class Element:
    """One element; ``raw`` is for our own style sheets and scripts alone."""

    tag: str
    attributes: Mapping[str, str]
    children: tuple["Child", ...] = ()
    raw: str = ""


def el(tag: str, *children: "Child", **attributes: str | bool | None) -> Element:
    """Return an element; ``class_`` and ``for_`` stand for reserved words, ``_`` within names for ``-``.

    True gives an attribute without a value; None and False leave it out.

    Raises:
        ValueError: a tag, attribute or scheme that is not among ours; that is a mistake in the program.
    """
    if tag not in _TAGS:
        raise ValueError(tag)
    kept: dict[str, str] = {}
    for given, value in attributes.items():
        name = given.rstrip("_") if given.endswith("_") else given
        name = name if name == "viewBox" else name.replace("_", "-")
        if name not in _ATTRIBUTES and not name.startswith(_OPEN_ENDED):
            raise ValueError(name)
        if value is None or value is False:
            continue
        kept[name] = "" if value is True else str(value)
        if name in {"href", "src"} and not _is_safe(kept[name]):
            raise ValueError(name)
    return Element(tag, kept, children)


def own_code(tag: str, code: str, **attributes: str) -> Element:
    """Return a script or style element with code of ours.

    Raises:
        ValueError: the code holds the end of its own element, or the tag is another.
    """
    if tag not in _RAW or f"</{tag}" in code.lower() or "<!--" in code:
        raise ValueError(tag)
    return Element(tag, dict(attributes), (), code)


def render(node: "Child") -> str:
    """Return the HTML of a tree."""
    return "".join(_parts(node))


def document(language: str, head: Iterable["Child"], body: Iterable["Child"], **attributes: str) -> bytes:
    """Return a whole HTML page in UTF-8."""
    attributes = {name.replace("_", "-"): value for name, value in attributes.items()}
    page = Element("html", {"lang": language, **attributes}, (el("head", *head), el("body", *body)))
    return f"<!DOCTYPE html>\n{render(page)}\n".encode()


def prose(blocks: Iterable[Block]) -> list[Element]:
    """Return blocks of prose as elements, each link with its address beside it.

    Headings are plain strong lines, so that the outline of the page is ours.
    """
    found: list[Element] = []
    items: list[Block] = []
    for block in [*blocks, Block("end", ())]:
        if block.kind == "item":
            items.append(block)
            continue
        if items:
            found.append(_list(items))
            items = []
        match block.kind:
            case "end":
                break
            case "quote":
                found.append(el("blockquote", el("p", *_runs(block))))
            case "code":
                found.append(el("pre", el("code", block.text), tabindex="0"))
            case "heading":
                found.append(el("p", el("strong", *_runs(block))))
            case _:
                found.append(el("p", *_runs(block)))
    return found


def outward(address: str, *children: "Child", **attributes: str) -> Element:
    """Return a link to another site, which learns nothing of where it was clicked."""
    return el("a", *children, href=address, rel="noopener noreferrer", **attributes)


def _list(items: list[Block]) -> Element:
    lines = [el("li", *_runs(item)) for item in items]
    if items[0].mark in {"•", ""}:
        return el("ul", *lines)
    first = items[0].mark.rstrip(".")
    return el("ol", *lines, start=first if first != "1" else None)


def _runs(block: Block) -> Iterator[Child]:
    return map(_run, with_addresses(block.runs))


def _run(run: Run) -> Child:
    node: Child = el("code", run.text) if run.code else run.text
    if run.strong:
        node = el("strong", node)
    if run.emphasis:
        node = el("em", node)
    return outward(run.href, node) if run.href else node


def _is_safe(address: str) -> bool:
    """Say whether an address is one of our schemes, or a plain name below the page."""
    lowered = address.lower()
    return lowered.startswith(_SCHEMES) or (":" not in address and not address.startswith(("/", "\\")))


def _parts(node: "Child") -> Iterator[str]:
    if node is None:
        return
    if isinstance(node, str):
        yield escape(node, quote=False)
        return
    if not isinstance(node, Element):
        for child in node:
            yield from _parts(child)
        return
    written = "".join(
        f' {name}="{escape(value)}"' if value or name in {"alt", "content", "value"} else f" {name}"
        for name, value in node.attributes.items()
    )
    yield f"<{node.tag}{written}>"
    if node.tag in _VOID:
        return
    yield node.raw
    for child in node.children:
        yield from _parts(child)
    yield f"</{node.tag}>"
