"""What a command says: its answer on standard output, everything else on standard error."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TextIO

from badgedesk.core.errors import BadgeDeskError, plain
from badgedesk.core.strictjson import JsonValue
from badgedesk.wording import fault_message

_LINE = 2_000
"""Longest line of outside text that a terminal is shown, in characters."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where and how a command speaks.

    With ``as_json`` standard output carries exactly one JSON value; words go to standard error.
    """

    as_json: bool = False
    quiet: bool = False
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def answer(self, value: JsonValue, words: Sequence[str]) -> None:
        """Give the command's answer: the value as JSON, or its lines of words."""
        if self.as_json:
            self._write(self.out, json.dumps(value, ensure_ascii=False, indent=2))
            return
        for line in words:
            self._write(self.out, plain(line, _LINE))

    def give(self, value: JsonValue, text: str) -> None:
        """Give the command's answer: the value as JSON, or ``text`` exactly as it is, to be piped on.

        A terminal is spared the control characters.
        """
        if self.as_json:
            self.answer(value, ())
        elif self.out.isatty():
            for line in text.split("\n"):
                self._write(self.out, plain(line, len(line)))
        else:
            self._write(self.out, text)

    def note(self, line: str) -> None:
        """Say something by the way: progress, or what comes next."""
        if not self.quiet:
            self._write(self.err, plain(line, _LINE))

    def fault(self, error: BadgeDeskError) -> None:
        """Say what went wrong and what to do about it."""
        message = fault_message(error)
        path = error.facts.get("path")
        if self.as_json:
            value = {"error": {"code": error.code.value, "message": str(message), "path": path}}
            self._write(self.out, json.dumps(value, ensure_ascii=False, indent=2))
            return
        named = f" ({path})" if path and path not in message.sentence else ""
        self._write(self.err, plain(f"badgedesk: {error.code}: {message.sentence}{named}", _LINE))
        self._write(self.err, plain(f"           {message.next_step}", _LINE))

    @staticmethod
    def _write(stream: TextIO, line: str) -> None:
        try:
            stream.write(line + "\n")
        except UnicodeEncodeError:
            encoding = stream.encoding or "ascii"
            stream.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        stream.flush()
