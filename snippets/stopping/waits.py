from multiprocessing import JoinableQueue, Process


def pack(orders):
    while True:
        print("packed", orders.get())
        orders.task_done()


if __name__ == "__main__":
    orders = JoinableQueue()
    packer = Process(target=pack, args=(orders,))
    packer.start()
    for order in "tea", "coffee":
        orders.put(order)
    orders.join()  # until both are done
    print("main: last line")
