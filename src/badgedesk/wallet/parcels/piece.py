"""One file inside another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A file as it came out of another: its name for people, and its bytes unchanged."""

    name: str
    data: bytes
