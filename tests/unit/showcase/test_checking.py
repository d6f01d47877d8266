"""What the check of a visitor's browser is made of; what it answers is tested in ``tests/vectors``."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from badgedesk.core.canon import known_contexts
from badgedesk.showcase.check_words import REASONS, check_words
from badgedesk.showcase.checking import check_script, check_tables
from badgedesk.showcase.phrases import SITE_LANGUAGES

_PARTS = Path(__file__).parents[3] / "resources/site/check"
_OB_303 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
_VC_2 = "https://www.w3.org/ns/credentials/v2"


def test_every_reason_of_the_program_has_its_sentence_in_every_language() -> None:
    code = "".join(path.read_text("utf-8") for path in _PARTS.glob("*.js"))
    named = set(re.findall(r"new (?:Broken|Open)\('([a-z-]+)'\)", code)) | set(re.findall(r"reason: '([a-z-]+)'", code))
    named |= set(re.findall(r"(?:\?|:|reason =|,) '([a-z]+(?:-[a-z]+)+)'", code)) & REASONS
    assert len(named) > 50
    assert named - REASONS == set()
    english, german = check_words("en", "Bay Sailing Club"), check_words("de")
    for language in SITE_LANGUAGES:
        words = check_words(language, "Bay Sailing Club")
        assert {name: set(said) for name, said in words.items() if isinstance(said, dict)} == {
            name: set(said) for name, said in english.items() if isinstance(said, dict)
        }
        reasons = words["reason"]
        assert isinstance(reasons, dict)
        assert set(reasons) == REASONS
        assert [name for name, said in reasons.items() if "Bay Sailing Club" in str(said)] == ["issuer-site"]
        assert all(str(said).strip() == said and said.endswith((".", "?")) for said in map(str, reasons.values()))
    assert len({json.dumps(check_words(language)) for language in SITE_LANGUAGES}) == len(SITE_LANGUAGES)
    assert "Signed by Bay Sailing Club," in json.dumps(english)
    assert english["head"] != german["head"]


def test_only_an_issuers_own_site_calls_a_badge_valid() -> None:
    heads = [check_words("en", site)["head"] for site in ("Bay Sailing Club", "")]
    assert [head["sound"] for head in heads if isinstance(head, dict)] == ["Valid", "The signature is sound"]


def test_tables_of_one_badge_hold_what_it_names_and_no_more() -> None:
    badge = json.dumps({"@context": [_VC_2, _OB_303]}).replace("/", "\\/").encode()
    assert set(_tables(badge)) == {_VC_2, _OB_303}
    older = json.dumps({"@context": [_VC_2, _OB_303], "endorsementJwt": []}).encode()
    assert set(_tables(older)) == {_VC_2, _OB_303, f"{_OB_303}#revision-A", f"{_OB_303}#revision-B"}
    assert _tables(b"a.b.c") == {}
    assert known_contexts() <= set(_tables(None))


def _tables(credential: bytes | None) -> dict[str, object]:
    tables = check_tables(credential)["tables"]
    assert isinstance(tables, dict)
    return tables


@pytest.mark.parametrize("with_files", [False, True])
def test_the_program_is_one_script_that_defines_one_name(with_files: bool) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    script = check_script(with_files=with_files)
    assert "</script" not in script.lower()
    run = f"{script}\nconsole.log(Object.keys(BadgeCheck).join())"
    done = subprocess.run([node, "-e", run], capture_output=True, encoding="utf-8", check=True)
    assert ("textOfFile" in done.stdout) is with_files
    assert "check" in done.stdout
