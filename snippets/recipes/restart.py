import os
from multiprocessing import Process
from pathlib import Path

done = Path("done.txt")


def work(numbers, attempt):
    finished = done.read_text().split()
    for number in numbers[len(finished) :]:
        if number == 3 and attempt == 1:
            os._exit(1)  # as if C code had crashed
        with done.open("a") as file:
            print(number**2, file=file)


if __name__ == "__main__":
    done.write_text("")
    for attempt in 1, 2, 3:
        worker = Process(
            target=work, args=([1, 2, 3, 4], attempt)
        )
        worker.start()
        worker.join()
        print(f"try {attempt} ended with {worker.exitcode}")
        print("  done:", *done.read_text().split())
        if worker.exitcode == 0:
            break
