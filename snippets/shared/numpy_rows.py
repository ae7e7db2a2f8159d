# /// script
# dependencies = ["numpy"]
# ///
from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

import numpy


def double_row(name, row):
    memory = SharedMemory(name)
    table = numpy.ndarray((3, 4), "int64", memory.buf)
    table[row] *= 2
    del table  # it looks into the memory
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=3 * 4 * 8)
    table = numpy.ndarray((3, 4), "int64", memory.buf)
    table[:] = numpy.arange(12).reshape(3, 4)
    workers = [
        Process(target=double_row, args=(memory.name, row))
        for row in (0, 2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(table)
    del table
    memory.close()
    memory.unlink()
