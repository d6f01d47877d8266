"""Design files in and out, and the ones used last; the slow parts run on a worker."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from badgedesk.core.errors import BadgeDeskError
from badgedesk.design import Design, load_design, render_pdf, render_png, render_svg, save_design
from badgedesk.design.layers import Picture
from badgedesk.host.files import read_file, write_atomically

if TYPE_CHECKING:
    from badgedesk.design.foreign.artwork import Artwork

ENDING: Final = ".badge"
EXPORT_PX: Final = 1024
"""Side of an exported PNG."""
_RECENT: Final = 10
_LIST_BYTES: Final = 64 * 1024


class DesignFiles:
    """Where designs are saved.

    Args:
        folder: of the user's own designs.
        recent: the file that lists the designs used last, one path a line.
    """

    def __init__(self, folder: Path, recent: Path) -> None:
        self.folder = folder
        self._recent = recent

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
        write_atomically(path, data)
        return path

    def export(self, design: Design, target: Path) -> Path:
        """Write the artwork; the ending of ``target`` tells which kind, PNG without one.

        Raises:
            StoreError: it cannot be written.
            DesignError: it cannot be drawn.
        """
        ending = target.suffix.lower()
        if ending == ".svg":
            data = render_svg(design)
        elif ending == ".pdf":
            data = render_pdf(design)
        else:
            target = target if ending == ".png" else target.with_name(target.name + ".png")
            data = render_png(design, EXPORT_PX)
        write_atomically(target, data)
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
