"""The self-test of an uploaded site, against a server on this computer that is reached by a public name."""

import argparse
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.conftest import Run
from tests.unit.host.loopback import HOST, OTHER, Site, moved, serving, whole

from badgedesk.cli.output import Output
from badgedesk.cli.publishing import run_test
from badgedesk.cli.session import Common, Session
from badgedesk.core.errors import Code, FetchError, UsageError

ADDRESS = f"https://{HOST}/badges/"


@pytest.fixture
def folder(desk: Run, awarded: list[Path], tmp_path: Path) -> Path:
    """A published site."""
    assert awarded
    place = tmp_path / "site"
    assert desk("publish", place, "--site", ADDRESS).status == 0
    return place


@pytest.fixture
def site(folder: Path, tmp_path: Path) -> Iterator[Site]:
    """A server that serves the folder whole, below ``/badges/``."""
    with serving(tmp_path) as found:
        for file in folder.rglob("*"):
            if file.is_file():
                found.answers[f"/badges/{file.relative_to(folder).as_posix()}"] = whole(file.read_bytes())
        yield found


def _test(folder: Path, home: Path, site: Site, *fetch: str) -> tuple[int, Any]:
    options = argparse.Namespace(folder=folder, site=ADDRESS, issuer=None, fetch=list(fetch))
    out = io.StringIO()
    session = Session(Common(home=home), Output(as_json=True, out=out))
    try:
        status = run_test(options, session, site.ways())
    finally:
        session.close()
    return status, json.loads(out.getvalue())


def test_a_site_that_is_served_whole_passes(folder: Path, profile: Path, site: Site) -> None:
    status, told = _test(folder, profile, site, HOST)
    assert (status, told["findings"], told["host"]) == (0, [], HOST)
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "badgedesk-site.json"]
    assert told["asked"] == len(files) == len(site.asked)
    assert set(site.looked_up) == {HOST}


def test_every_wrong_path_old_file_and_redirect_is_named(folder: Path, profile: Path, site: Site) -> None:
    del site.answers["/badges/keys.json"]
    site.answers["/badges/issuer.json"] = whole(b"{}")
    site.answers["/badges/check.html"] = moved(f"https://{OTHER}/check.html")
    status, told = _test(folder, profile, site, HOST)
    assert status == 1
    assert {finding["path"]: finding["code"] for finding in told["findings"]} == {
        "keys.json": Code.NET_FAILED,
        "issuer.json": Code.SITE_DIFFERS,
        "check.html": Code.NET_ELSEWHERE,
    }


def test_nobody_is_asked_before_the_host_is_agreed_to(folder: Path, profile: Path, site: Site) -> None:
    for agreed in ((), (OTHER,)):
        with pytest.raises(FetchError) as caught:
            _test(folder, profile, site, *agreed)
        assert caught.value.code is Code.NET_CONSENT
        assert caught.value.facts == {"host": HOST}
    assert site.looked_up == site.asked == []


def test_one_switch_keeps_the_host_off_although_it_is_named(
    folder: Path, profile: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BADGEDESK_OFFLINE", "1")
    with pytest.raises(UsageError) as caught:
        _test(folder, profile, site, HOST)
    assert caught.value.code is Code.USAGE
    assert site.looked_up == []


def test_by_the_command_line_a_host_that_is_not_named_is_not_asked(desk: Run, folder: Path, tmp_path: Path) -> None:
    answer = desk("publish", folder, "--site", ADDRESS, "--test")
    assert (answer.status, answer.code) == (3, Code.NET_CONSENT)
    nothing = desk("publish", tmp_path / "none", "--site", ADDRESS, "--test")
    assert (nothing.status, nothing.code) == (3, Code.FILE_NOT_FOUND)
