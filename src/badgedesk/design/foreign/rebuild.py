"""An allowed drawing written anew: what is drawn by others never is the file that came from outside."""

from collections.abc import Collection, Iterator
from typing import Final

from badgedesk.design.escaping import plain_xml
from badgedesk.design.foreign.document import DRAWN, INHERITED, RESOURCES, SVG, Drawing, Element, read_drawing, walk
from badgedesk.design.foreign.notices import Notices

_XLINK: Final = "http://www.w3.org/1999/xlink"
_NEVER: Final = frozenset({"filter", "marker-start", "marker-mid", "marker-end", "transform", "mix-blend-mode"})
"""Properties that are not written: what the drawing process must not be led to, and what is an attribute."""


def clean_svg(data: bytes) -> tuple[bytes, Notices]:
    """Return a foreign SVG file rebuilt from what is allowed, and what was left out.

    Raises:
        InputError, LimitExceededError: as `read_drawing`.
    """
    notices = Notices()
    return write_drawing(read_drawing(data, notices)), notices


def write_drawing(drawing: Drawing, only: Element | None = None) -> bytes:
    """Return an allowed drawing as SVG with all styles in attributes.

    Args:
        drawing: to write.
        only: the one element that is drawn, with those around it; None for all.
    """
    kept = None if only is None else {id(element) for element in _around(drawing.root, only)}
    inner = frozenset() if only is None else frozenset(id(element) for element in walk(only))
    body = _written(drawing.root, kept, inner, is_root=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _around(root: Element, target: Element) -> list[Element]:
    """Return the elements from the root to ``target``, both included; nothing where it is not inside."""
    if root is target:
        return [root]
    for child in root.children:
        found = _around(child, target)
        if found:
            return [root, *found]
    return []


def _written(
    element: Element, kept: Collection[int] | None, inner: Collection[int], *, is_root: bool = False, own: bool = False
) -> str:
    """Return an element; where some are ``kept``, others only as definitions for them."""
    if element.name not in DRAWN | RESOURCES:
        return ""
    own = own or element.name in RESOURCES | {"defs", "symbol"}
    drawn = kept is None or own or id(element) in kept or id(element) in inner
    content = "".join(
        plain_xml(part) if isinstance(part, str) else _written(part, kept, inner, own=own) for part in element.content
    )
    if not drawn:
        return f"<defs>{_as_definition(element, content)}</defs>" if element.id else content
    return f"<{element.name}{''.join(_attributes(element, is_root=is_root))}>{content}</{element.name}>"


def _as_definition(element: Element, content: str) -> str:
    return f"<{element.name}{''.join(_attributes(element, is_root=False))}>{content}</{element.name}>"


def _attributes(element: Element, *, is_root: bool) -> Iterator[str]:
    if is_root:
        yield f' xmlns="{SVG}" xmlns:xlink="{_XLINK}"'
    for name, value in element.attributes.items():
        yield f' {"xlink:href" if name == "href" else name}="{plain_xml(value)}"'
    if "transform" not in element.attributes and "transform" in element.style:
        yield f' transform="{plain_xml(element.style["transform"])}"'
    for name, value in element.style.items():
        if name not in _NEVER and (name in INHERITED or name not in element.attributes):
            yield f' {name}="{plain_xml(value)}"'
