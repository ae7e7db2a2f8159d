import os
import signal
import subprocess
import sys

shop = subprocess.Popen(
    [sys.executable, "-X", "faulthandler", "shop.py"],
    stdout=subprocess.PIPE,
    stderr=subprocess.PIPE,
    text=True,
)
packer_pid = int(shop.stdout.readline())
print(shop.stdout.readline(), end="")
try:
    shop.wait(timeout=0.5)
except subprocess.TimeoutExpired:
    os.kill(packer_pid, signal.SIGABRT)
out, err = shop.communicate()
print(out, end="")
lines = err.splitlines()
print(lines[0])
print(next(x for x in lines if "shop.py" in x))
