# /// script
# requires-python = ">=3.12"
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import threading
import warnings

if __name__ == "__main__":
    warnings.simplefilter("ignore", DeprecationWarning)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", DeprecationWarning)
        stop = threading.Event()
        threading.Thread(target=stop.wait).start()
        child = os.fork()
        if child == 0:
            os._exit(threading.active_count())
    stop.set()
    message = str(caught[0].message)
    print(caught[0].category.__name__)
    print(message.replace(str(os.getpid()), "…"))
    _, status = os.waitpid(child, 0)
    print("threads in the child:", status >> 8)
