"""The self-test of an uploaded site: does its address serve the very files that were written?

Of the pages of awards only some are asked for; everything that others rely on for checking is asked for whole.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

from badgedesk.awarding.site.publishing import earlier_files
from badgedesk.core.errors import Code, FetchError, StoreError

SAMPLE: Final = 5
"""Awards whose pages are asked for."""
_AWARDS: Final = "awards/"


@dataclass(frozen=True, slots=True)
class Probe:
    """One file of the site: its path in the folder, its address, its SHA-256 in hex."""

    path: str
    url: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A file that is not served as it was written, and why; ``reason`` is in words where the code has some."""

    probe: Probe
    code: Code
    facts: tuple[tuple[str, str], ...] = ()


def plan_probes(folder: Path, address: str, pick: Callable[[int], int]) -> tuple[Probe, ...]:
    """Return what to ask for.

    Args:
        folder: that `publish_site` wrote.
        address: where it is served, with a slash at its end.
        pick: returns a number below the one given; it chooses awards.

    Raises:
        StoreError: `Code.FILE_NOT_FOUND`, when nothing was published there.
        InputError: the folder's list of files is damaged.
    """
    listed = earlier_files(folder)
    if not listed:
        raise StoreError(Code.FILE_NOT_FOUND, path=folder)
    awards = sorted(path for path in listed if path.startswith(_AWARDS))
    chosen = _sample(awards, pick)
    return tuple(
        Probe(path, address + quote(path), digest)
        for path, digest in listed.items()
        if not path.startswith(_AWARDS) or path in chosen
    )


def run_probes(probes: Sequence[Probe], ask: Callable[[str], bytes]) -> Iterator[Finding | None]:
    """Ask for each file in turn; yield what is wrong with it, or None.

    Args:
        probes: from `plan_probes`.
        ask: returns what an address serves, or raises FetchError.
    """
    for probe in probes:
        try:
            data = ask(probe.url)
        except FetchError as fault:
            yield Finding(probe, fault.code, tuple(fault.facts.items()))
            continue
        same = sha256(data).hexdigest() == probe.sha256
        yield None if same else Finding(probe, Code.SITE_DIFFERS, (("address", probe.url),))


def host_of(address: str) -> str:
    """Return the host that a site's address names, in small letters."""
    return (urlsplit(address).hostname or "").lower()


def _sample(awards: Sequence[str], pick: Callable[[int], int]) -> frozenset[str]:
    if len(awards) <= SAMPLE:
        return frozenset(awards)
    return frozenset({awards[0], awards[-1], *(awards[pick(len(awards))] for _ in range(SAMPLE - 2))})
