from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    try:
        memory.buf[:5] = b"draft"
        pages = int("twelve")
    finally:
        memory.close()
        memory.unlink()
