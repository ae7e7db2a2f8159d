from hashlib import sha256
from multiprocessing import JoinableQueue, Process


def hash_names(names):
    while True:
        name = names.get()
        digest = sha256(name.encode()).hexdigest()
        print(name, digest[:8])
        names.task_done()


if __name__ == "__main__":
    names = JoinableQueue()
    for _ in range(2):
        Process(
            target=hash_names, args=(names,), daemon=True
        ).start()
    for name in "ann", "bob", "eve":
        names.put(name)
    names.join()
    print("all are hashed")
