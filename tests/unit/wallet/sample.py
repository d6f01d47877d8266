"""Makes the sample wallet of the present schema: ``python -m tests.unit.wallet.sample FOLDER``.

Run it once when a schema is released, into ``tests/data/wallets/version-N``; kept samples never change.
"""

import sys
from datetime import timedelta
from pathlib import Path

from badgedesk.host.paths import open_profile
from badgedesk.wallet import Wallet
from tests.unit.wallet.conftest import CLUB, NOW, SCHOOL, Clock, as_png, as_svg, badge, respaced


def make_sample(folder: Path) -> None:
    with Wallet(open_profile(folder), now=Clock(NOW)) as wallet:
        wallet.trust.add(CLUB.profile.id, "Bay Sailing Club", "I am a member")
        wallet.own.add("anna@baysail.example")
        credential = badge()
        first = wallet.add(as_png(credential), "anna.png")
        wallet.add(as_svg(credential), "anna.svg")
        wallet.add(respaced(credential), "anna.json")
        wallet.set_thumbnail(first.item.id, b"a small picture")
        wallet.add(badge("王小明", "急救", signer=SCHOOL, valid_until=NOW + timedelta(days=1)), "小明.json")


if __name__ == "__main__":
    make_sample(Path(sys.argv[1]))
