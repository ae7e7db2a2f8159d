from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def read(name):
    memory = SharedMemory(name)
    print(bytes(memory.buf[:5]))
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=5)
    memory.buf[:5] = b"draft"
    reader = Process(target=read, args=(memory.name,))
    reader.start()
    reader.join()
    memory.close()
    memory.unlink()
