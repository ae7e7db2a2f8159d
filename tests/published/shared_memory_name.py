from multiprocessing import shared_memory

shm = shared_memory.SharedMemory(create=True, size=10)
print(shm.name, len(shm.buf))
shm.buf[:4] = b"spam"
same = shared_memory.SharedMemory(name=shm.name)
print(bytes(same.buf[:4]))
same.close()
shm.close()
shm.unlink()
