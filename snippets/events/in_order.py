from multiprocessing import Condition, Process, Value


def count_primes(chapter, turn, changed):
    first = chapter * 1000
    primes = sum(
        all(number % factor for factor in range(2, 64))
        for number in range(first, first + 1000)
    )
    with changed:
        changed.wait_for(lambda: turn.value == chapter)
        print(f"from {first} on: {primes} primes")
        turn.value += 1
        changed.notify_all()


if __name__ == "__main__":
    turn, changed = Value("i", 1), Condition()
    workers = [
        Process(
            target=count_primes, args=(n, turn, changed)
        )
        for n in (3, 2, 1)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
