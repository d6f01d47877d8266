"""Showing: from three chosen badge files to each finished export, in seconds of the wall and of computing.

Run as ``python -m benchmarks.showing``. There is no peer; the target is 2 s an export, fonts and typesetter included.
Each export starts in a process of its own, as the command line does, so the first look for fonts counts.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from badgedesk.core.did import did_key
from badgedesk.core.issue import Question, Signer, issue, present
from badgedesk.core.keys import generate_signing_key
from badgedesk.core.model.award import Award, Profile, Recipient
from badgedesk.showcase.exhibit import Exhibit, build_exhibit

TARGET_S = 2.0
ROUNDS = 3
AT = datetime(2026, 11, 14, 12, tzinfo=UTC)
TEMPLATES = ("harbour", "data", "night")


def _badges(folder: Path) -> None:
    from badgedesk.core.bake import bake
    from badgedesk.design.raster import render_png
    from badgedesk.design.templates import build_template

    key = generate_signing_key()
    profile = Profile(did_key(key.public), "Bay Sailing Club")
    signer = Signer(profile, key, f"{profile.id}#{key.public.multibase}")
    for name in TEMPLATES:
        design = build_template(name)
        achievement = replace(design.achievement, id="urn:uuid:0f0e0d0c-0000-4000-8000-000000000003")
        award = Award(achievement, Recipient(name="Anna Ångström", email="anna@mail.example"), valid_from=AT)
        badge = issue(
            award,
            signer,
            now=AT,
            new_id=lambda: "urn:uuid:0f0e0d0c-0000-4000-8000-000000000001",
            new_salt=lambda: "0" * 32,
        )
        (folder / f"{name}.png").write_bytes(bake(render_png(design, 600), badge.decode()))


def _pictures(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.share_pictures import Shape, banner, share_picture

    for badge in badges:
        share_picture(badge, Shape.LINK)
    banner(badges)


def _all_pictures(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.share_pictures import Shape, Style, share_pictures

    share_pictures(badges, tuple(Shape), Style())


def _certificates(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.certificate import certificate

    for badge in badges:
        certificate(badge, made_at=AT)


def _resume(suffix: str) -> Callable[[tuple[Exhibit, ...]], None]:
    def make(badges: tuple[Exhibit, ...]) -> None:
        from badgedesk.showcase.resume import Choice, write_resume

        write_resume(Choice(badges), suffix, made_at=AT)

    return make


def _portfolio(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.portfolio import Site, build_site

    build_site(Site(badges, "Anna", languages=("en", "de")))


def _signature(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.signature import build_signature

    build_signature(badges)


def _interview(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.interview import interview_pdf

    interview_pdf(badges, made_at=AT)


def _wall(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.certificate import wall_print

    wall_print(badges, made_at=AT)


def _cards(badges: tuple[Exhibit, ...]) -> None:
    from badgedesk.showcase.certificate import badge_cards

    badge_cards(badges, made_at=AT)


def _presentation(badges: tuple[Exhibit, ...]) -> None:
    key = generate_signing_key()
    present(
        [badge.credential for badge in badges],
        key,
        Question("c", "d"),
        verification_method=f"{did_key(key.public)}#{key.public.multibase}",
        presentation_id="urn:uuid:0f0e0d0c-0000-4000-8000-000000000002",
        created=AT,
    )


EXPORTS: dict[str, Callable[[tuple[Exhibit, ...]], None]] = {
    "pictures (3 links, banner)": _pictures,
    "pictures (all 13)": _all_pictures,
    "certificates (3)": _certificates,
    "wall print": _wall,
    "cards": _cards,
    "résumé .pdf": _resume(".pdf"),
    "résumé .docx": _resume(".docx"),
    "résumé .html": _resume(".html"),
    "résumé .json": _resume(".json"),
    "portfolio (2 languages)": _portfolio,
    "e-mail signature": _signature,
    "interview sheet .pdf": _interview,
    "presentation": _presentation,
}


def _one(name: str, folder: Path) -> None:
    """Make one export in this process and print both times."""
    wall, computed = time.perf_counter(), time.process_time()
    badges = tuple(build_exhibit(path.stem, path.read_bytes()) for path in sorted(folder.iterdir()))
    EXPORTS[name](badges)
    print(json.dumps([time.perf_counter() - wall, time.process_time() - computed]))


def main() -> None:
    if len(sys.argv) > 1:
        _one(sys.argv[1], Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _badges(folder)
        print(f"{'three badges to':28} {'wall s':>8} {'cpu s':>8}   under {TARGET_S:.0f} s")
        for export in EXPORTS:
            runs = []
            for _ in range(ROUNDS):
                words = [sys.executable, "-m", "benchmarks.showing", export, name]
                runs.append(json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout))
            wall, computed = min(run[0] for run in runs), min(run[1] for run in runs)
            print(f"{export:28} {wall:8.2f} {computed:8.2f}   {'yes' if wall < TARGET_S else 'NO'}")


if __name__ == "__main__":
    main()
