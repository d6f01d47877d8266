"""A folder of everything: what a learner may drop on the wallet is kept whole or refused with a code."""

from hashlib import sha256
from pathlib import Path

import pytest

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.verify import verify
from badgedesk.host.paths import ProfilePaths
from badgedesk.wallet import Wallet

_FOLDERS = (
    "baked",
    "blockcerts",
    "clr2",
    "ob2",
    "ob3",
    "vc-jwt",
    "vcdm2",
    "hostile/png",
    "hostile/svg",
    "hostile/json",
)


@pytest.mark.slow
def test_every_vector_is_kept_byte_for_byte_or_refused_and_left_out(
    wallet: Wallet, paths: ProfilePaths, vectors_dir: Path, tmp_path: Path
) -> None:
    kept: dict[str, bytes] = {}
    refused = 0
    for folder in _FOLDERS:
        for path in sorted((vectors_dir / folder).rglob("*")):
            if not path.is_file() or path.stat().st_size > 1_000_000:
                continue
            data = path.read_bytes()
            try:
                added = wallet.add(data, path.name)
            except BadgeDeskError:
                refused += 1
                continue
            assert added.report == verify(data, wallet.circumstances())
            kept[sha256(data).hexdigest()] = data
    assert len(kept) > 150
    assert refused > 100
    assert {path.name: path.read_bytes() for path in paths.originals.iterdir()} == kept
    assert wallet.check() == ()
    items = wallet.items()
    assert len(items) < len(kept)
    written = wallet.export([item.id for item in items], tmp_path / "out")
    assert sorted(path.read_bytes() for path in written) == sorted(kept.values())
    assert len({path.name.casefold() for path in written}) == len(written)
