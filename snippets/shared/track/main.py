# /// script
# requires-python = ">=3.13"
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import sys
from multiprocessing.shared_memory import SharedMemory
from subprocess import PIPE, run


def start_reader(name, how):
    # Wait for the reader's tracker, too: it is done when
    # no process has the other end of the pipe open.
    command = [sys.executable, "reader.py", name, how]
    run(command, stdout=PIPE, check=True)


if __name__ == "__main__":
    for how in "untracked", "tracked":
        memory = SharedMemory(
            create=True, size=80, track=False
        )
        start_reader(memory.name, how)
        memory.close()
        try:
            memory.unlink()
            print(f"{how}: was still there")
        except FileNotFoundError as error:
            print(f"{how}: {error}")
