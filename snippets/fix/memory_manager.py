from multiprocessing.managers import SharedMemoryManager

if __name__ == "__main__":
    with SharedMemoryManager() as manager:
        memory = manager.SharedMemory(size=8)
        memory.buf[:5] = b"draft"
        pages = int("twelve")
