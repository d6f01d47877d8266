"""The check that runs in a visitor's browser, run here by Node.js over published badges, against our own verifier."""

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.model.report import Binding, CheckName, Outcome
from badgedesk.core.verify import Circumstances, receive, verify_received

_ROOT = Path(__file__).parents[4]
_VECTORS = _ROOT.parent / "shared" / "vectors"
_FOLDERS = ("ob3", "vc-jwt", "hostile/jose", "hostile/jsonld", "vc-di-eddsa/eddsa-jcs-2022", "hostile/json")
_RUN = """
const check = require(process.argv[1]);
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
Promise.all(texts.map(t => check.check(t))).then(r => process.stdout.write(JSON.stringify(r)));
"""


def _answers(texts: list[str]) -> list[dict[str, Any]]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    script = _ROOT / "resources/site/portfolio-check.js"
    done = subprocess.run(
        [node, "-e", _RUN, str(script)], input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True
    )
    return list(json.loads(done.stdout))


def _texts() -> dict[str, str]:
    found = {}
    for folder in _FOLDERS:
        for path in sorted((_VECTORS / folder).glob("*.js*")) + sorted((_VECTORS / folder).glob("*.jwt")):
            try:
                found[f"{folder}/{path.name}"] = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue  # a text that no page can hold
    return found


def test_nothing_is_called_sound_that_our_verifier_does_not_find_sound() -> None:
    if not _VECTORS.is_dir():
        pytest.skip("the shared vectors are not beside this checkout")
    texts = _texts()
    assert len(texts) > 150
    sound = [
        name for name, said in zip(texts, _answers(list(texts.values())), strict=True) if said["outcome"] == "sound"
    ]
    assert "ob3/made-eddsa-jcs-didkey.json" in sound
    for name in sound:
        report = verify_received(receive(texts[name].encode()), Circumstances(datetime.now(UTC)))
        assert report.check(CheckName.SIGNATURE).outcome is Outcome.PASS, name
        assert Binding.BOUND in {proof.binding for proof in report.proofs}, name


def test_every_changed_letter_of_a_sound_badge_is_seen() -> None:
    path = _VECTORS / "ob3/made-eddsa-jcs-didkey.json"
    if not path.is_file():
        pytest.skip("the shared vectors are not beside this checkout")
    text = path.read_text("utf-8")
    changed = []
    for place in range(0, len(text), 7):
        if text[place].isalnum():
            changed.append(text[:place] + ("a" if text[place] != "a" else "b") + text[place + 1 :])
    assert len(changed) > 100
    outcomes = [said["outcome"] for said in _answers([text, *changed])]
    assert outcomes[0] == "sound"
    assert "sound" not in outcomes[1:]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"a":1,"a":1}',
        '{"a":"\\ud800"}',
        '{"a":1e999}',
        "{'a':1}",
        "a.b.c",
        "....",
        '{"proof":[]}',
        "[" * 200,
        '{"__proto__":{"a":1}}',
        '{"issuer":"did:key:z6Mk","proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022"}}',
    ],
)
def test_what_is_no_badge_is_broken(text: str) -> None:
    (said,) = _answers([text])
    assert said["outcome"] == "broken"


def test_our_reader_and_the_browsers_agree_on_what_json_is() -> None:
    folder = _VECTORS / "hostile/json/suite"
    if not folder.is_dir():
        pytest.skip("the shared vectors are not beside this checkout")
    cases = [path for path in sorted(folder.iterdir()) if path.name.startswith(("n_", "y_"))]
    texts, names = [], []
    for path in cases:
        try:
            texts.append(path.read_bytes().decode("utf-8"))
        except UnicodeDecodeError:
            continue
        names.append(path.name)
    node = shutil.which("node") or pytest.skip("Node.js is not installed")
    run = (
        "const c = require(process.argv[1]); const t = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
        "process.stdout.write(JSON.stringify(t.map(x => { try { c.parse(x); return true; } catch { return false; } })))"
    )
    done = subprocess.run(
        [node, "-e", run, str(_ROOT / "resources/site/portfolio-check.js")],
        input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    read = dict(zip(names, json.loads(done.stdout), strict=True))
    assert [name for name, accepted in read.items() if name.startswith("n_") and accepted] == []
    refused = [name for name, accepted in read.items() if name.startswith("y_") and not accepted]
    assert all("duplicated" in name for name in refused), refused


def test_a_verifier_that_cannot_read_a_text_is_no_oracle() -> None:
    with pytest.raises(BadgeDeskError):
        receive(b"{")
