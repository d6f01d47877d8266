"""Rules about what reads outside bytes: pictures, packed data, archives, drawings, other programs.

They join the others in `tests.structure.rules`, and are proven in the same way.
"""

import ast
from collections.abc import Iterator
from typing import Final

from tests.structure.project import Module
from tests.structure.rules import SRC, Rule, calls, dotted, importing


def _undecided_pictures(module: Module) -> Iterator[ast.AST]:
    """Yield each ``Image.open``, and each decoding by Qt, that lets the library guess the kind of file."""
    for node in calls(module):
        name = dotted(node.func)
        named = any(keyword.arg in {"formats", "format"} for keyword in node.keywords)
        of_qt = name.endswith(("QImage.fromData", ".loadFromData")) and len(node.args) == 1
        if (name.endswith("Image.open") or of_qt) and not named:
            yield node


def _boundless_inflation(module: Module) -> Iterator[ast.AST]:
    """Yield each ``decompress`` of one argument: without a ceiling it unpacks all there is."""
    for node in calls(module):
        method = isinstance(node.func, ast.Attribute) and node.func.attr in {"decompress", "flush"}
        object_of_zlib = method and "flat" in dotted(node.func)
        if not method or (isinstance(node.func, ast.Attribute) and node.func.attr == "flush" and not object_of_zlib):
            continue
        ceiling = len(node.args) > 1 or any(keyword.arg in {"max_length", "length"} for keyword in node.keywords)
        if not ceiling:
            yield node


def _endless_children(module: Module) -> Iterator[ast.AST]:
    """Yield each start of another program without an end in time."""
    for node in calls(module):
        name = dotted(node.func)
        started = name in {"subprocess.run", "subprocess.check_output", "subprocess.check_call", "subprocess.call"}
        timed = any(keyword.arg == "timeout" for keyword in node.keywords)
        if (started and not timed) or name in {"subprocess.Popen", "os.execv", "os.spawnv", "os.startfile"}:
            yield node


READER_RULES: Final = (
    Rule(
        "pictures are opened by a decoder that is named",
        "the library would try every decoder it has; some start other programs, and Qt's reader of SVG, tried first,"
        " waits on a worker for a lock that the window's thread may hold while it waits for the interpreter",
        SRC,
        _undecided_pictures,
        bad=(
            "Image.open(io.BytesIO(data))",
            "import PIL.Image\nPIL.Image.open(path)",
            "QImage.fromData(data)",
            "pixmap.loadFromData(data)",
        ),
        good=(
            "Image.open(io.BytesIO(data), formats=('PNG',))",
            "path.open('rb')",
            "QImage.fromData(data, 'PNG')",
            "pixmap.loadFromData(data, format='PNG')",
        ),
    ),
    Rule(
        "no inflation without a ceiling",
        "a bomb is a few bytes long; an unpacker asked for everything gives everything",
        SRC,
        _boundless_inflation,
        bad=(
            "import zlib\nzlib.decompressobj().decompress(x)",
            "inflater.decompress(x)",
            "inflater.flush()",
        ),
        good=("inflater.decompress(x, 10)", "inflater.decompress(x, max_length=10)", "stream.flush()"),
    ),
    Rule(
        "archives of strangers go through core/archive.py",
        "other readers choose silently between two meanings, and follow names out of the folder",
        SRC,
        importing("zipfile", "tarfile", "gzip.GzipFile", "bz2", "lzma", "shutil.unpack_archive", "py7zr", "rarfile"),
        bad=("import zipfile", "from tarfile import open", "import lzma"),
        good=("from badgedesk.core.archive import open_archive", "import gzip"),
        allowed=("host/zips.py", "showcase/portfolio/archive.py", "wallet/backup/archive.py"),
    ),
    Rule(
        "drawings are drawn in one place, foreign ones in a process apart",
        "the drawing library opens files and addresses that a drawing names",
        SRC,
        importing("cairosvg", "cairocffi", "PySide6.QtSvg", "PySide6.QtSvgWidgets", "PySide6.QtWebEngineWidgets"),
        bad=("import cairosvg", "from PySide6.QtSvg import QSvgRenderer", "from cairosvg.surface import PNGSurface"),
        good=("from badgedesk.design.foreign.worker import draw",),
        allowed=("design/cairo.py",),
    ),
    Rule(
        "another program has its end in time",
        "a child that never answers would hold a thread for ever",
        SRC,
        _endless_children,
        bad=("subprocess.run(['a'])", "subprocess.Popen(['a'])", "subprocess.check_output(['a'])"),
        good=("subprocess.run(['a'], timeout=5)",),
        allowed=("app/start.py",),  # becomes a fresh start of the program itself: there is no child
    ),
)
