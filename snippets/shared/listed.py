from multiprocessing import Process
from multiprocessing.shared_memory import ShareableList


def grade(name):
    task = ShareableList(name=name)
    task[1] = "passed"
    task[2] = 0.93
    try:
        task[1] = "passed with honours"
    except ValueError as error:
        print("ValueError:", error)
    task.shm.close()


if __name__ == "__main__":
    task = ShareableList(["essay", "open", None])
    try:
        name = task.shm.name
        child = Process(target=grade, args=(name,))
        child.start()
        child.join()
        print(list(task))
    finally:
        task.shm.close()
        task.shm.unlink()
