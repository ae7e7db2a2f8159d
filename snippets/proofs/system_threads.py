# /// script
# requires-python = ">=3.12"
# [tool.snippet]
# platforms = ["linux"]
# ///
import faulthandler
import os
import threading

if __name__ == "__main__":
    faulthandler.dump_traceback_later(60)  # a thread in C
    print("threads of Python:", threading.active_count())
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    faulthandler.cancel_dump_traceback_later()
