from multiprocessing import Process, SimpleQueue


def pack(orders):
    while order := orders.get():
        print("packed", order, flush=True)


if __name__ == "__main__":
    orders = SimpleQueue()
    packer = Process(target=pack, args=(orders,))
    packer.start()
    print(packer.pid, flush=True)
    orders.put("tea")  # and no stop value
    packer.join()
    print("exit code", packer.exitcode)
