# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import sys


def start_child(last_call):
    pid = os.fork()
    if pid == 0:
        print("child: works")
        sys.stdout.flush()
        last_call(0)
    os.waitpid(pid, 0)


def run_test(last_call):
    try:
        start_child(last_call)
    except SystemExit:
        print("the runner goes on in process", os.getpid())
        os._exit(1)  # this one would report, too


if __name__ == "__main__":
    for last_call in os._exit, sys.exit:
        print("the child calls", last_call.__name__)
        run_test(last_call)
    print("the runner is done in process", os.getpid())
