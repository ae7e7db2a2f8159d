"""The calls of the kernel, `k.NAME`: the worker puts them there once there is a process."""

import types

k = types.SimpleNamespace()
maps: set[int] = set()  # where mapped files of this process are in its memory


def running() -> bool:
    """Is there a process, or only the snapshot that processes begin with?"""
    return hasattr(k, "pid")


def sync() -> None:
    """Bring mapped memory in line with that of the other processes."""
    if maps:
        k.sync()
