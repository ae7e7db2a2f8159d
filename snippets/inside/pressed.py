# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Process, Queue


def pack(orders):
    while (order := orders.get()) is not None:
        print("packed", order)


if __name__ == "__main__":
    orders = Queue()
    packer = Process(target=pack, args=(orders,))
    packer.start()
    orders.put("tea")
    packer.join()
    print("all packed")
