"""Clips of foreign drawings as one outline each.

Spec: Scalable Vector Graphics 1.1, Clipping paths.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from badgedesk.core.errors import DesignError
from badgedesk.design.foreign.document import Drawing, Element
from badgedesk.design.foreign.notices import Notices, Reason
from badgedesk.design.foreign.numbers import transform
from badgedesk.design.foreign.outlines import SHAPES, shape_path
from badgedesk.design.foreign.texts import font_size
from badgedesk.design.outlines.booleans import Operation, as_nonzero, combined, united
from badgedesk.design.outlines.geometry import Affine, Box
from badgedesk.design.outlines.path import Path

_NESTED: Final = 6


def element_map(element: Element) -> Affine:
    """Return the map that an element gives to itself and all inside."""
    return transform(element.get("transform") or element.style.get("transform", ""))


@dataclass(slots=True)
class Clips:
    """Finds the outlines of clips in one drawing; ``words`` gives the outline of a text."""

    drawing: Drawing
    notices: Notices
    width: float
    height: float
    words: Callable[[Element], Path]
    _under_way: set[int] = field(default_factory=set)

    def filled(self, path: Path, style: Mapping[str, str], rule: str = "fill-rule") -> Path:
        """Return an outline as the nonzero rule fills it where its own style asks for the even-odd rule."""
        if style.get(rule) != "evenodd":
            return path
        return self._safe(lambda: as_nonzero(path), path)

    def clip(self, element: Element, box: Box | None) -> Path | None:
        """Return the outline through which an element is seen, in its own px; None where it has no clip."""
        value = element.style.get("clip-path", "none")
        target = self.drawing.target(value) if value.startswith("url(") else None
        if target is None or target.name != "clipPath":
            return None
        if id(target) in self._under_way or len(self._under_way) >= _NESTED:
            self.notices.removed(Reason.LOOP, "clip-path")
            return None
        self._under_way.add(id(target))
        try:
            found = self._outline(target, box)
        finally:
            self._under_way.discard(id(target))
        return found

    def _outline(self, clip: Element, box: Box | None) -> Path:
        place = element_map(clip)
        if clip.get("clipPathUnits") == "objectBoundingBox" and box is not None:
            place = place.then(Affine(box.width, 0.0, 0.0, box.height, box.left, box.top))
        parts = [part.mapped(place) for part in self._parts(clip) if part]
        whole = self._safe(lambda: united(parts), parts[0] if parts else Path())
        around = self.clip(clip, box)
        if around is not None:
            whole = self.both(whole, around)
        return whole

    def _parts(self, clip: Element) -> Iterator[Path]:
        for child in clip.children:
            if child.style.get("display") == "none" or child.style.get("visibility") in {"hidden", "collapse"}:
                continue
            target = child
            place = element_map(child)
            if child.name == "use":
                found = self.drawing.target(child.href)
                if found is None:
                    continue
                target = found
                place = element_map(found).then(place)
            path = self._part(target)
            inner = self.clip(child, path.bounds())
            if inner is not None:
                path = self.both(path, inner)
            yield path.mapped(place)

    def _part(self, element: Element) -> Path:
        if element.name == "text":
            return self.words(element)
        if element.name not in SHAPES:
            return Path()
        path = shape_path(element.name, element.get, self.width, self.height, font_size(element.style))
        return self.filled(path, element.style, "clip-rule")

    def both(self, one: Path, other: Path) -> Path:
        """Return what lies in both outlines."""
        return self._safe(lambda: combined((one, other), Operation.INTERSECT), one)

    def _safe(self, act: Callable[[], Path], otherwise: Path) -> Path:
        try:
            return act()
        except DesignError:
            self.notices.simplified(Reason.LINE, "outline")
            return otherwise
