"""Errors as Linux has them: Emscripten's have other numbers, which texts show ("[Errno 2] …")."""

import errno
import functools

LINUX = {
    "E2BIG": 7, "EACCES": 13, "EADDRINUSE": 98, "EAGAIN": 11, "EBADF": 9, "EBUSY": 16,
    "ECHILD": 10, "ECONNREFUSED": 111, "ECONNRESET": 104, "EEXIST": 17, "EFBIG": 27, "EINTR": 4,
    "EINVAL": 22, "EIO": 5, "EISDIR": 21, "EMFILE": 24, "ENAMETOOLONG": 36, "ENODEV": 19,
    "ENOENT": 2, "ENOEXEC": 8, "ENOMEM": 12, "ENOSPC": 28, "ENOSYS": 38, "ENOTDIR": 20,
    "ENOTEMPTY": 39, "EPERM": 1, "EPIPE": 32, "EROFS": 30, "ESPIPE": 29, "ESRCH": 3,
    "ETIMEDOUT": 110, "EXDEV": 18,
}  # fmt: skip
_NUMBERS = {getattr(errno, name): number for name, number in LINUX.items()}  # by Emscripten's


def numbered(function):
    """Return the function with Linux's numbers in its errors."""

    @functools.wraps(function)
    def call(*args, **kwargs):
        try:
            return function(*args, **kwargs)
        except OSError as error:
            if error.errno in _NUMBERS and not hasattr(error, "_numbered"):
                error.errno, error._numbered = _NUMBERS[error.errno], True
            raise

    return call


def is_ours(frame):
    """Is it a frame of this package, which stands for C?"""
    return frame.f_globals.get("__package__") == __package__


def without_ours(walk):
    """Return `traceback`'s function without the frames of this package."""

    def visible(trace):
        return (found for found in walk(trace) if not is_ours(found[0]))

    return visible
