import resource
from multiprocessing import Process


def burn():
    sum(range(10**5))


if __name__ == "__main__":
    p = Process(target=burn)
    p.start()
    p.join()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"max rss: {usage.ru_maxrss} kB")
    print(f"user time: {usage.ru_utime:.3f} s")
