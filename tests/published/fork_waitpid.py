import os

pid = os.fork()
if pid == 0:
    print("child", os.getpid(), "of", os.getppid())
    os._exit(7)
print("parent", os.getpid(), "has child", pid)
_, status = os.waitpid(pid, 0)
print("child exited with", os.waitstatus_to_exitcode(status))
