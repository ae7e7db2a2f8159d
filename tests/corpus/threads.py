from threading import Lock, Thread

printing = Lock()  # print() is two writes; on a free-threaded build another may come between


def say(text):
    with printing:
        print(text)


def inner():
    say("inner")


def outer():
    say("outer starts inner")
    thread = Thread(target=inner)
    thread.start()
    thread.join()
    say("inner is over")


def other():
    say("other")


if __name__ == "__main__":
    print("begin")
    threads = [Thread(target=outer), Thread(target=other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("end")
