"""Templates: complete designs that wait for words, colours and an icon."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from badgedesk.core.errors import Code, DesignError
from badgedesk.design.colours.colour import Palette
from badgedesk.design.content import fill_icon_slots, fill_slots, set_palette
from badgedesk.design.document import Design
from badgedesk.design.templates.flat import access, diamond, leaf, ticket
from badgedesk.design.templates.heritage import guild, harbour, language, ridge
from badgedesk.design.templates.hexes import circuit, comb, data, stack
from badgedesk.design.templates.medallion import club, compass, library, night
from badgedesk.design.templates.playful import crayon, monster, rocket, speech
from badgedesk.design.templates.ribbon import banner, coach, medal, pennant
from badgedesk.design.templates.seal import bakery, first_aid, notary, rosette
from badgedesk.design.templates.works import blueprint, plate, repair, safety


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A template as the gallery and the command line list it."""

    id: str
    name: str
    style: str


_BUILDERS: Final[dict[TemplateInfo, Callable[[], Design]]] = {
    TemplateInfo("harbour", "Harbour", "Heritage"): harbour.build,
    TemplateInfo("ridge", "Ridge", "Heritage"): ridge.build,
    TemplateInfo("language", "Language", "Heritage"): language.build,
    TemplateInfo("guild", "Guild", "Heritage"): guild.build,
    TemplateInfo("first-aid", "First aid", "Seal"): first_aid.build,
    TemplateInfo("bakery", "Bakery", "Seal"): bakery.build,
    TemplateInfo("notary", "Notary", "Seal"): notary.build,
    TemplateInfo("rosette", "Rosette", "Seal"): rosette.build,
    TemplateInfo("data", "Data", "Hex"): data.build,
    TemplateInfo("comb", "Comb", "Hex"): comb.build,
    TemplateInfo("circuit", "Circuit", "Hex"): circuit.build,
    TemplateInfo("stack", "Stack", "Hex"): stack.build,
    TemplateInfo("night", "Night", "Medallion"): night.build,
    TemplateInfo("club", "Club", "Medallion"): club.build,
    TemplateInfo("library", "Library", "Medallion"): library.build,
    TemplateInfo("compass", "Compass", "Medallion"): compass.build,
    TemplateInfo("coach", "Coach", "Ribbon"): coach.build,
    TemplateInfo("medal", "Medal", "Ribbon"): medal.build,
    TemplateInfo("banner", "Banner", "Ribbon"): banner.build,
    TemplateInfo("pennant", "Pennant", "Ribbon"): pennant.build,
    TemplateInfo("repair", "Repair", "Works"): repair.build,
    TemplateInfo("safety", "Safety", "Works"): safety.build,
    TemplateInfo("plate", "Plate", "Works"): plate.build,
    TemplateInfo("blueprint", "Blueprint", "Works"): blueprint.build,
    TemplateInfo("access", "Access", "Flat"): access.build,
    TemplateInfo("diamond", "Diamond", "Flat"): diamond.build,
    TemplateInfo("leaf", "Leaf", "Flat"): leaf.build,
    TemplateInfo("ticket", "Ticket", "Flat"): ticket.build,
    TemplateInfo("rocket", "Rocket", "Playful"): rocket.build,
    TemplateInfo("monster", "Monster", "Playful"): monster.build,
    TemplateInfo("crayon", "Crayon", "Playful"): crayon.build,
    TemplateInfo("speech", "Speech", "Playful"): speech.build,
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
