"""What the index of a portfolio looks like, as a picture to choose by."""

from badgedesk.showcase.certificate import badge_data
from badgedesk.showcase.phrases import site_phrases
from badgedesk.showcase.portfolio.site import Site
from badgedesk.showcase.portfolio.themes import theme_colours
from badgedesk.showcase.typesetter import typeset_png
from badgedesk.showcase.words import shortened, visible

_SHOWN = 8


def site_png(site: Site) -> bytes:
    """Return the index as a PNG of 1120 by 760 px, with as many badges as it has room for.

    Raises:
        DesignError: `Code.SHOW_FAILED`.
        UsageError: `Code.SHOW_LANGUAGE`.
    """
    language = site.languages[0]
    words = site_phrases(language)
    places = [words["all-badges"], words["timeline"], words["skills"]]
    data = {
        "language": language,
        "colours": theme_colours(site.theme),
        "owner": shortened(visible(site.owner, 200), 120) or words["portfolio"],
        "line": visible(site.line, 400),
        "places": [*places, words["collections"]] if site.collections else places,
        "badges": [badge_data(exhibit, words) for exhibit in site.exhibits[:_SHOWN]],
    }
    return typeset_png("site", data)[0]
