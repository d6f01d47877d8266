"""Loading CairoSVG, with the system's library of cairo opened by its file name and no search for it."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

from badgedesk.core.errors import Code, DesignError


@contextmanager
def _found_by_file_name() -> Iterator[None]:
    """Keep ctypes from starting a compiler and linker to look for libraries, as it does on Linux.

    The binding to cairo then opens the library by its file name, which is its own second way.
    """
    import ctypes.util

    if sys.platform != "linux":
        yield
        return

    def nothing(name: str) -> str | None:
        del name
        return None

    original = ctypes.util.find_library
    ctypes.util.find_library = nothing
    try:
        yield
    finally:
        ctypes.util.find_library = original


def load_cairosvg() -> ModuleType:
    """Return CairoSVG.

    Raises:
        DesignError: `Code.CAIRO_MISSING`, where this computer has no cairo.
    """
    try:
        with _found_by_file_name():
            import cairosvg
    except OSError as error:
        raise DesignError(Code.CAIRO_MISSING) from error
    module: ModuleType = cairosvg
    return module


def svg_to_pdf(svg: bytes | str, said: Mapping[str, str]) -> bytes:
    """Return an SVG drawing as a PDF of one page that says some of what a PDF says of itself.

    Args:
        svg: the drawing.
        said: values by their names in cairo, such as ``TITLE`` and ``SUBJECT``; empty ones are left out.

    Raises:
        DesignError: `Code.CAIRO_MISSING`, where this computer has no cairo.

    Spec: PDF, Document information dictionary.
    """
    load_cairosvg()
    import cairocffi  # type: ignore[import-untyped]  # the package brings no types
    from cairosvg.surface import PDFSurface

    class Telling(PDFSurface):  # type: ignore[misc]  # the package brings no types
        def _create_surface(self, width: float, height: float) -> tuple[object, float, float]:
            surface, *size = super()._create_surface(width, height)
            for name, value in said.items():
                if value:
                    surface.set_metadata(getattr(cairocffi, f"PDF_METADATA_{name}"), value)
            return surface, *size

    drawn: bytes = Telling.convert(bytestring=svg)
    return drawn
