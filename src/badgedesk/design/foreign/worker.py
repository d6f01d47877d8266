"""Drawing SVG files of strangers, in a process of its own that may do nothing else.

Such a file never reaches a drawing toolkit inside the program. A child process with limits on time, memory and
files rebuilds it from what is allowed and draws that with CairoSVG in its safe mode, where entities are refused, and
every reference but a picture written into the file itself is answered with nothing: no file is opened, no address is
called. What comes back is a PNG.
"""

import sys
from base64 import b64decode
from typing import Final
from urllib.parse import unquote_to_bytes

from badgedesk.core.errors import Code, InputError, LimitExceededError
from badgedesk.core.limits import MIB, SVG_BYTES

TIME_LIMIT_S: Final = 10.0
"""How long a process is waited for that gets no processor; its own time is limited far below."""
_CPU_LIMIT_S: Final = 2
_MEMORY_LIMIT_BYTES: Final = 512 * MIB
_FILES_LIMIT: Final = 64
"""Most files open at once: fonts, and nothing that the drawing names."""
_OUT_OF_MEMORY: Final = 70
_SIDE_LIMIT_PX: Final = 2048
_PICTURES: Final = ("data:image/png", "data:image/jpeg")
_MAGIC: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_NOTHING: Final = b'<svg width="1" height="1"></svg>'


def draw_foreign_svg(data: bytes, side_px: int) -> bytes:
    """Return an SVG file as a PNG whose longer side is ``side_px`` pixels.

    Raises:
        LimitExceededError: `Code.SVG_LIMIT`, for a file too large or too costly to draw.
        InputError: `Code.SVG_NOT_SVG`, when it cannot be drawn.
    """
    import subprocess

    if not data or len(data) > SVG_BYTES:
        raise LimitExceededError(Code.SVG_LIMIT, size=len(data))
    command = [sys.executable, "-m", __name__, str(min(side_px, _SIDE_LIMIT_PX))]
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command; the file goes in through standard input
            command,
            input=data,
            capture_output=True,
            timeout=TIME_LIMIT_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise LimitExceededError(Code.SVG_LIMIT, seconds=TIME_LIMIT_S) from error
    if answer.returncode < 0 or answer.returncode == _OUT_OF_MEMORY:
        raise LimitExceededError(Code.SVG_LIMIT)
    if answer.returncode != 0 or not answer.stdout:
        raise InputError(Code.SVG_NOT_SVG)
    return answer.stdout


def fetch_nothing(url: str, _resource_type: str | None = None) -> bytes:
    """Answer for a reference of the file: a PNG or JPEG written into it, else an empty drawing."""
    head, _, body = url.partition(",")
    if not head.startswith(_PICTURES):
        return _NOTHING
    picture = b64decode(unquote_to_bytes(body)) if head.endswith(";base64") else unquote_to_bytes(body)
    return picture if picture.startswith(_MAGIC) else _NOTHING


def _confine() -> None:
    """Limit this process where the system can: processor time, memory, files."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_LIMIT_S, _CPU_LIMIT_S))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_LIMIT_BYTES, _MEMORY_LIMIT_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (_FILES_LIMIT, _FILES_LIMIT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Draw the file on standard input to standard output."""
    from badgedesk.design.cairo import load_cairosvg
    from badgedesk.design.foreign.document import read_drawing
    from badgedesk.design.foreign.extent import drawing_size
    from badgedesk.design.foreign.notices import Notices
    from badgedesk.design.foreign.rebuild import write_drawing

    surface = load_cairosvg().surface.PNGSurface
    _confine()
    data, side = sys.stdin.buffer.read(SVG_BYTES + 1), int(sys.argv[1])
    try:
        drawing = read_drawing(data, Notices())
        width, height, _ = drawing_size(drawing.root)
        drawn = surface.convert(
            bytestring=write_drawing(drawing),
            output_width=max(1, round(side * width / max(width, height))),
            output_height=max(1, round(side * height / max(width, height))),
            unsafe=False,
            url_fetcher=fetch_nothing,
        )
    except MemoryError:
        return _OUT_OF_MEMORY
    sys.stdout.buffer.write(drawn)
    return 0


if __name__ == "__main__":
    sys.exit(main())
