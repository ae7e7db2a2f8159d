# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import socket
from multiprocessing import Process


def answer(line):
    with line, line.makefile("rw") as talk:
        question = talk.readline()
        talk.write(question.upper())


if __name__ == "__main__":
    line, far_end = socket.socketpair()
    child = Process(target=answer, args=(far_end,))
    child.start()
    far_end.close()
    with line, line.makefile("rw") as talk:
        talk.write("is anybody there?\n")
        talk.flush()
        print(talk.readline(), end="")
    child.join()
