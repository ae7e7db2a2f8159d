import sys
from multiprocessing.shared_memory import SharedMemory

if __name__ == "__main__":
    name, how = sys.argv[1:]
    memory = SharedMemory(name, track=how == "tracked")
    memory.close()
