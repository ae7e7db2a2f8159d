import os

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
print("may run on", len(os.sched_getaffinity(0)), "cpu")
