from multiprocessing import Process, Queue


def vote(name, votes):
    votes.put(name)


if __name__ == "__main__":
    votes = Queue()
    child = Process(target=vote, args=["ann", votes])
    child.start()
    print("a vote for", votes.get())
    child.join()
