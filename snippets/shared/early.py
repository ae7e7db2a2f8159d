from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def read(name):
    try:
        SharedMemory(name)
    except FileNotFoundError as error:
        print("child: ", error)


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=80)
    memory.buf[:5] = b"draft"
    memory.unlink()
    child = Process(target=read, args=(memory.name,))
    child.start()
    child.join()
    memory.close()
