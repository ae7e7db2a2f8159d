from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=8)
    memory.buf[:5] = b"draft"
    pages = int("twelve")
    memory.close()
    memory.unlink()
