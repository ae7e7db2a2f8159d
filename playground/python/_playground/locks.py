"""`_thread.lock`. It is this process's own, so to wait for it is to let other threads run."""

from _playground.threads import wait


class Lock:
    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if timeout < 0 and timeout != -1:
            raise ValueError("timeout value must be a non-negative number")
        limit = None if timeout == -1 else timeout
        if self._held and not (blocking and wait(self._free, limit)):
            return False
        self._held = True
        return True

    def _free(self):
        return not self._held

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def __repr__(self):
        state = "locked" if self._held else "unlocked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def _at_fork_reinit(self):
        self._held = False

    acquire_lock, release_lock, locked_lock = acquire, release, locked


def rename(kind, name):
    """Name a class as the one in C that it stands for, and let it be pickled as little."""

    def reduce(self, protocol):
        if type(self).__reduce__ is not object.__reduce__:
            return self.__reduce__()
        raise TypeError(f"cannot pickle '_thread.{name}' object")

    kind.__module__, kind.__name__, kind.__qualname__ = "_thread", name, name
    kind.__reduce_ex__ = reduce
