import os
import tempfile
from multiprocessing import Process


def save(folder):
    with open(os.path.join(folder, "result.txt"), "w") as file:
        file.write("42\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        p = Process(target=save, args=(folder,))
        p.start()
        p.join()
        print("saved in", folder)
        print(os.listdir(folder))
