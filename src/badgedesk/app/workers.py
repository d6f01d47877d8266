"""The workers of one window, by what they work on; each kind is made when it is first needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from badgedesk.app.jobs import Jobs


class Workers:
    """Gives `Jobs` by name, the same ones for the same name; ``owner`` lives on the window's thread."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._jobs: dict[str, Jobs] = {}

    def __call__(self, name: str, count: int = 1) -> "Jobs":
        """Return the jobs of this name, with so many threads where they are new."""
        from concurrent.futures import ThreadPoolExecutor

        from badgedesk.app.jobs import Jobs

        if name not in self._jobs:
            self._jobs[name] = Jobs(ThreadPoolExecutor(count, name), self._owner)
        return self._jobs[name]

    def close(self) -> None:
        """End all work."""
        for jobs in self._jobs.values():
            jobs.close()
