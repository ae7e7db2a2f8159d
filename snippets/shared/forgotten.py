from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    memory = SharedMemory(create=True, size=80)
    memory.buf[:5] = b"draft"
    memory.close()
    print("closed, not unlinked:", memory.name)
