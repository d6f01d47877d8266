"""How often the pieces of outlines may lie over each other, which is what the time of path operations hangs on."""

from collections.abc import Sequence

from badgedesk.design.outlines.path import Path


def crossings(paths: Sequence[Path], reach: float, most: int) -> int:
    """Return how many pairs of pieces have boxes that overlap once they are grown; any less where it is not ``most``.

    Args:
        paths: the outlines, together.
        reach: by how many px two pieces may lie apart.
        most: where counting ends.
    """
    pieces = sum(len(path.verbs) for path in paths)
    if pieces * (pieces - 1) // 2 <= most:
        return 0
    boxes = sorted(_boxes(paths, reach / 2))
    open_: list[tuple[float, float, float]] = []
    count = 0
    for left, right, top, bottom in boxes:
        open_ = [each for each in open_ if each[0] >= left]
        count += sum(1 for _, above, below in open_ if above <= bottom and top <= below)
        if count > most:
            break
        open_.append((right, top, bottom))
    return count


def _boxes(paths: Sequence[Path], margin: float) -> list[tuple[float, float, float, float]]:
    """Return left, right, top and bottom of each piece."""
    found = []
    for path in paths:
        for verb, start, points in path.pieces():
            if verb != "M":
                xs, ys = zip(start, *points, strict=True)
                found.append((min(xs) - margin, max(xs) + margin, min(ys) - margin, max(ys) + margin))
    return found
