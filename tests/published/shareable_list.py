from multiprocessing import Process, shared_memory


def change(name):
    a = shared_memory.ShareableList(name=name)
    a[0] = 99
    a.shm.close()


if __name__ == "__main__":
    a = shared_memory.ShareableList(["x", 2.5, None])
    print(a)
    p = Process(target=change, args=(a.shm.name,))
    p.start()
    p.join()
    print(a[0])
    a.shm.close()
    a.shm.unlink()
