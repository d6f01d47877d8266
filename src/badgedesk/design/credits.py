"""Whose drawings a design shows and under which licences; said in every file that is exported."""

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from badgedesk.design.document import Design
from badgedesk.design.escaping import plain_xml
from badgedesk.design.layers import Group, IconLayer, Layer

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TERMS: Final = "http://purl.org/dc/elements/1.1/"
_WORK: Final = "http://creativecommons.org/ns#"
_HEADER_END: Final = 33
"""Bytes of a PNG up to the end of its first chunk."""


def credits_of(design: Design) -> tuple[str, ...]:
    """Return name and licence of each set that visible glyphs come from, each once, bottom to top."""
    return tuple(dict.fromkeys(_credits(design.layers)))


def _credits(layers: Sequence[Layer]) -> Iterator[str]:
    for layer in layers:
        if not layer.visible or layer.opacity <= 0:
            continue
        if isinstance(layer, Group):
            yield from _credits(layer.layers)
        elif isinstance(layer, IconLayer) and layer.credit:
            yield layer.credit


def credit_line(design: Design) -> str:
    """Return the credits of a design as one line for people; empty where there are none."""
    found = credits_of(design)
    return f"Icons: {', '.join(found)}" if found else ""


def credit_xml(design: Design) -> str:
    """Return the ``metadata`` element that says the credits in an SVG, as Dublin Core rights; empty without any."""
    line = credit_line(design)
    if not line:
        return ""
    return (
        f'<metadata><rdf:RDF xmlns:rdf="{_RDF}" xmlns:dc="{_TERMS}" xmlns:cc="{_WORK}"><cc:Work rdf:about="">'
        f"<dc:rights><cc:Agent><dc:title>{plain_xml(line)}</dc:title></cc:Agent></dc:rights>"
        "</cc:Work></rdf:RDF></metadata>\n"
    )


def with_credits(png: bytes, design: Design) -> bytes:
    """Return a PNG that we drew with the credits of its design in a text chunk ``Copyright``.

    Spec: PNG, Textual information, iTXt and its keywords.
    """
    line = credit_line(design)
    if not line:
        return png
    body = b"iTXtCopyright\0\0\0\0\0" + line.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_HEADER_END] + chunk + png[_HEADER_END:]
