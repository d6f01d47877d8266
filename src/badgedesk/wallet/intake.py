"""Taking in what a person hands over, file by file: what became of each, and why a file was refused."""

import re
import struct
from dataclasses import dataclass
from enum import StrEnum, unique
from typing import Final

from badgedesk.core.bake import FileKind, kind_of
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError
from badgedesk.core.model.report import Check, CheckName, Outcome, Report, Verdict
from badgedesk.wallet.wallet import Wallet

_SCREEN_NAMES: Final = re.compile(
    r"screen[ _-]?(shot|grab|cap)|snip(ping)?[ _-]|bildschirm(foto|aufnahme)|capture[ _-]d|captura[ _-]de|schermata"
    r"|スクリーンショット|截图|屏幕截图|снимок[ _-]экрана",
    re.IGNORECASE,
)
_SCREEN_MARKS: Final = (b"screenshot", b"snipping", b"spectacle", b"scrot", b"flameshot")
"""What programs that take pictures of a screen write into them."""
_SCREENS: Final = frozenset(
    {
        (1280, 720), (1280, 800), (1366, 768), (1440, 900), (1536, 864), (1600, 900), (1680, 1050), (1920, 1080),
        (1920, 1200), (2048, 1152), (2256, 1504), (2560, 1440), (2560, 1600), (2880, 1800), (3024, 1964), (3440, 1440),
        (3840, 2160), (720, 1280), (750, 1334), (828, 1792), (1080, 1920), (1080, 2340), (1080, 2400), (1125, 2436),
        (1170, 2532), (1179, 2556), (1242, 2688), (1284, 2778), (1290, 2796), (1440, 3200), (1668, 2388), (2048, 2732),
    }
)  # fmt: skip
"""Sizes of common screens; no badge is drawn in one of them."""
_HEAD_BYTES: Final = 24
_TEXT_BYTES: Final = 2_000
_LINK: Final = re.compile(
    rb"\s*(?:\[InternetShortcut\].*?^URL=|\[Desktop Entry\].*?^URL=|<\?xml.{0,400}?<key>URL</key>\s*<string>)?"
    rb"\s*(https?://[^\s<]{1,2000})(?:\s*|.*)$",
    re.IGNORECASE | re.DOTALL | re.MULTILINE,
)
_LINK_FILES: Final = (b"[InternetShortcut]", b"[Desktop Entry]", b"<?xml")


@unique
class Fate(StrEnum):
    """What became of a file."""

    ADDED = "added"
    ALREADY_THERE = "already-there"
    ANOTHER_FORM = "another-form"
    NEWER_VERSION = "newer-version"
    OLDER_VERSION = "older-version"
    DOUBTFUL_COPY = "doubtful-copy"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Intake:
    """One file of an import.

    Attributes:
        file: its name, for people; that of a piece of an archive carries the archive's before.
        item_id: of the badge in the wallet; empty for a refused file.
        code: why it was refused, or what about a kept badge wants a look.
        facts: what the sentence of the code names.
    """

    file: str
    fate: Fate
    item_id: str = ""
    name: str = ""
    issuer: str = ""
    code: Code | None = None
    facts: tuple[tuple[str, str], ...] = ()


def take_in(wallet: Wallet, file: str, data: bytes) -> Intake:
    """Take a file into the wallet and say what became of it.

    A file for which there is no room is refused like any other, with nothing of it left, so that each is told of.

    Raises:
        StoreError: the wallet is damaged, replaced or held by another program; nothing of the file is kept then.
    """
    try:
        if is_link(data):
            raise InputError(Code.CREDENTIAL_LINK)
        added = wallet.add(data, file.replace("\\", "/").rpartition("/")[2])
    except BadgeDeskError as fault:
        if isinstance(fault, StoreError) and fault.code is not Code.FILE_NOT_WRITABLE:
            raise
        return refusal(file, data, fault)
    item, fate = added.item, Fate(added.arrival.value)
    remark = _remark(added.report, doubtful=fate is Fate.DOUBTFUL_COPY)
    return Intake(
        file,
        fate,
        item.id,
        item.name or "",
        item.issuer_name or item.issuer_id or "",
        remark.code if remark else None,
        remark.facts if remark else (),
    )


def refusal(file: str, data: bytes, fault: BadgeDeskError) -> Intake:
    """Return what is told of a file that could not be read or holds no badge."""
    code = why_refused(file, data, fault.code)
    return Intake(file, Fate.REFUSED, code=code, facts=tuple(sorted(fault.facts.items())))


def why_refused(file: str, data: bytes, code: Code) -> Code:
    """Return the code that tells a learner most: how the file came to hold no badge, as far as it shows."""
    kind = kind_of(data)
    if code is Code.BAKED_NOT_FOUND and kind is FileKind.PNG:
        if _is_screenshot(file, data):
            return Code.BAKED_SCREENSHOT
        return Code.BAKED_STRIPPED if _size_of(data)[0] == _size_of(data)[1] else code
    if kind is FileKind.WEBP:
        return Code.BAKED_STRIPPED
    if code is Code.CREDENTIAL_NOT_RECOGNISED and kind is FileKind.JSON:
        return Code.CREDENTIAL_FOREIGN_JSON
    return code


def is_link(data: bytes) -> bool:
    """Return whether a file is nothing but the address of a page: a text, or what a browser's bookmark is saved as."""
    text = data[: _TEXT_BYTES + 1].strip()
    if len(text) > _TEXT_BYTES:
        return False
    if text.startswith(_LINK_FILES):
        return b"<svg" not in text and _LINK.match(text) is not None
    return re.fullmatch(rb"https?://\S+", text) is not None


def _is_screenshot(file: str, data: bytes) -> bool:
    if _SCREEN_NAMES.search(file) is not None or _size_of(data) in _SCREENS:
        return True
    head = data[:_TEXT_BYTES].lower()
    return any(mark in head for mark in _SCREEN_MARKS)


def _size_of(data: bytes) -> tuple[int, int]:
    """Return width and height that the head of a PNG gives; two different numbers where there is none."""
    if len(data) < _HEAD_BYTES:
        return 0, 1
    width, height = struct.unpack(">II", data[16:_HEAD_BYTES])
    return int(width), int(height)


def _remark(report: Report, *, doubtful: bool) -> Check | None:
    """Return what about a kept badge the learner has to know: why it does not hold, else what they can do about it.

    Of a doubtful copy is told just that.
    """
    failed = next((check for check in report.checks if check.outcome is Outcome.FAIL and check.code), None)
    if report.verdict is Verdict.FAIL and failed is not None and not doubtful:
        return failed
    for name, code in (
        (CheckName.SIGNATURE, Code.HOSTED_NOT_FETCHED),
        (CheckName.RECIPIENT, Code.IDENTITY_NOT_MINE),
    ):
        if report.check(name).code is code:
            return report.check(name)
    return None
