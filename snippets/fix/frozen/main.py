# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
import os
import subprocess
import sys

with open("start.py") as start, open("words", "w") as app:
    app.write(f"#!{sys.executable}\n{start.read()}")
os.chmod("words", 0o755)  # an executable of its own
subprocess.run(["./words", "to be or not to be"])
