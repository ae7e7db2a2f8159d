from multiprocessing import Process, Queue

votes = Queue()


def vote(name):
    votes.put(name)


if __name__ == "__main__":
    child = Process(target=vote, args=["ann"])
    child.start()
    child.join()
    print("exit code:", child.exitcode)
    print("a vote for", votes.get())
