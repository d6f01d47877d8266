"""Others' issuers and verifiers, in one Node.js process for each batch of cases; nothing there reaches a network."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias, cast

import pytest

from badgedesk.core.strictjson import JsonObject
from tests.interop.awards import AWARDS, issue_badge

_HERE = Path(__file__).resolve().parent
_STANDARDS = _HERE.parents[2] / "shared" / "standards"
_BATCH_S = 120
_SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"

Case: TypeAlias = Mapping[str, object]
Answer: TypeAlias = dict[str, Any]
RunPeers: TypeAlias = Callable[..., list[Answer]]


def _missing() -> str | None:
    if shutil.which("node") is None:
        return "Node.js is not installed"
    if not (_HERE / "node_modules").is_dir():
        return "the pinned npm packages are not installed (npm ci in tests/interop)"
    if not _STANDARDS.is_dir():
        return "the published contexts are not beside this checkout"
    return None


@pytest.fixture(scope="session")
def run_peers() -> RunPeers:
    """Return a function from cases to the peers' answers; ``served`` is what addresses answer besides the schema."""
    reason = _missing()
    if reason is not None:
        pytest.skip(reason)
    index = json.loads((_STANDARDS / "contexts/index.json").read_text("utf-8"))
    contexts = {
        entry["url"]: str(_STANDARDS / "contexts" / entry["file"]) for entry in index if "#" not in entry["url"]
    }
    schema = json.loads((_STANDARDS / "schemas/derived/ob3-achievement-vcdm2-canonical.json").read_text("utf-8"))

    def run(
        cases: Sequence[Case],
        served: Mapping[str, JsonObject] | None = None,
        did_documents: Mapping[str, JsonObject] | None = None,
    ) -> list[Answer]:
        request = {
            "contexts": contexts,
            "served": {_SCHEMA: schema, **(served or {})},
            "didDocuments": dict(did_documents or {}),
            "cases": list(cases),
        }
        done = subprocess.run(
            ["node", "batch.mjs"],
            cwd=_HERE,
            input=json.dumps(request),
            capture_output=True,
            encoding="utf-8",
            timeout=_BATCH_S,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        answers = cast("list[Answer]", json.loads(done.stdout))
        assert len(answers) == len(cases)
        return answers

    return run


@pytest.fixture(scope="session")
def badges() -> Mapping[str, bytes]:
    """Every award of the table as this program issues it."""
    return {name: issue_badge(award) for name, award in AWARDS.items()}
