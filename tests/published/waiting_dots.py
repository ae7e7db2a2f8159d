import time
from multiprocessing import Event

print("waiting for the answer ...", end=" ", flush=True)
Event().wait()
print("there it is")
time.sleep(1)
