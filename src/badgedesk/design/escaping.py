"""Text made fit to stand in XML."""

import re
from typing import Final

_NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": " ", "\n": " ", "\t": " "}


def plain_xml(text: str) -> str:
    """Return ``text`` escaped for an element or attribute, line breaks as spaces, what XML cannot hold left out."""
    return "".join(_ESCAPES.get(character, character) for character in _NOT_XML.sub("", text))
