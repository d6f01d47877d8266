"""Design files in and out, and the ones used last; the slow parts run on a worker."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.app.designs.editor.font_shelf import FontShelf
from badgedesk.app.designs.editor.icon_shelf import IconShelf
from badgedesk.app.designs.editor.snippets import Snippets
from badgedesk.app.designs.editor.versions import Versions
from badgedesk.core.errors import BadgeDeskError, Code, StoreError
from badgedesk.design import Design, load_design, save_design
from badgedesk.design.brand import BrandKit, LevelSet
from badgedesk.design.checks.legibility import dressed, readable
from badgedesk.design.family import variants
from badgedesk.design.file import load_kit, load_level_sets, names_family, save_kit, save_level_sets
from badgedesk.design.layers import Picture
from badgedesk.host.files import read_file, write_atomically
from badgedesk.host.names import distinct_names, safe_name

if TYPE_CHECKING:
    from badgedesk.design.foreign.artwork import Artwork

ENDING: Final = ".badge"
_RECENT: Final = 10
_BESIDE: Final = 200
"""Most designs of a folder that a look is offered for."""
_LIST_BYTES: Final = 64 * 1024


class DesignFiles:
    """Where designs are saved.

    Args:
        folder: of the user's own designs.
        recent: the file that lists the designs used last, one path a line.
    """

    def __init__(self, folder: Path, recent: Path) -> None:
        self.folder = folder
        self.templates = folder.with_name("templates")
        self._recent = recent
        self._kit = folder.with_name("brand-kit.json")
        self._level_sets = folder.with_name("levels.json")
        self.versions = Versions(folder.with_name("versions"))
        self.snippets = Snippets(folder.with_name("criteria"))
        self.fonts = FontShelf(folder.with_name("fonts"))
        self.icons = IconShelf(folder.with_name("icons.json"))

    def load(self, path: Path) -> Design:
        """Return the design in a file.

        Raises:
            StoreError, LimitExceededError, InputError, DesignError: it cannot be read, or is no design.
        """
        return load_design(read_file(path))

    def save(self, design: Design, target: Path) -> Path:
        """Write a design and return where it lies.

        Raises:
            StoreError: `Code.FILE_NOT_WRITABLE`.
            DesignError: the design cannot be saved.
        """
        path = target if target.suffix.lower() == ENDING else target.with_name(target.name + ENDING)
        data = save_design(design)
        if path.parent == self.folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        self.versions.keep_first(path)
        write_atomically(path, data)
        return path

    def kit(self) -> BrandKit:
        """Return the brand kit kept for all designs; an empty one where there is none that can be read."""
        try:
            return load_kit(read_file(self._kit))
        except BadgeDeskError:
            return BrandKit()

    def keep_kit(self, kit: BrandKit) -> None:
        """Keep the brand kit for all designs.

        Raises:
            StoreError: it cannot be written.
        """
        write_atomically(self._kit, save_kit(kit))

    def level_sets(self) -> tuple[LevelSet, ...]:
        """Return the sets of levels of one's own; none where there is no list that can be read."""
        try:
            return load_level_sets(read_file(self._level_sets))
        except BadgeDeskError:
            return ()

    def keep_level_set(self, kept: LevelSet) -> None:
        """Keep a set of levels in the place of the one of its name, else as the last.

        Raises:
            StoreError: it cannot be written.
        """
        sets = {each.name: each for each in self.level_sets()} | {kept.name: kept}
        write_atomically(self._level_sets, save_level_sets(tuple(sets.values())))

    def forget_level_set(self, name: str) -> None:
        """Remove a set of levels of one's own; designs that have these levels keep them.

        Raises:
            StoreError: it cannot be written.
        """
        left = tuple(each for each in self.level_sets() if each.name != name)
        write_atomically(self._level_sets, save_level_sets(left))

    def beside(self, path: Path | None) -> tuple[Path, ...]:
        """Return the other designs in the folder of one, by name; in the user's own folder where it has none."""
        folder = path.parent if path is not None else self.folder
        return tuple(sorted(other for other in folder.glob(f"*{ENDING}") if other != path))[:_BESIDE]

    def name_in(self, path: Path) -> str:
        """Return the name of the badge that a design file holds, else that of the file."""
        try:
            return load_design(read_file(path)).achievement.name or path.stem
        except BadgeDeskError:
            return path.stem

    def set_in(self, family: str, besides: Path | None) -> tuple[str, ...]:
        """Return the names of designs and own templates that have texts in a family, ``besides`` left out."""
        lists = (self.folder.glob(f"*{ENDING}"), self.templates.glob(f"*{ENDING}"), self.recent())
        paths = dict.fromkeys(path for found in lists for path in sorted(found) if path != besides)
        return tuple(path.stem for path in list(paths)[:_BESIDE] if _names_family(path, family))

    def dress(self, paths: Sequence[Path], kit: BrandKit) -> dict[Path, bytes]:
        """Give design files the look of a kit and return what they held before.

        Nothing is written before every one of them was read and made.

        Raises:
            StoreError, InputError, DesignError: one of them cannot be read, made or written.
        """
        before = {path: read_file(path) for path in paths}
        made = {path: save_design(dressed(load_design(data), kit)) for path, data in before.items()}
        self.put_back(made)
        return before

    def put_back(self, files: Mapping[Path, bytes]) -> None:
        """Write files as they were.

        Raises:
            StoreError: one of them cannot be written.
        """
        for path, data in files.items():
            write_atomically(path, data)

    def save_levels(self, master: Design, path: Path) -> tuple[Path, ...]:
        """Write the badges of all levels of a master beside it and return where they lie.

        A file that is there already is written anew only where it is a level of this very master.

        Raises:
            StoreError: `Code.FILE_EXISTS`, another design has the name; ``FILE_NOT_WRITABLE``.
            DesignError: one cannot be made.
        """
        made: dict[Path, bytes] = {}
        for each in variants(master):
            target = path.with_name(safe_name([path.stem, each.level], ENDING))
            if target.exists() and self.load(target).master != path.name:
                raise StoreError(Code.FILE_EXISTS, path=target)
            made[target] = save_design(replace(readable(each, master), master=path.name))
        self.put_back(made)
        return tuple(made)

    def keep_template(self, design: Design) -> Path:
        """Keep a design as a template of one's own and return where it lies.

        Raises:
            StoreError: it cannot be written.
        """
        self.templates.mkdir(parents=True, exist_ok=True)
        taken = [path.name for path in self.templates.iterdir()]
        wanted = safe_name([design.achievement.name or design.title or "Template"], ENDING)
        target = self.templates / distinct_names([wanted], taken)[0]
        write_atomically(target, save_design(replace(design, master="")), overwrite=False)
        return target

    def picture(self, path: Path) -> Picture:
        """Return a picture file as a design keeps it.

        Raises:
            StoreError: it cannot be read.
            InputError: it is no PNG, JPEG or WebP, or damaged.
        """
        from badgedesk.design.pictures import import_picture

        return import_picture(read_file(path))

    def artwork(self, path: Path) -> "Artwork":
        """Return an SVG drawing as layers.

        Raises:
            StoreError: it cannot be read.
            InputError, LimitExceededError: it is no SVG that can be drawn safely.
        """
        from badgedesk.design.foreign.artwork import read_artwork

        return read_artwork(read_file(path))

    def recent(self) -> tuple[Path, ...]:
        """Return the designs used last that are still there, the latest first."""
        try:
            lines = read_file(self._recent, _LIST_BYTES).decode("utf-8", "replace").splitlines()
        except BadgeDeskError:
            return ()
        return tuple(path for path in map(Path, lines) if path.is_file())[:_RECENT]

    def remember(self, path: Path) -> None:
        """Put a design at the head of those used last.

        Raises:
            StoreError: the list cannot be written.
        """
        kept = [path, *(other for other in self.recent() if other != path)][:_RECENT]
        text = "".join(f"{other}\n" for other in kept if "\n" not in str(other))
        write_atomically(self._recent, text.encode("utf-8", "surrogateescape"))


def _names_family(path: Path, family: str) -> bool:
    """Whether a design file names a font family; one that cannot be read does not."""
    try:
        return names_family(read_file(path), family)
    except BadgeDeskError:
        return False
