# /// script
# [tool.snippet]
# platforms = ["linux"]
# ///
import os
import threading
from logging.handlers import QueueHandler

# What you write, and whether it is there.
CALLS = {
    "threading.settrace_all_threads(trace)": hasattr(
        threading, "settrace_all_threads"
    ),
    "threading.setprofile_all_threads(trace)": hasattr(
        threading, "setprofile_all_threads"
    ),
    "os.setns(fd)": hasattr(os, "setns"),
    "os.unshare(flags)": hasattr(os, "unshare"),
    "handler.listener": hasattr(
        QueueHandler(None), "listener"
    ),
}
for call, there in CALLS.items():
    print(call, "yes" if there else "no", sep=": ")
