"""Loading CairoSVG, with the system's library of cairo opened by its file name and no search for it."""

import sys
from collections.abc import Iterator
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
