"""A web site of an issuer as a folder of files: profile, keys, badges, status lists, pages, a page that checks."""

from badgedesk.awarding.site.contents import SiteAward, SiteContents, gather_site, site_address
from badgedesk.awarding.site.publishing import Published, publish_site
from badgedesk.awarding.site.rendering import render_site
from badgedesk.awarding.site.selftest import Finding, Probe, host_of, plan_probes, run_probes

__all__ = [
    "Finding",
    "Probe",
    "Published",
    "SiteAward",
    "SiteContents",
    "gather_site",
    "host_of",
    "plan_probes",
    "publish_site",
    "render_site",
    "run_probes",
    "site_address",
]
