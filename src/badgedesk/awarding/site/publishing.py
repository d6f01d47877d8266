"""Writing a site into a folder: every file whole, files of an earlier time that are no more of it removed.

A list of what was written, ``badgedesk-site.json``, lies in the folder. What is not on it is somebody else's and is
neither overwritten nor removed.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from badgedesk.awarding.rosters.amendment import unsecured
from badgedesk.core.errors import BadgeDeskError, Code, InputError, StoreError
from badgedesk.core.model.view import as_list
from badgedesk.core.strictjson import parse_object, write_json
from badgedesk.host.files import make_folder, read_file, remove_file, remove_unfinished, write_atomically

MANIFEST: Final = "badgedesk-site.json"
_MODE: Final = 0o644
_MANIFEST_BYTES: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Published:
    """What was written and removed, by path below the folder; files that were the same already count as neither."""

    folder: Path
    written: tuple[str, ...]
    removed: tuple[str, ...]
    total: int


def publish_site(files: Mapping[str, bytes], folder: Path) -> Published:
    """Write a site and return what changed. After a kill, another run completes it.

    Raises:
        StoreError: `Code.FILE_EXISTS`, for a file there that is not of an earlier site of ours; then nothing was
            written. `Code.FILE_NOT_WRITABLE`.
        InputError: the folder's list of files is damaged.
    """
    make_folder(folder)
    earlier = earlier_files(folder)
    for place in {(folder / path).parent for path in (*files, *earlier, MANIFEST)}:
        remove_unfinished(place)  # what a killed run left would be uploaded with the rest
    for path in files:
        place = folder / path
        if path not in earlier and place.exists() and not _is_ours(_content(place), files[path]):
            raise StoreError(Code.FILE_EXISTS, path=place)
    written = []
    listed = {**earlier, **{path: sha256(data).hexdigest() for path, data in files.items()}}
    _write_manifest(folder, listed)  # first, so that a killed run leaves nothing that is not on it
    for path, data in files.items():
        place = folder / path
        if _content(place) != data:
            make_folder(place.parent)
            write_atomically(place, data, mode=_MODE)
            written.append(path)
    removed = sorted(set(earlier) - set(files))
    for path in removed:
        with suppress(StoreError):
            remove_file(folder / path)
    _write_manifest(folder, {path: listed[path] for path in files})
    return Published(folder, tuple(written), tuple(removed), len(files))


def _is_ours(present: bytes | None, wanted: bytes) -> bool:
    """Return whether a file is what is to be written, or an earlier form of the same status list."""
    if present is None or present == wanted:
        return present is not None
    try:
        before, after = unsecured(present), unsecured(wanted)
    except (InputError, UnicodeDecodeError):
        return False
    is_list = "BitstringStatusListCredential" in as_list(before.get("type"))
    return is_list and all(before.get(name) == after.get(name) for name in ("id", "issuer", "type"))


def _content(place: Path) -> bytes | None:
    try:
        return read_file(place) if place.is_file() else None
    except BadgeDeskError:
        return None


def earlier_files(folder: Path) -> dict[str, str]:
    """Return the files of the site in a folder with their SHA-256 in hex; none where there is no site.

    Raises:
        InputError: the folder's list of files is damaged.
    """
    manifest = folder / MANIFEST
    if not manifest.exists():
        return {}
    files = parse_object(read_file(manifest, _MANIFEST_BYTES), limit_bytes=_MANIFEST_BYTES).get("files")
    if not isinstance(files, dict):
        raise InputError(Code.JSON_SYNTAX, path=manifest)
    listed = {}
    for path, digest in files.items():
        if path.startswith("/") or ".." in path.split("/") or "\\" in path:
            raise InputError(Code.JSON_SYNTAX, path=manifest)
        listed[path] = str(digest)
    return listed


def _write_manifest(folder: Path, files: Mapping[str, str]) -> None:
    text = write_json({"files": dict(sorted(files.items()))}, indented=True)
    write_atomically(folder / MANIFEST, (text + "\n").encode(), mode=_MODE)
