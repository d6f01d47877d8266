"""Kills at random moments of one long award, which is taken up again each time."""

import random
import threading
from pathlib import Path

from tests.crash.judge import check_awards
from tests.crash.points import Tally
from tests.crash.work import Child, Place, award, prepare

PEOPLE = 600
_LONGEST_S = 0.5


def try_moments(
    folder: Path, kills: int, seed: int, *, people: int = PEOPLE, jobs: int = 1, zipped: bool = False
) -> Tally:
    """Kill an award ``kills`` times, each a random while after it began; then let it end."""
    place, tally, dice = Place(folder, zipped, jobs), Tally(), random.Random(seed)
    signer = prepare(place)
    reported: list[str] = []
    for number in range(kills):
        child = Child(lambda say: award(place, signer, people, say))
        timer = threading.Timer(dice.uniform(0.0, _LONGEST_S * jobs), child.kill)
        child.go()
        timer.start()
        said, killed = child.end()
        timer.cancel()
        reported += said
        tally.points += 1
        tally.killed += killed
        try:
            check_awards(place, reported)
        except AssertionError as fault:
            tally.faults.append(f"kill {number + 1}: {fault}")
    award(place, signer, people, reported.append)
    check_awards(place, reported, whole=people)
    return tally
