"""The examples of ``docs/library.md`` run as they stand, one after the other, and open no file."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from badgedesk.core.bake import unbake
from badgedesk.core.model.report import CheckName
from badgedesk.core.verify import Circumstances, verify
from tests.unit.core.bake.conftest import build_png

PAGE = Path(__file__).resolve().parents[2] / "docs" / "library.md"


def _examples() -> list[str]:
    return re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def _run(capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], list[str]]:
    names: dict[str, Any] = {"artwork": build_png()}
    for example in _examples():
        exec(compile(example, str(PAGE), "exec"), names)
    return names, capsys.readouterr().out.splitlines()


def test_the_examples_issue_bake_and_verify_a_badge(capsys: pytest.CaptureFixture[str]) -> None:
    names, said = _run(capsys)
    assert [line.split()[0] for line in said] == [
        "structure",
        "signature",
        "issuer",
        "time",
        "status",
        "recipient",
        "endorsements",
        "picture",
    ]
    stranger = verify(names["image"], Circumstances(names["now"]))
    assert (stranger.outcome(CheckName.SIGNATURE), stranger.outcome(CheckName.ISSUER)) == ("pass", "unknown")
    changed = names["credential"].replace(b"Ada Lovelace", b"Eve Lovelace")
    assert verify(changed, Circumstances(names["now"])).outcome(CheckName.SIGNATURE) == "fail"
    assert unbake(names["image"]).text.encode() == names["credential"]


def test_each_example_has_ten_lines_at_most_besides_its_imports() -> None:
    for example in _examples():
        lines = [line for line in example.splitlines() if line and not line.startswith(("from", "import"))]
        assert len(lines) <= 10


def test_the_core_opens_no_file_for_them_but_its_own_resources(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _run(capsys)  # modules and contexts are read now
    opened: list[object] = []
    active = [True]

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if active and event in {"open", "socket.connect", "subprocess.Popen"}:
            opened.append(arguments[0])

    names: dict[str, Any] = {"artwork": build_png()}
    compiled = [compile(example, str(PAGE), "exec") for example in _examples()]
    sys.addaudithook(watch)
    try:
        for code in compiled:
            exec(code, names)
    finally:
        active.clear()
    assert opened == []
