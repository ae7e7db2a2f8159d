import faulthandler
from multiprocessing import Process, Queue


def pack(orders):
    with open("packer.txt", "w") as dump:
        faulthandler.dump_traceback_later(
            1, exit=True, file=dump
        )
        while True:
            print("packed", orders.get())


if __name__ == "__main__":
    orders = Queue()
    packer = Process(target=pack, args=(orders,))
    packer.start()
    orders.put("tea")  # and no other
    packer.join()
    print("exit code", packer.exitcode)
    with open("packer.txt") as dump:
        print(dump.readline().strip())
        innermost, *_ = frames = dump.readlines()[1:]
    print("waits in", innermost.split()[-1])
    own = [x for x in frames if "until_late.py" in x]
    print(own[0].strip())
