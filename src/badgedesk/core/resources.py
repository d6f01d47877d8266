"""Files that ship with the program, found in a wheel, an editable install and a frozen build alike."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[3] / "resources"


def resource(*parts: str) -> Traversable:
    """Return the resource at ``parts``, for example ``resource("contexts", "index.json")``.

    Raises:
        FileNotFoundError: there is none; in an installed program that is a packaging fault.
    """
    packaged = files("badgedesk") / "resources"
    node = (packaged if packaged.is_dir() else _CHECKOUT).joinpath(*parts)
    if not (node.is_file() or node.is_dir()):
        raise FileNotFoundError("/".join(("resources", *parts)))
    return node
