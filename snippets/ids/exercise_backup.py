import sys
import time
from multiprocessing import Process


def back_up(disk):
    if disk == "full":
        sys.exit(3)
    if disk == "broken":
        time.sleep(60)


if __name__ == "__main__":
    for disk in "good", "full", "broken":
        backup = Process(target=back_up, args=(disk,))
        backup.start()
        if disk == "broken":
            backup.terminate()
        backup.join()
        if backup.exitcode > 0:
            print(f"{disk}: failed with", backup.exitcode)
        else:
            print(f"{disk}: saved")
