from multiprocessing import Pipe, Process


def count_words(text, sender):
    sender.send(len(text.split()))


if __name__ == "__main__":
    receiver, sender = Pipe(duplex=False)
    child = Process(
        target=count_words, args=("one fish", sender)
    )
    child.start()
    with receiver:
        child.join()
    print(receiver.recv())
