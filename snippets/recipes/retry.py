from multiprocessing import Pipe, Process
from threading import Timer
from time import sleep


def ask(attempt, answer):
    if attempt == 1:
        sleep(60)  # no answer the first time
    answer.send("21 degrees")


if __name__ == "__main__":
    for attempt, limit in [(1, 0.2), (2, 15)]:
        receiver, sender = Pipe(duplex=False)
        args = attempt, sender
        child = Process(target=ask, args=args)
        child.start()
        sender.close()  # now only the child can send
        deadline = Timer(limit, child.kill)
        deadline.start()
        try:
            answer = receiver.recv()
        except (EOFError, OSError):
            answer = None
        deadline.cancel()
        child.join()
        if answer:
            print(f"try {attempt}: {answer}")
            break
        ended = child.exitcode
        print(f"try {attempt}: exit code {ended}")
