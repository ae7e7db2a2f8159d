# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import socket
import subprocess
import sys


def pieces(code):
    # Each write becomes one message; ten can wait.
    here, there = socket.socketpair(type=socket.SOCK_DGRAM)
    with here, there:
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdout=there,
        )
        there.send(b"")
        return list(iter(lambda: here.recv(100), b""))


if __name__ == "__main__":
    print(pieces("print('bob has done', 2)"))
    print(pieces("print(f'bob has done {2}')"))
    print(pieces("print('bob has done 2\\n', end='')"))
