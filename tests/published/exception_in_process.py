from multiprocessing import Process


def raises():
    raise RuntimeError("There was an error!")


if __name__ == "__main__":
    p = Process(target=raises)
    p.start()
    p.join()
    print("exit code", p.exitcode)
