from multiprocessing import Array, Process, Value


def receive(size, total, pixels):
    with total.get_lock():
        total.value += size
    with pixels.get_lock():
        pixels[0] += 100


if __name__ == "__main__":
    total, pixels = Value("i", 0), Array("B", [0])
    for size in 1_500_000_000, 500_000_000, 500_000_000:
        args = size, total, pixels
        child = Process(target=receive, args=args)
        child.start()
        child.join()
    print("total:", total.value)
    print("pixel:", pixels[0])
