"""A web site of an issuer as a folder of files: profile, keys, badges, status lists, pages, a page that checks."""

from badgedesk.awarding.site.contents import SiteAward, SiteContents, gather_site
from badgedesk.awarding.site.publishing import Published, publish_site
from badgedesk.awarding.site.rendering import render_site

__all__ = ["Published", "SiteAward", "SiteContents", "gather_site", "publish_site", "render_site"]
