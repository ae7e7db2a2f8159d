# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
import shutil
from multiprocessing.shared_memory import SharedMemory

MB = 2**20


def taken(block):
    status = os.stat(f"/dev/shm/{block.name}")
    return status.st_blocks * 512 // MB


if __name__ == "__main__":
    room = shutil.disk_usage("/dev/shm").total // MB
    print("size of /dev/shm:", room, "MB")
    block = SharedMemory(create=True, size=8 * MB)
    print("created:", taken(block), "of 8 MB taken")
    block.buf[:] = bytes(8 * MB)
    print("written:", taken(block), "of 8 MB taken")
    block.close()
    block.unlink()
