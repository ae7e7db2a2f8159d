# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
from multiprocessing import Pipe, Process


def send_all(sender):
    while True:
        sender.send_bytes(bytes(4_000))


if __name__ == "__main__":
    messages, sender = Pipe(duplex=False)
    child = Process(target=send_all, args=(sender,))
    child.start()
    sender.close()
    messages.poll(None)
    child.kill()
    child.join()
    sizes = set()
    try:
        while True:
            sizes.add(len(messages.recv_bytes()))
    except EOFError:
        print("sizes received:", sizes)
