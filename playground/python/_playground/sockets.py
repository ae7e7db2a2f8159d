"""As much of sockets as pairs of them, and `multiprocessing.connection` listening, need."""

import os

from _playground.kernel import k
from _playground.pipes import open_python, read, write
from _playground.threads import wait

FIRST_PORT = 40001


class Socket:
    """One end of a socketpair(), as far as an event loop needs it."""

    family = type = proto = 1

    def __init__(self, fd):
        self._fd, self._blocking = fd, True

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def setblocking(self, blocking):
        self._blocking = blocking

    def recv(self, size):
        if not self._blocking and not k.readable(self._fd):
            raise BlockingIOError(11, "Resource temporarily unavailable")
        return read(self._fd, size)

    def send(self, data):
        return write(self._fd, data)

    sendall = send

    def close(self):
        os.close(self.detach())


def socketpair(*family):
    first, second = k.socketpair()
    return Socket(first), Socket(second)


class SocketListener:
    """In place of a socket: a pipe, into which a client writes the numbers of those it has made.

    The pipe's own number is in a file of the address's name.
    """

    def __init__(self, address, family, backlog=1):
        from multiprocessing import util

        if family == "AF_INET":
            host, port = address
            taken = {int(name[5:]) for name in os.listdir("/tmp") if name.startswith("port-")}
            address = host, port or next(n for n in range(FIRST_PORT, 50000) if n not in taken)
        self._address, self._family, self._last_accepted = address, family, None
        self._path = _path(address)
        if os.path.exists(self._path):
            raise OSError(98, "Address already in use")
        self._queue, self._keep = k.pipe()
        with open_python(self._path, "w") as file:
            file.write(str(k.pipe_number(self._queue)))
        self._unlink = util.Finalize(self, _remove, args=(self._path,), exitpriority=0)

    def accept(self):
        from multiprocessing.connection import Connection

        wait(lambda: k.readable(self._queue))
        self._last_accepted = self._address if self._family == "AF_INET" else ""
        return Connection(k.accept(self._queue))

    def close(self):
        if self._unlink is not None:
            self._unlink()
            self._unlink = None
            os.close(self._queue)
            os.close(self._keep)


def connect(address):
    from multiprocessing.connection import Connection

    path = _path(address)
    if isinstance(address, str) and not os.path.exists(path):
        raise FileNotFoundError(2, "No such file or directory")
    handle = 0
    if os.path.exists(path):
        with open_python(path) as file:
            handle = k.connect(int(file.read()))
    if not handle:
        raise ConnectionRefusedError(111, "Connection refused")
    return Connection(handle)


def _path(address):
    return address if isinstance(address, str) else f"/tmp/port-{address[1]}"


def _remove(path):
    if os.path.exists(path):
        os.unlink(path)
