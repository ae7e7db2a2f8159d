import subprocess
import sys

p = subprocess.Popen([sys.executable, "-c", "print('child speaks')"])
print("started child with PID", p.pid)
print("returned", p.wait())
