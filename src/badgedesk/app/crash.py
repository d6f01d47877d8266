"""The crash handler: the only place that meets exceptions nobody foresaw.

What is written down is where the program was, never what it was working on: file names and line numbers of the
program, and the kind of the exception; no values and no exception text, since these may hold a person's data.
"""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import datetime

Tell = Callable[[str], None]
"""Shows the user that something went wrong; gets the text that was written down."""

_LOG_BYTES: Final = 256 * 1024


def describe(kind: type[BaseException], trace: TracebackType | None, now: "datetime") -> str:
    """Return what is written down about one exception."""
    from badgedesk.core.clock import format_time

    return "\n".join((f"{format_time(now)} {kind.__module__}.{kind.__qualname__}", *_places(trace))) + "\n"


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"  {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}"
        trace = trace.tb_next


class CrashHandler:
    """Writes unforeseen exceptions to a log and tells the user; install it before anything else.

    Args:
        log: the log file; its folder may still be missing.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._tell: Tell | None = None
        self._telling = False

    def install(self) -> None:
        """Catch what no other code caught, on every thread, slots of Qt included."""
        sys.excepthook = self.handle
        threading.excepthook = lambda args: self.handle(args.exc_type, args.exc_value, args.exc_traceback)

    def speak_through(self, tell: Tell) -> None:
        """Tell the user of later crashes by ``tell``; it is called on the main thread only."""
        self._tell = tell

    def handle(self, kind: type[BaseException], _error: BaseException | None, trace: TracebackType | None) -> None:
        """Write one exception down and tell the user once."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        from datetime import UTC, datetime

        text = describe(kind, trace, datetime.now(UTC))
        sys.stderr.write(text)
        self._write(text)
        on_main = threading.current_thread() is threading.main_thread()
        if self._tell is not None and on_main and not self._telling:
            self._telling = True
            try:
                self._tell(text)
            finally:
                self._telling = False

    def _write(self, text: str) -> None:
        try:
            self._log.parent.mkdir(parents=True, exist_ok=True)
            full = self._log.is_file() and self._log.stat().st_size > _LOG_BYTES
            with self._log.open("w" if full else "a", encoding="utf-8") as file:
                file.write(text)
        except OSError:
            sys.stderr.write("the crash log could not be written\n")
