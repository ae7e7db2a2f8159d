# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
import shutil
from multiprocessing.shared_memory import SharedMemory


def reserve(memory):
    with open(f"/dev/shm/{memory.name}", "r+b") as file:
        os.posix_fallocate(file.fileno(), 0, memory.size)


if __name__ == "__main__":
    size = shutil.disk_usage("/dev/shm").total + 1
    memory = SharedMemory(create=True, size=size)
    print("created")
    try:
        reserve(memory)
        memory.buf[0] = 1
    finally:
        memory.close()
        memory.unlink()
