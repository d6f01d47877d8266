"""Templates: complete designs that wait for words, colours and an icon."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colour import Palette
from badgedesk.design.content import fill_icon_slots, fill_slots, set_palette
from badgedesk.design.document import Design
from badgedesk.design.templates import access, coach, data, first_aid, harbour, medal, night, repair


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template as the gallery and the command line list it."""

    id: str
    name: str
    style: str


_BUILDERS: Final[dict[TemplateInfo, Callable[[], Design]]] = {
    TemplateInfo("harbour", "Harbour", "Heritage"): harbour.build,
    TemplateInfo("first-aid", "First aid", "Seal"): first_aid.build,
    TemplateInfo("data", "Data", "Hex"): data.build,
    TemplateInfo("night", "Night", "Medallion"): night.build,
    TemplateInfo("coach", "Coach", "Ribbon"): coach.build,
    TemplateInfo("repair", "Repair", "Works"): repair.build,
    TemplateInfo("access", "Access", "Flat"): access.build,
    TemplateInfo("medal", "Medal", "Ribbon"): medal.build,
}


def list_templates() -> tuple[TemplateInfo, ...]:
    """Return all templates, in the order a gallery shows them."""
    return tuple(_BUILDERS)


@lru_cache(maxsize=64)
def _sample(template_id: str) -> Design:
    for info, build in _BUILDERS.items():
        if info.id == template_id:
            return build()
    raise DesignError(Code.TEMPLATE_UNKNOWN, template=template_id)


def build_template(
    template_id: str,
    *,
    texts: Mapping[str, str] | None = None,
    palette: Palette | None = None,
    icons: Mapping[str, str] | None = None,
) -> Design:
    """Return a template in its sample state, or with some of its slots filled.

    Args:
        template_id: as `list_templates` gives it.
        texts: words by the name of their slot.
        palette: other colours; it has all slots that the template's own has.
        icons: icons (``set.name``) by the name of their slot.

    Raises:
        DesignError: `Code.TEMPLATE_UNKNOWN`; `Code.ITEM_NOT_FOUND`, no such slot; `Code.GLYPH_UNKNOWN`.
    """
    design = _sample(template_id)
    if texts:
        design = fill_slots(design, dict(texts))
    if icons:
        design = fill_icon_slots(design, dict(icons))
    return set_palette(design, palette) if palette is not None else design
