"""What was made, written: into a folder, as one ZIP file, into an existing résumé, over an earlier portfolio."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from badgedesk.app.sharing.exports import arranged, resume_choice
from badgedesk.app.sharing.forms import Form, Made
from badgedesk.app.widgets.words.dates import counted
from badgedesk.core.errors import Code, InputError, StoreError

if TYPE_CHECKING:
    from badgedesk.showcase.exhibit import Exhibit


@dataclass(frozen=True, slots=True)
class Saved:
    """Where it was written, and what was done in words."""

    folder: Path
    said: str


def save(made: Made, folder: Path) -> Saved:
    """Write what was made into a folder; nothing that lies there is written over, but for an earlier portfolio.

    Raises:
        StoreError: `Code.FILE_NOT_WRITABLE`, `Code.FILE_EXISTS`.
    """
    from badgedesk.host.files import write_atomically
    from badgedesk.host.names import distinct_names
    from badgedesk.showcase.portfolio.folder import is_portfolio

    if made.wish.form is Form.PORTFOLIO and made.files[0][0].count("/"):
        for earlier in (folder, folder / made.files[0][0].split("/")[0]):
            if is_portfolio(earlier):
                return _update(made, earlier)
    try:
        taken = [path.name for path in folder.iterdir()]
    except OSError as error:
        raise StoreError(Code.FILE_NOT_WRITABLE, path=folder, reason=error.strerror) from error
    tops = list(dict.fromkeys(name.split("/")[0] for name, _ in made.files))
    renamed = dict(zip(tops, distinct_names(tops, taken), strict=True))
    for name, data in made.files:
        top, *rest = name.split("/")
        path = folder.joinpath(renamed[top], *rest)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(Code.FILE_NOT_WRITABLE, path=path.parent, reason=error.strerror) from error
        write_atomically(path, data, overwrite=False)
    return saved(folder, len(made.files))


def saved(folder: Path, count: int) -> Saved:
    """Return that ``count`` files lie in ``folder`` now."""
    return Saved(folder, f"Saved {counted(count, 'file')} in {folder.name or folder}")


def _update(made: Made, folder: Path) -> Saved:
    """Write what changed since an earlier export, and remove what no longer belongs to it."""
    from badgedesk.showcase.portfolio.folder import carry_out, plan_update

    files = {name.split("/", 1)[1]: data for name, data in made.files}
    update = plan_update(folder, files)
    carry_out(update, files)
    kept = len(files) - len(update.write)
    parts = [f"{counted(len(update.write), 'file')} written", f"{kept} as they were"]
    parts += [f"{len(update.remove)} removed"] if update.remove else []
    return Saved(folder, f"Updated {folder.name}: {', '.join(parts)}")


def extend(made: Made, exhibits: "tuple[Exhibit, ...]", file: Path) -> Saved:
    """Write a JSON Resume to ``file``; where one lies there, the badges are added to it and all else stays.

    Raises:
        InputError: `Code.RESUME_FORMAT`, the file is something else; it stays as it is.
        StoreError: `Code.FILE_NOT_WRITABLE`.
    """
    from badgedesk.host.files import read_file, write_atomically
    from badgedesk.showcase.resume import extend_json_resume

    existing = read_file(file) if file.exists() else None
    choice = resume_choice(made.wish, arranged(made.wish, exhibits))
    try:
        data = extend_json_resume(choice, existing)
    except InputError as error:
        raise InputError(error.code, path=file.name, **error.facts) from error
    write_atomically(file, data, overwrite=True)
    badges = counted(len(choice.exhibits), "badge")
    said = f"Saved {badges} in {file.name}" if existing is None else f"Added {badges} to {file.name}; all else stayed"
    return Saved(file.parent, said)


def as_archive(made: Made) -> Made:
    """Return what was made as one ZIP file, named for the folder that it would be."""
    from badgedesk.showcase.portfolio.archive import zip_site

    name = made.files[0][0].split("/")[0]
    inside = {path.removeprefix(f"{name}/"): data for path, data in made.files}
    return replace(made, files=((f"{name}.zip", zip_site(inside)),))
