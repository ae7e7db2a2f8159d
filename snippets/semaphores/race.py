from multiprocessing import Array, Process, Value


def download_files(connections, found):
    for _ in range(50):
        with connections.get_lock():
            connections.value += 1
            found[connections.value - 1] += 1
        sum(range(20_000))
        with connections.get_lock():
            connections.value -= 1


if __name__ == "__main__":
    connections, found = Value("i", 0), Array("i", 4)
    workers = [
        Process(
            target=download_files, args=(connections, found)
        )
        for _ in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("at once  how often  allowed")
    print(f"one      {found[0]:9}  yes")
    print(f"two      {found[1]:9}  yes")
    print(f"three    {found[2]:9}  yes")
    print(f"four     {found[3]:9}  yes")
