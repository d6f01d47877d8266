"""The check of a visitor's browser, run by Node.js for tests."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from badgedesk.showcase.checking import check_script, check_tables

_RUN: Final = Path(__file__).with_suffix(".mjs")
_MOST_S: Final = 600


def answers(cases: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what the program answers to each case; see ``browser_check.mjs`` for their form."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    asked = json.dumps({"script": check_script(), "tables": check_tables(), "cases": cases})
    done = subprocess.run(
        [node, str(_RUN)], input=asked, capture_output=True, encoding="utf-8", timeout=_MOST_S, check=False
    )
    assert done.returncode == 0, done.stderr[:3000]
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(found) == len(cases)
    return found


def checks(texts: Sequence[str], now: datetime, **page: Any) -> list[dict[str, Any]]:
    """Return what the program says of each text at one time."""
    at = int(now.timestamp() * 1000)
    return answers([{"act": "check", "text": text, "page": {"now": at, **page}} for text in texts])
