"""A lane: one thread of one process of a run, named by how it was created."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Lane:
    """`main`, its second child `main.2`, that one's first thread `main.2/1`.

    Names, process ids and start methods do not enter, so the lanes of two runs of one program can
    be matched. The lane of a process is that of its main thread. What the log does not tell is `?`.
    A task that it hands to workers, its third `main:3`, is no lane, and named like one.
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

    def task(self, number: int) -> Lane:
        """Return the nth task that this lane hands to the workers of a pool or an executor."""
        return Lane(f"{self}:{number}")

    def helper(self, kind: str) -> Lane:
        """Return the lane of the "fork server" or "resource tracker" of this process."""
        return Lane(f"{kind} of {self}")

    @property
    def is_known(self) -> bool:
        """Does the log tell all of how it was created?"""
        return "?" not in self.path

    @property
    def described(self) -> str:
        """What a sentence calls it."""
        if self.is_known:
            return self.path
        known = self.path.partition("?")[0].rstrip("./")
        return f"something in {known}" if known else "something that the recorder does not know"

    @property
    def is_fork_server(self) -> bool:
        return self.path.startswith("fork server of ")

    @property
    def is_helper(self) -> bool:
        """Is it the process of a fork server or a resource tracker?"""
        return " of " in self.path

    @property
    def is_thread(self) -> bool:
        """Is it a thread other than its process's main one?"""
        return self != self.process

    @property
    def is_task(self) -> bool:
        return ":" in self.path

    @property
    def process(self) -> Lane:
        """The lane of its process."""
        above, point, own = self.path.rpartition(".")
        return Lane(above + point + own.partition("/")[0])

    @property
    def ancestors(self) -> list[Lane]:
        """The lanes that it descends from, the oldest first."""
        return [Lane(self.path[: sign.start()]) for sign in re.finditer("[./:]", self.path)]

    def belongs_to(self, other: Lane) -> bool:
        """Is it the lane `other`, or, where that is a process's, one of its threads?"""
        return other in (self, self.process)


MAIN = Lane("main")
UNKNOWN = Lane("?")
