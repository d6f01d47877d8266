"""The short form of ``python -m tests.kills``."""

import os
from pathlib import Path

import pytest

from tests.kills.loop import run
from tests.kills.works import WORKS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")


@pytest.mark.slow
def test_killed_work_loses_nothing_that_was_told(tmp_path: Path) -> None:
    outcome = run(tmp_path, 6 * len(WORKS), 11)
    assert outcome.kills == dict.fromkeys(WORKS, 6)
    assert (outcome.lost, outcome.unreadable) == ([], [])
