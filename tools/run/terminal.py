"""A terminal of 80 by 24, and a program started in its foreground."""

import fcntl
import os
import resource
import signal
import struct
import termios

from tools.run.job import COLUMNS, ROWS, Job


def open_terminal() -> tuple[int, int]:
    """Return (master, slave) of an 80 by 24 terminal that changes no byte and echoes none."""
    master, slave = os.openpty()
    settings = termios.tcgetattr(slave)
    settings[1] &= ~termios.OPOST
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(slave, termios.TCSANOW, settings)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    os.set_blocking(master, False)
    return master, slave


def start(job: Job, slave: int, folder: str) -> int:
    """Start the program of a job in the foreground of the terminal; return its pid."""
    pid = os.fork()
    if pid == 0:
        try:
            os.setpgid(0, 0)
            os.tcsetpgrp(slave, os.getpid())
            for number in (signal.SIGINT, signal.SIGHUP, signal.SIGPIPE, signal.SIGXFSZ):
                signal.signal(number, signal.SIG_DFL)
            signal.signal(signal.SIGTTOU, signal.SIG_DFL)
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            os.chdir(folder)
            source = os.open(job.stdin, os.O_RDONLY) if job.stdin else slave
            for descriptor, file in enumerate((source, slave, slave)):
                os.dup2(file, descriptor)
            os.execve(job.argv[0], job.argv, job.environment)
        except BaseException as error:
            os.write(slave, f"cannot start {job.argv[0]}: {error}\n".encode())
        finally:
            os._exit(127)
    return pid
