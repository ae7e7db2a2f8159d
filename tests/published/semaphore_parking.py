import time
from multiprocessing import Process, Semaphore


def park(spaces, car):
    with spaces:
        print(f"{car} parks")
        time.sleep(0.05)
        print(f"{car} leaves")


if __name__ == "__main__":
    spaces = Semaphore(2)
    cars = [Process(target=park, args=(spaces, car)) for car in ("Audi", "BMW", "Fiat")]
    for car in cars:
        car.start()
    for car in cars:
        car.join()
    print("closed")
