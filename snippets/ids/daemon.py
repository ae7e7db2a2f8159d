from multiprocessing import Process
from time import sleep

if __name__ == "__main__":
    watch = Process(target=sleep, args=(60,), daemon=True)
    watch.start()
    print("the main process ends")
