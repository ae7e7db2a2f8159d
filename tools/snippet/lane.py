"""A lane: one thread of one process of a run, named by how it was created."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Lane:
    """`main`, its second child `main.2`, that one's first thread `main.2/1`.

    Names, process ids and start methods do not enter, so the lanes of two runs of one program can
    be matched. The lane of a process is that of its main thread. What the log does not tell is `?`.
    """

    path: str

    def __str__(self) -> str:
        return self.path

    def child(self, name: int | str) -> Lane:
        """Return the lane of a process that this thread started: its nth, or a named one."""
        return Lane(f"{self}.{name}")

    def thread(self, number: int | str) -> Lane:
        """Return the lane of the nth thread that this thread started."""
        return Lane(f"{self}/{number}")

    def helper(self, kind: str) -> Lane:
        """Return the lane of the "fork server" or "resource tracker" of this process."""
        return Lane(f"{kind} of {self}")

    @property
    def is_fork_server(self) -> bool:
        return self.path.startswith("fork server of ")

    @property
    def is_thread(self) -> bool:
        """Is it a thread other than its process's main one?"""
        return self != self.process

    @property
    def process(self) -> Lane:
        """The lane of its process."""
        above, point, own = self.path.rpartition(".")
        return Lane(above + point + own.partition("/")[0])

    @property
    def ancestors(self) -> list[Lane]:
        """The lanes that it descends from, the oldest first."""
        return [Lane(self.path[: sign.start()]) for sign in re.finditer("[./]", self.path)]

    def belongs_to(self, other: Lane) -> bool:
        """Is it the lane `other`, or, where that is a process's, one of its threads?"""
        return other in (self, self.process)


MAIN = Lane("main")
UNKNOWN = Lane("?")
