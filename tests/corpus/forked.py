import os

if __name__ == "__main__":
    print("begin")
    child = os.fork()
    if child == 0:
        print("child one")
        print("child two")
        os._exit(7)
    _, status = os.waitpid(child, 0)
    print("status", os.waitstatus_to_exitcode(status))
