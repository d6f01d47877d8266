"""A portfolio: a site in a folder that works from the disk, asks no other place for anything, and checks badges."""

from badgedesk.showcase.portfolio.archive import zip_site
from badgedesk.showcase.portfolio.site import (
    MANIFEST,
    Collection,
    Site,
    build_site,
    changes,
    portfolio_preview,
)
from badgedesk.showcase.portfolio.themes import THEMES

__all__ = ["MANIFEST", "THEMES", "Collection", "Site", "build_site", "changes", "portfolio_preview", "zip_site"]
