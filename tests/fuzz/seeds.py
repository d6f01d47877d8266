"""What a run starts from: the shared vectors of the target's kind where they are at hand, and files of our own."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from tests.fuzz.graphs import encoded
from tests.property.test_bake_damage import PNG, SVG, SVG_TEXT
from tests.property.test_tampering import FILES

_VECTORS: Final = Path(__file__).resolve().parents[3] / "shared" / "vectors"
_LARGEST_BYTES: Final = 8_000
"""Larger seeds slow a run down and add nothing; every vector has a test of its own."""


def _files(*patterns: str) -> Iterator[bytes]:
    for path in chain.from_iterable(sorted(_VECTORS.glob(pattern)) for pattern in patterns):
        if path.is_file() and path.stat().st_size <= _LARGEST_BYTES:
            yield path.read_bytes()


def _graphs() -> Iterator[bytes]:
    for data in _files("rdf-canon/*-in.nq", "hostile/jsonld/*.nq"):
        yield encoded(data.decode("utf-8", "replace"))
    ring = bytes(byte for node in range(6) for byte in (node, (node + 1) % 6, 0))
    yield from (ring, ring + ring[:9], bytes([0, 1, 0, 1, 0, 0, 2, 3, 0, 3, 2, 0]))


_OWN: Final[Mapping[str, Callable[[], Iterator[bytes]]]] = {
    "png": lambda: iter((PNG, FILES["png"])),
    "svg": lambda: iter((SVG, SVG_TEXT.encode(), FILES["svg"])),
    "json": lambda: iter((b'{"a":[1,-0.5e3,"\\u00e9\\ud83d\\ude00",null,true,{}]}', b'\xef\xbb\xbf"x"', FILES["json"])),
    "jws": lambda: iter((FILES["jwt"], b"eyJhbGciOiJub25lIn0.e30.", b"a.b.c.d.e")),
    "credential": lambda: iter((FILES["json"], FILES["jwt"], b"https://badges.example/1")),
    "rdfc": _graphs,
}
_SHARED: Final[Mapping[str, tuple[str, ...]]] = {
    "png": ("hostile/png/*.png", "hostile/png/pngsuite/*.png", "baked/*.png"),
    "svg": ("hostile/svg/*.svg*", "baked/*.svg*"),
    "json": ("hostile/json/**/*.json",),
    "jws": ("hostile/jose/*.jwt", "vc-jwt/**/*.jwt", "vc-jwt/**/*.json", "ob2/**/*.jwt"),
    "credential": ("hostile/jsonld/*.json", "hostile/json/*.json", "ob3/*.json", "ob2/**/*.json", "clr2/*.json",
                   "vcdm2/*.json", "blockcerts/**/*.json", "status/*.json"),
    "rdfc": (),
}  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """Return the seeds of a target, each once."""
    return list(dict.fromkeys(chain(_OWN[target](), _files(*_SHARED[target]))))
