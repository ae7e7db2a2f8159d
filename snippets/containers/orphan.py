# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os


def start_and_leave(inbox, done):
    starter = os.getpid()
    if os.fork() == 0:
        os.read(inbox, 1)
        adopted = os.getppid() != starter
        print("the orphan has a new parent:", adopted)
        os.close(done)
    os._exit(0)


if __name__ == "__main__":
    inbox, go = os.pipe()
    over, done = os.pipe()
    middle = os.fork()
    if middle == 0:
        start_and_leave(inbox, done)
    os.close(done)
    os.waitpid(middle, 0)
    print("the starter is over, and reaped")
    os.write(go, b"!")
    os.read(over, 1)  # empty once no writer is left
