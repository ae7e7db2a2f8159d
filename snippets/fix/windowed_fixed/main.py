# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import subprocess
import sys

# Without a console, as pythonw.exe starts a program.
command = f"'{sys.executable}' words.py >&- 2>&-"
subprocess.run(command, shell=True)
with open("log.txt") as log:
    print(log.read(), end="")
