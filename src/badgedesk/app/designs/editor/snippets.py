"""The criteria library: ready texts that can be adapted, and those a provider keeps."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.core.resources import resource
from badgedesk.host.files import read_file, remove_file, write_atomically
from badgedesk.host.names import distinct_names, safe_name
from badgedesk.host.paths import make_private_folder

_ENDING: Final = ".md"
_MOST_BYTES: Final = 64 * 1024
_MOST: Final = 500
"""Most texts of one's own that are listed."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """One text in Markdown under its name; ``file`` is where one's own lies."""

    name: str
    text: str
    file: Path | None = None

    def holds(self, words: str) -> bool:
        """Whether every one of some words stands in it, in any letter case."""
        whole = f"{self.name} {self.text}".casefold()
        return all(word in whole for word in words.casefold().split())


class Snippets:
    """The texts of the program and those in a folder of the profile, one Markdown file each, its name as heading."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def list(self) -> tuple[Snippet, ...]:
        """Return one's own texts, then the ready ones, each by name; files that cannot be read are left out."""
        own = []
        for file in sorted(self._folder.glob(f"*{_ENDING}"))[:_MOST]:
            try:
                own.append(_read(read_file(file, _MOST_BYTES).decode("utf-8", "replace"), file.stem, file))
            except BadgeDeskError:
                continue
        shipped = resource("criteria").iterdir()
        ready = [_read(each.read_text("utf-8"), each.name) for each in shipped if each.name.endswith(_ENDING)]
        return (*_by_name(own), *_by_name(ready))

    def keep(self, name: str, text: str) -> Snippet:
        """Keep a text under a name and return it.

        Raises:
            StoreError: it cannot be written.
        """
        heading = " ".join(name.split()) or "Criteria"
        make_private_folder(self._folder)
        taken = [file.name for file in self._folder.iterdir()]
        target = self._folder / distinct_names([safe_name([heading], _ENDING)], taken)[0]
        write_atomically(target, f"# {heading}\n\n{text.strip()}\n".encode(), overwrite=False)
        return Snippet(heading, text.strip(), target)

    def forget(self, snippet: Snippet) -> None:
        """Remove a text of one's own.

        Raises:
            StoreError: it cannot be removed.
        """
        if snippet.file is not None:
            remove_file(snippet.file)


def _read(written: str, otherwise: str, file: Path | None = None) -> Snippet:
    head, _, rest = written.partition("\n")
    if head.startswith("# "):
        return Snippet(head[2:].strip() or otherwise, rest.strip(), file)
    return Snippet(otherwise, written.strip(), file)


def _by_name(found: list[Snippet]) -> list[Snippet]:
    return sorted(found, key=lambda each: each.name.casefold())
