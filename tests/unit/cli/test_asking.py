"""`verify --fetch` and `wallet show --fetch`: only named hosts are asked; their answers are kept with the time."""

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.unit.cli.conftest import Answer, call
from tests.unit.host.loopback import Site, serving, whole
from tests.vectors.conftest import DID_DOCUMENTS, STATUS_LISTS

from badgedesk.core.bake import bake
from badgedesk.host import fetching
from badgedesk.host.consent import ConsentBook
from badgedesk.host.paths import open_profile

_HOST = "digitalcredentials.github.io"
_AT = ("--at", "2026-11-01T00:00:00Z", "--json")
_BADGE = "ob3/dcc-v1-both-didWeb-legacy-validStatus-noExpiry.json"
_KEYS = "/vc-test-fixtures/dids/legacy/did.json"
_LIST = "/vc-test-fixtures/statusLists/didkey-ed25519Signature2020/e5WK8CbZ1GjycuPombrj"


@pytest.fixture
def site(tmp_path: Path, shared_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server that answers for the host of the badge."""
    vectors = shared_dir / "vectors"
    did = "did:web:digitalcredentials.github.io:vc-test-fixtures:dids:legacy"
    with serving(tmp_path, _HOST) as found:
        found.answers[_KEYS] = whole((vectors / DID_DOCUMENTS[did]).read_bytes())
        found.answers[_LIST] = whole((vectors / STATUS_LISTS[f"https://{_HOST}{_LIST}"]).read_bytes())
        ways = found.ways()
        monkeypatch.setattr(fetching, "Ways", lambda: ways)
        yield found


@pytest.fixture
def badge(shared_dir: Path) -> Path:
    return shared_dir / "vectors" / _BADGE


def verified(home: Path, badge: Path, *words: str) -> dict[str, Any]:
    answer = call(["verify", badge, "--home", home, *_AT, *words])
    (entry,) = answer.value
    return dict(entry)


def outcomes(entry: dict[str, Any]) -> dict[str, str]:
    return {check["name"]: check["outcome"] for check in entry["checks"]}


def test_without_a_word_nobody_is_asked(site: Site, badge: Path, tmp_path: Path) -> None:
    entry = verified(tmp_path / "profile", badge)
    assert "asked" not in entry
    assert outcomes(entry)["signature"] == outcomes(entry)["status"] == "unknown"
    assert site.looked_up == site.connected == []


def test_a_named_host_is_asked_for_keys_and_list(site: Site, badge: Path, tmp_path: Path) -> None:
    entry = verified(tmp_path / "profile", badge, "--fetch", _HOST)
    assert outcomes(entry)["signature"] == "pass"
    assert outcomes(entry)["status"] != "unknown"
    assert sorted(path for _, path, _ in site.asked) == sorted([_KEYS, _LIST])
    assert [(item["host"], item["purpose"], item["outcome"], item["code"]) for item in entry["asked"]] == [
        (_HOST, "keys", "answered", None),
        (_HOST, "status", "answered", None),
    ]
    assert not (tmp_path / "profile").exists()  # a command that only reads makes no profile


def test_another_host_is_not_asked_and_is_named(site: Site, badge: Path, tmp_path: Path) -> None:
    answer = call(["verify", badge, "--home", tmp_path / "profile", *_AT, "--fetch", "club.example"])
    assert {item["code"] for item in answer.value[0]["asked"]} == {"NET_CONSENT"}
    assert f"--fetch {_HOST}" in answer.err
    assert site.looked_up == []


def test_offline_and_a_host_do_not_go_together(site: Site, badge: Path, tmp_path: Path) -> None:
    answer = call(["verify", badge, "--home", tmp_path / "profile", *_AT, "--offline", "--fetch", _HOST])
    assert (answer.status, answer.code) == (2, "USAGE")
    assert site.looked_up == []


def test_one_switch_keeps_every_run_from_asking(
    site: Site, badge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BADGEDESK_OFFLINE", "1")
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    answer = call(["verify", badge, "--home", tmp_path / "profile", *_AT, "--fetch", _HOST])
    assert (answer.status, answer.code) == (2, "USAGE")
    assert "asked" not in verified(tmp_path / "profile", badge, "--online")
    assert site.looked_up == []


def test_the_switch_of_the_window_holds_for_commands_too(
    site: Site, badge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = open_profile(tmp_path / "profile")
    ConsentBook(paths).set_never(never=True)
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    answer = call(["verify", badge, "--home", paths.folder, *_AT, "--fetch", _HOST])
    assert (answer.status, answer.code) == (2, "USAGE")
    assert "asked" not in verified(paths.folder, badge, "--online")
    assert site.looked_up == []


class Terminal(io.StringIO):
    """A terminal at which somebody answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("said", "asked"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_a_terminal_is_asked_about_each_host_once(
    site: Site, badge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, asked: bool
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(said))
    answer = call(["verify", badge, "--home", tmp_path / "profile", *_AT, "--online"])
    assert answer.err.count(f"Ask {_HOST} for the issuer’s keys and the list of withdrawn badges?") == 1
    assert bool(site.asked) is asked


def test_without_a_terminal_online_alone_asks_nobody(
    site: Site, badge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\ny\n"))
    answer = call(["verify", badge, "--home", tmp_path / "profile", *_AT, "--online"])
    assert {item["code"] for item in answer.value[0]["asked"]} == {"NET_CONSENT"}
    assert site.looked_up == []


def _shown(home: Path, *words: str) -> Answer:
    [item] = call(["wallet", "list", "--home", home, "--json"]).value
    return call(["wallet", "show", item["id"], "--home", home, *_AT, *words])


def test_the_wallet_keeps_answers_and_does_not_ask_twice(site: Site, badge: Path, tmp_path: Path) -> None:
    home = tmp_path / "profile"
    assert call(["wallet", "add", badge, "--home", home, *_AT]).status == 0
    assert outcomes(_shown(home).value["report"])["signature"] == "unknown"
    assert outcomes(_shown(home, "--fetch", _HOST).value["report"])["signature"] == "pass"
    asked = len(site.asked)
    assert outcomes(_shown(home).value["report"])["signature"] == "pass"
    assert outcomes(verified(home, badge))["signature"] == "pass"
    assert len(site.asked) == asked
    assert len(list((home / "answers").iterdir())) == 2


def test_a_host_that_fails_leaves_the_answer_open_and_earlier_answers_standing(
    site: Site, badge: Path, tmp_path: Path
) -> None:
    home = tmp_path / "profile"
    call(["wallet", "add", badge, "--home", home, *_AT])
    _shown(home, "--fetch", _HOST)
    site.answers.clear()
    entry = verified(home, badge, "--fetch", _HOST)
    assert {item["code"] for item in entry["asked"]} == {"NET_FAILED"}
    assert outcomes(entry)["signature"] == "pass"


def test_a_newer_form_is_verified_beside_the_file(site: Site, shared_dir: Path, tmp_path: Path) -> None:
    old = json.loads((shared_dir / "vectors/ob3/1edtech-simple-did-key-method.json").read_text("utf-8"))
    old["refreshService"] = {"id": f"https://{_HOST}/newest", "type": "1EdTechCredentialRefresh"}
    file = tmp_path / "old.json"
    file.write_text(json.dumps(old), "utf-8")
    site.answers["/newest"] = whole((shared_dir / "vectors/ob3/1edtech-simple-did-key-method.json").read_bytes())
    first, second = call(["verify", file, "--home", tmp_path / "profile", *_AT, "--fetch", _HOST]).value
    assert (first["file"], outcomes(first)["signature"]) == (str(file), "fail")
    assert second["file"] == f"{file}, as {_HOST} gives it now"
    assert outcomes(second)["signature"] == "pass"


def test_details_tell_the_facts_as_json_and_in_words(shared_dir: Path, tmp_path: Path) -> None:
    document = json.loads((shared_dir / "vectors/ob3/1edtech-simple-did-key-method.json").read_text("utf-8"))
    document["termsOfUse"] = {"id": "https://club.example/terms", "type": "IssuerPolicy"}
    file = tmp_path / "badge.json"
    file.write_text(json.dumps(document), "utf-8")
    words = ("verify", file, "--home", tmp_path / "profile", "--at", "2026-11-01T00:00:00Z")
    plain, told = call([*words, "--json"]).value[0], call([*words, "--json", "--details"]).value[0]
    assert "facts" not in plain["checks"][0]
    assert ["terms", "IssuerPolicy https://club.example/terms"] in told["checks"][0]["facts"]
    assert "terms: IssuerPolicy https://club.example/terms" in call([*words, "--details"]).out


def square(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (600, 600), colour).save(file, "PNG")
    return file.getvalue()


def test_two_pictures_are_written_side_by_side_where_they_differ(shared_dir: Path, tmp_path: Path) -> None:
    document = json.loads((shared_dir / "vectors/ob3/1edtech-simple-did-key-method.json").read_text("utf-8"))
    uri = "data:image/png;base64," + base64.b64encode(square("red")).decode("ascii")
    document["credentialSubject"]["achievement"]["image"] = {"id": uri, "type": "Image"}
    words = ("--home", tmp_path / "profile", *_AT, "--pictures", tmp_path / "both")
    file = tmp_path / "swapped.png"
    file.write_bytes(bake(square("blue"), json.dumps(document)))
    entry = call(["verify", file, *words]).value[0]
    assert [check["code"] for check in entry["checks"] if check["name"] == "picture"] == ["PICTURE_DIFFERS"]
    [made] = (tmp_path / "both").iterdir()
    assert made.name == "swapped - two pictures.png"
    with Image.open(made) as image:
        assert image.size == (1072, 544)
