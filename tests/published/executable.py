import subprocess
import sys

print("running", sys.executable)
subprocess.run([sys.executable, "-c", "print('hello from the child')"])
