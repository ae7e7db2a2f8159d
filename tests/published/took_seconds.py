import time
from multiprocessing import Process


def do_something():
    print("Sleeping 0.1 seconds...")
    time.sleep(0.1)
    print("Done Sleeping...")


if __name__ == "__main__":
    start = time.perf_counter()
    processes = [Process(target=do_something) for _ in range(2)]
    for p in processes:
        p.start()
    for p in processes:
        p.join()
    finish = time.perf_counter()
    print(f"Finished in {round(finish - start, 2):.2f} second(s)")
