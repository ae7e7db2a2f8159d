from multiprocessing import Barrier, Process


def runner(barrier, name):
    print(f"{name} is ready")
    barrier.wait()
    print(f"{name} runs")


if __name__ == "__main__":
    barrier = Barrier(3)
    for name in ("Ann", "Bob", "Cid"):
        Process(target=runner, args=(barrier, name)).start()
