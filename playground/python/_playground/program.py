"""Runs a program as `python argv...` would, from its first moment to its last."""

import asyncio
import contextlib
import importlib
import os
import sys
import types
import warnings

from _playground import signals, threads
from _playground.errors import is_ours
from _playground.kernel import k, sync
from _playground.pipes import open_python

INTERRUPTED, FAILED = 2, 1 << 8  # as waitpid() has them: ended by SIGINT, exit status 1


def start(argv, files, environment, folder, recorder):
    """Run a program, and return its status as waitpid() has it.

    `files` maps names to texts, to be put into `folder`, which it runs in. `recorder` is the folder
    of a `sitecustomize`, or "".
    """
    signals.set_up(threads.doorbell)
    os.makedirs(folder, exist_ok=True)
    for name, text in (files or {}).items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open_python(path, "w") as file:
            file.write(text)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    _begin(folder)
    if recorder:
        sys.path.insert(0, recorder)
        importlib.import_module("sitecustomize")
    program = types.ModuleType("__main__")
    sys.modules["__main__"] = sys.modules["__mp_main__"] = program
    sys.argv = sys.orig_argv = list(argv)
    status = _run(program)
    sync()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(ValueError, OSError, AttributeError):
            stream.flush()
    return status


def _begin(folder):
    """Bring up to date what the snapshot has of another process, and another place."""
    import multiprocessing.process
    import random
    import threading

    random.seed()
    threading.main_thread()._native_id = k.pid
    multiprocessing.process.ORIGINAL_DIR = folder
    sys.stdout.reconfigure(line_buffering=sys.stdout.isatty())
    sys.stderr.reconfigure(line_buffering=True)
    sys.executable = "/usr/bin/python3"
    # Python's own event loop, but for the browser's, on which Pyodide suspends.
    asyncio.run, threads.browser = asyncio.runners.run, asyncio.get_event_loop()
    asyncio._set_running_loop(None)
    asyncio.set_event_loop_policy(None)


def _run(program):
    import atexit
    import threading

    status = 0
    try:
        try:
            source, path = _find(program)
            exec(compile(source, path, "exec"), vars(program))
        except SystemExit as error:
            status = _exit_status(error)
        except KeyboardInterrupt as error:
            _report(error)
            status = INTERRUPTED
        except BaseException as error:
            _report(error)
            status = FAILED
        threading._shutdown()
        atexit._run_exitfuncs()
    except BaseException as error:
        _report(error)
        status = status or (INTERRUPTED if isinstance(error, KeyboardInterrupt) else 0)
    return status


def _find(program):
    """Return (source, path) of what the command line names; sets sys.argv and sys.path for it."""
    arguments = sys.argv[1:]
    while arguments and arguments[0].startswith("-") and arguments[0] not in ("-", "-c", "-m"):
        option = arguments.pop(0)
        if option == "-X":
            name, _, value = arguments.pop(0).partition("=")
            sys._xoptions[name] = value or True
        elif option == "-u":
            for stream in (sys.stdout, sys.stderr):
                stream.reconfigure(write_through=True)
        elif option == "-W":
            sys.warnoptions.append(arguments.pop(0))
            warnings._processoptions(sys.warnoptions)
    if not arguments or arguments[0] in ("-", "-c"):
        program.__loader__ = sys.modules["_frozen_importlib"].BuiltinImporter
        sys.path.insert(0, "")
        if arguments and arguments[0] == "-c":
            sys.argv = ["-c", *arguments[2:]]
            return arguments[1], "<string>"
        sys.argv, program.__file__ = arguments or [""], "<stdin>"
        return sys.stdin.read(), "<stdin>"
    if arguments[0] == "-m":
        sys.argv = arguments[1:]
        sys.path.insert(0, os.getcwd())
        return f"import runpy\nrunpy._run_module_as_main({arguments[1]!r})", "<string>"
    sys.argv = arguments
    path = os.path.abspath(arguments[0])
    sys.path.insert(0, os.path.dirname(path))
    program.__file__ = path
    with open_python(path, encoding="utf-8") as file:
        return file.read(), path


def _exit_status(error):
    if error.code is None:
        return 0
    if isinstance(error.code, int):
        return (error.code & 255) << 8
    print(error.code, file=sys.stderr)
    return FAILED


def _report(error):
    trace = error.__traceback__
    while trace is not None and is_ours(trace.tb_frame):
        trace = trace.tb_next
    sys.excepthook(type(error), error, trace or error.__traceback__)
