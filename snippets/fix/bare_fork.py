# /// script
# requires-python = ">=3.12"
# [tool.snippet]
# platforms = ["linux"]
# methods = ["fork"]
# ///
import os
from threading import Event, Thread

done = Event()
Thread(target=done.wait).start()  # any thread
pid = os.fork()
if pid == 0:
    print("the child is there")
    os._exit(0)
os.waitpid(pid, 0)
done.set()
