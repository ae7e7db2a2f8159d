import subprocess
import sys

print("running", sys.implementation.name)
subprocess.run([sys.executable, "-c", "print('hello from the child')"])
