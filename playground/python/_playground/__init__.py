"""Below CPython's own `threading`, `multiprocessing`, `subprocess` and `asyncio`, in a web worker.

The standard library is used as it is. What is replaced is what it asks of the operating system:
`_thread`, `_multiprocessing`, `time.sleep`, some functions of `os`, one way to start a program.

    kernel.py      the calls of the kernel, which all processes share, in JavaScript
    threads.py     threads, and the one place where a thread waits
    locks.py       `_thread.lock`
    signals.py     signals, and the doorbell
    hashes.py      `hashlib.pbkdf2_hmac`, which comes with OpenSSL elsewhere
    errors.py      Linux's numbers of errors, and tracebacks without this package
    pipes.py       pipes, sleeping, waiting for several files
    processes.py   starting programs, waiting for children, signals to others
    sockets.py     socket pairs, and what `multiprocessing.connection` listens with
    semaphores.py  `_multiprocessing.SemLock`
    mapped.py      mapped files, and `_posixshmem`
    install.py     puts all of it in place
    program.py     runs a program from its beginning to its end
"""
