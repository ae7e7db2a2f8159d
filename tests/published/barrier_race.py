from multiprocessing import Barrier, Process


def runner(barrier, name):
    print(f"{name} is ready")
    barrier.wait()
    print(f"{name} runs")


if __name__ == "__main__":
    barrier = Barrier(3)
    runners = [Process(target=runner, args=(barrier, name)) for name in ("Ann", "Bob", "Cid")]
    for each in runners:
        each.start()
    for each in runners:
        each.join()
