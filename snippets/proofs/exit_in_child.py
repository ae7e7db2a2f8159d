from multiprocessing import Process


def stop(why):
    raise SystemExit(why)


if __name__ == "__main__":
    for why in None, 3, "no orders":
        child = Process(target=stop, args=(why,))
        child.start()
        child.join()
        print(
            f"SystemExit({why!r}) becomes", child.exitcode
        )
