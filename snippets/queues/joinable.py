from hashlib import sha256
from multiprocessing import JoinableQueue, Process


def hash_names(names):
    while (name := names.get()) is not None:
        digest = sha256(name.encode()).hexdigest()
        print(name, digest[:8])
        names.task_done()


if __name__ == "__main__":
    names = JoinableQueue()
    workers = [
        Process(target=hash_names, args=(names,))
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for name in "ann", "bob", "eve":
        names.put(name)
    names.join()
    print("all are hashed")
    for _ in workers:
        names.put(None)
    for worker in workers:
        worker.join()
