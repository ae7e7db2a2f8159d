from multiprocessing import Array, Barrier, Process

ROUNDS = 200


def work(rank, parts, seen, ready):
    for index in range(ROUNDS):
        ready.wait()
        parts[rank][index] = 1
        sum(range(5_000))  # some more work
        seen[rank][index] = parts[1 - rank][index]


if __name__ == "__main__":
    parts = Array("i", ROUNDS), Array("i", ROUNDS)
    seen = Array("i", ROUNDS), Array("i", ROUNDS)
    ready = Barrier(2)
    workers = [
        Process(
            target=work, args=(rank, parts, seen, ready)
        )
        for rank in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    sums = [sum(pair) for pair in zip(*seen)]
    print("saw the other's part  how often  allowed")
    print(f"both                  {sums.count(2):9}  yes")
    print(f"only one              {sums.count(1):9}  yes")
    print(f"neither               {sums.count(0):9}  no")
