"""`_multiprocessing.SemLock`, on the kernel's semaphores."""

from _playground import threads
from _playground.kernel import k, running
from _playground.threads import wait

RECURSIVE = 0  # its kind; the other is 1, a semaphore


class SemLock:
    SEM_VALUE_MAX = 2**31 - 1

    def __init__(self, kind, value, maxvalue, name, unlink):
        self.kind, self.maxvalue, self.name = kind, maxvalue, name
        self._level, self._owner = 0, None
        if value is not None:
            if not -(2**31) <= value < 2**31:
                raise OverflowError("Python int too large to convert to C int")
            self.handle = k.new_semaphore(value)
            if self.handle < 0:
                raise OSError(28, "No space left on device")

    @classmethod
    def _rebuild(cls, handle, kind, maxvalue, name):
        if not k.hold_semaphore(handle, 1):
            raise FileNotFoundError(2, "No such file or directory")
        self = cls(kind, None, maxvalue, name, False)
        self.handle = handle
        return self

    def __del__(self):
        if hasattr(self, "handle") and running():
            k.hold_semaphore(self.handle, -1)

    def acquire(self, block=True, timeout=None):
        if self.kind == RECURSIVE and self._is_mine():
            self._level += 1
            return True
        # Both also bring mapped memory in line, as giving does.
        if not k.take_semaphore(self.handle):
            limit = None if timeout is None else max(0, timeout)
            if not block or not wait(lambda: k.take_semaphore(self.handle), limit):
                return False
        self._level, self._owner = self._level + 1, threads.current.ident
        return True

    def release(self):
        if self.kind == RECURSIVE:
            if not self._is_mine():
                raise AssertionError("attempt to release recursive lock not owned by thread")
            if self._level > 1:
                self._level -= 1
                return
        if not k.give_semaphore(self.handle, self.maxvalue if self.kind else 2):
            raise ValueError("semaphore or lock released too many times")
        self._level -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exception):
        self.release()

    def _count(self):
        return self._level

    def _is_mine(self):
        return self._level > 0 and self._owner == threads.current.ident

    def _get_value(self):
        return k.semaphore_value(self.handle)

    def _is_zero(self):
        return self._get_value() == 0

    def _after_fork(self):
        self._level = 0
