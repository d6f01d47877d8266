"""Older badges awarded again on the command line."""

import json
from pathlib import Path

from tests.unit.awarding.desk import draw_png
from tests.unit.cli.conftest import Run
from tests.unit.cli.test_older_badges import given, saved
from tests.unit.core.verify.test_hosted import ASSERTION

from badgedesk.core.bake import bake


def test_older_badges_are_awarded_again_once_it_is_said_that_they_are_ones_own(
    desk: Run, profile: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old.png"
    old.write_bytes(bake(draw_png(90, (32, 64, 96)), json.dumps(ASSERTION)))
    plain = saved(tmp_path, "plain.json", {**ASSERTION, "id": "https://old.example/assertions/8"})
    words = ("upgrade", old, plain, "--issuer", "Bay Sailing Club", "-o", tmp_path / "new", *given(tmp_path))
    refused = desk(*words)
    assert (refused.status, refused.code) == (3, "UPGRADE_NOT_OWN")
    assert "“Old Club” (https://old.example/issuer)" in refused.value["error"]["message"]
    assert "--mine" in refused.out
    answer = desk(*words, "--mine")
    assert answer.status == 0, answer.out
    assert [made["upgrades"] for made in answer.value] == [ASSERTION["id"], "https://old.example/assertions/8"]
    files = [file for made in answer.value for file in made["files"]]
    assert [Path(file).suffix for file in files] == [".png", ".json"]  # the second has no picture
    assert [report["verdict"] for report in desk("verify", *files).value] == ["pass", "pass"]
    assert desk("register", "check").status == 0
