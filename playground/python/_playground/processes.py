"""Other processes: to start Python in one, to wait for its end, to send it a signal."""

import os

from _playground import signals, threads
from _playground.kernel import k
from _playground.threads import wait

POSIX_SPAWN_OPEN, POSIX_SPAWN_CLOSE, POSIX_SPAWN_DUP2 = range(3)


def waitpid(pid, options, /):
    status = -2  # it has not ended

    def look():
        nonlocal status, pid
        for child in k.children() if pid == -1 else [pid]:
            status = k.waitpid(child)
            if status != -2:
                pid = child
                return True
        return False

    look() if options & os.WNOHANG else wait(look)
    if status == -1:
        raise ChildProcessError(10, "No child processes")
    return (0, 0) if status == -2 else (pid, status)


def wait_for_any():
    return waitpid(-1, 0)


def kill(pid, number, /):
    if k.kill(pid, int(number)) == "none":
        raise ProcessLookupError(3, "No such process")
    if threads.current is threads.main and k.pending():
        signals.deliver()


def killpg(group, number, /):
    for pid in k.pids():
        kill(pid, number)


def raise_signal(number, /):
    kill(k.pid, number)


def exit_now(code):
    k.exit((code & 255) << 8)


def cpu_count():
    return int(os.environ.get("PYTHON_CPU_COUNT") or k.cores)


def affinity(pid):
    return set(range(k.cores))


def spawn(args, fds, folder, environment):
    """Start Python in a process of its own, and return its id.

    `fds` are pairs: the descriptor that it has, and ours that it is the same as.
    """
    passed = [pair for pair in fds if pair[1] >= 0]
    pid = k.spawn([os.fsdecode(arg) for arg in args], passed, folder, environment)
    if pid == 0:
        raise BlockingIOError(11, "Resource temporarily unavailable")
    return pid


def spawnv_passfds(path, args, passfds):
    fds = [(fd, fd) for fd in set(passfds) | {0, 1, 2}]
    return spawn(args, fds, os.getcwd(), dict(os.environ))


def fork_exec(
    args, executables, close_fds, keep, cwd, env, read_in, _0, _1, write_out, _2, write_err, _3,
    report, *rest
):  # fmt: skip
    """What `subprocess` calls to start a program; there is only one that it can start."""
    _only_python(args[0])
    streams = [fd if fd >= 0 else own for own, fd in enumerate((read_in, write_out, write_err))]
    fds = [*enumerate(streams), *((fd, fd) for fd in keep if fd > 2 and fd != report)]
    variables = dict(os.environ)
    if env is not None:
        variables = dict(os.fsdecode(pair).split("=", 1) for pair in env)
    return spawn(args, fds, os.fsdecode(cwd) if cwd else os.getcwd(), variables)


def posix_spawn(path, argv, env, *, file_actions=(), **attributes):
    """Start Python as `os.posix_spawn()` does; of file actions, it may duplicate and close."""
    _only_python(path)
    fds = {fd: fd for fd in (0, 1, 2)}
    for action, fd, *more in file_actions:
        if action == POSIX_SPAWN_CLOSE:
            fds.pop(fd, None)
        elif action == POSIX_SPAWN_DUP2:
            fds[more[0]] = fds.get(fd, fd)
        else:
            raise NotImplementedError("file actions that open a file")
    return spawn(argv, [*fds.items()], os.getcwd(), dict(env))


def _only_python(name):
    if not os.path.basename(os.fsdecode(name)).startswith("python"):
        raise FileNotFoundError(2, "No such file or directory", os.fsdecode(name))
