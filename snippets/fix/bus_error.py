# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    os.truncate(f"/dev/shm/{memory.name}", 0)
    memory.unlink()
    print("nothing lies behind the block now", flush=True)
    memory.buf[0] = 1
    print("written")
