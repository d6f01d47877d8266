"""One award run in a process of its own, to be killed: says each row that is safe on its standard output.

Arguments: profile folder, folder for awards, roster, artwork as a small PNG.
"""

import sys
from pathlib import Path

from badgedesk.awarding import Artwork, BatchRequest, Format, IssuerBook, Register, award_batch, read_roster
from badgedesk.core.keys.keyfile import LEAST_COST
from badgedesk.core.model.achievement import Achievement
from badgedesk.host.paths import open_profile
from badgedesk.host.vault import Vault

PASSPHRASE = "tide tables and lanterns"
ACHIEVEMENT = Achievement(
    id="urn:uuid:0f6c2a44-5f0d-4b8e-9a3c-0a3a5c1d2e3f",
    name="Rope Access",
    description="Works safely on ropes.",
    criteria_narrative="Passed the practical test.",
)
FORMATS = (Format.PNG, Format.JSON)


def main(profile: Path, output: Path, roster: Path, picture: Path) -> None:
    """Award the roster with resume."""
    paths = open_profile(profile)
    png = picture.read_bytes()
    request = BatchRequest(
        achievement=ACHIEVEMENT,
        artwork=Artwork({Format.PNG: png}, png),
        roster=read_roster(roster.read_bytes()),
        output=output,
        formats=FORMATS,
        resume=True,
    )
    with IssuerBook(paths, Vault(paths.keys, None, cost=LEAST_COST)) as book, Register(paths) as register:
        signer = book.signer(book.find("Harbour School"), passphrase=PASSPHRASE)
        print("ready", flush=True)
        result = award_batch(request, signer, register, progress=lambda done, _total: print(done, flush=True))
    print(f"awarded {result.awarded} of {result.awarded + result.complete}", flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
