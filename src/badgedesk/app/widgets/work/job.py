"""Long work as the window shows it: how far it is, what can be done about it, what came of it."""

from dataclasses import dataclass
from enum import StrEnum, unique


@unique
class JobState(StrEnum):
    """Where the work stands."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobView:
    """One piece of work; ``title`` says what it does, or when it is over what was done."""

    title: str
    done: int
    total: int
    counted: str
    left: str = ""
    """How long it still takes, in words; empty while that is not known."""
    rate: str = ""
    """How fast it goes, in words; empty while that is not known."""
    kept: str = ""
    """What stays when it is cancelled."""
    state: JobState = JobState.RUNNING
    icon: str = "medal"
    action: str = ""
    """What can be done with what came of it: "Open folder"."""
    can_pause: bool = True

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return self.done / self.total if self.total else 0.0

    @property
    def is_over(self) -> bool:
        """Whether nothing moves any more."""
        return self.state in {JobState.DONE, JobState.STOPPED, JobState.FAILED}


def time_left(done: int, total: int, elapsed_s: float) -> str:
    """Return how long the rest takes if it goes on like this: "about 6 s left"; empty before that can be said."""
    if done <= 0 or done >= total or elapsed_s <= 0:
        return ""
    rest_s = elapsed_s / done * (total - done)
    if rest_s < _MINUTE_S:
        return f"about {max(1, round(rest_s))} s left"
    return f"about {round(rest_s / _MINUTE_S)} min left"


def rate_words(done: int, elapsed_s: float) -> str:
    """Return how fast it goes: "12 a second", "40 a minute"; empty before that can be said."""
    if done <= 0 or elapsed_s <= 0:
        return ""
    rate = done / elapsed_s
    return f"{rate:,.0f} a second" if rate >= 1 else f"{rate * _MINUTE_S:.0f} a minute"


_MINUTE_S = 60
