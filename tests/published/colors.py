from multiprocessing import Process

RED, GREEN, RESET = "\033[91m", "\033[92m", "\033[0m"


def say(color, text):
    print(f"{color}{text}{RESET}")


if __name__ == "__main__":
    for color, text in ((RED, "error"), (GREEN, "fine")):
        p = Process(target=say, args=(color, text))
        p.start()
        p.join()
