# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
from multiprocessing import Process, Queue


def pack(orders):
    while True:
        try:
            print("packed", orders.get().upper())
        except Exception:
            print("packer: bad order, next please")
        except KeyboardInterrupt:
            break


if __name__ == "__main__":
    orders = Queue()
    packer = Process(target=pack, args=(orders,))
    packer.start()
    for order in 7, "tea":
        orders.put(order)
    packer.join()
